/**
 * Names and ids by which extension, browsers and host know each other. Fixed for good: a host manifest names the
 * extension by these ids, and profiles keep data under them.
 */

/** Name of the native messaging host, and of its manifest file. */
export const NATIVE_HOST_NAME = 'com.arq.host';

/** Add-on id in Firefox (`browser_specific_settings.gecko.id`). */
export const GECKO_ID = 'arq@arq.dev';

/** Public key in the manifest (`key`); it fixes the extension's id in Chromium browsers. The private half does not exist any more: only a store needs one, and it makes its own. */
export const CHROMIUM_EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjF6VZob0ibwoykIIZzcK1XYMnmwHGRvZM2iulXfcF9ULmn3SvE09Xcqcwn1X9s70R7jvXla2/FoMcpHIUr1ICrpvpDHHgMXggqudkStpUE3wmPp4tS8ccWEXMGaOFf4pQbrWDVaWQd+pYCsGmMGfkSnkaqNyGjLG4tTS3wvpcTcNYPKDM4eQM7BRaKcYnmri71GL6ZaS/FP1VebEddqyd/Yu9M+Bd4ug5+9+qvou/cwEyfszfoU8Jl7lRjXVybw2jb3zINFEppfg8oJWhC9wvjhFxZuKzpMv/FD9XAQdrdtRGhDFYZPD0OG/cp858oaZPJ7uDpADCupIntnmC+BQrQIDAQAB';

/** First 16 bytes of the SHA-256 of the key, spelled with a–p: how Chromium derives the id. */
export const CHROMIUM_EXTENSION_ID = 'bclefhfndjajfoaojifkiacgmcnonbnb';

/** What registers the host with a browser, said the same wherever it is missing; typed in the folder of ARQ. */
export const SETUP_COMMAND = 'npm run -s arq -- setup';
