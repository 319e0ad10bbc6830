/** What browsers say when a page cannot be loaded, in words. Pure. */

/** Codes of `nsINetUtil` and friends as Firefox's webNavigation reports them: "Error code 2152398861". */
const FIREFOX_CODES: Readonly<Record<number, string>> = {
  2152398850: 'NS_BINDING_ABORTED',
  2152398861: 'NS_ERROR_CONNECTION_REFUSED',
  2152398862: 'NS_ERROR_NET_TIMEOUT',
  2152398864: 'NS_ERROR_OFFLINE',
  2152398866: 'NS_ERROR_UNKNOWN_PROTOCOL',
  2152398868: 'NS_ERROR_NET_RESET',
  2152398878: 'NS_ERROR_UNKNOWN_HOST',
  2152398879: 'NS_ERROR_REDIRECT_LOOP',
  2152398867: 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED',
  2152398919: 'NS_ERROR_NET_INTERRUPT',
  2152398920: 'NS_ERROR_PROXY_CONNECTION_REFUSED',
};

const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/CONNECTION_REFUSED/, 'nothing answers at that address'],
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST/, 'there is no such host'],
  [/TIMED_OUT|TIMEOUT/, 'the server did not answer in time'],
  [/INTERNET_DISCONNECTED|OFFLINE/, 'this computer is offline'],
  [/RESET|CLOSED|EMPTY_RESPONSE|INTERRUPT/, 'the server hung up'],
  [/CERT|SSL|SEC_ERROR|MOZILLA_PKIX/, 'its certificate cannot be trusted'],
  [/REDIRECT/, 'it redirects in a circle'],
  [/UNSAFE_PORT|PORT_ACCESS/, 'browsers refuse that port'],
  [/BLOCKED/, 'something in the browser blocks it'],
];

/** The browser's name of the error: `net::ERR_CONNECTION_REFUSED`, `NS_ERROR_UNKNOWN_HOST`. */
export function netErrorName(error: string): string {
  const code = /^Error code (\d+)$/.exec(error)?.[1];
  return code === undefined ? error : (FIREFOX_CODES[Number(code)] ?? error);
}

/** “nothing answers at that address (net::ERR_CONNECTION_REFUSED)” */
export function describeNetError(error: string): string {
  const name = netErrorName(error);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(name))?.[1];
  return meaning === undefined ? name : `${meaning} (${name})`;
}

/** True when the load did not fail but was given up: a download, a "no content" answer, another load in its place. */
export function isAborted(error: string): boolean {
  return /ERR_ABORTED|NS_BINDING_ABORTED/.test(netErrorName(error));
}
