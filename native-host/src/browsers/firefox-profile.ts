import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { GECKO_ID } from '../../../shared/protocol/identity.ts';

/**
 * A profile that runs an unsigned add-on lying in its `extensions` folder, grants it the hosts that its manifest asks
 * for, and asks and reports nothing. Signatures can be switched off in ESR, Developer Edition and Nightly alone.
 */
const preferences: Readonly<Record<string, boolean | number | string>> = {
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  'extensions.enabledScopes': 15,
  'extensions.startupScanScopes': 15,
  'extensions.originControls.grantByDefault': true,
  'extensions.update.enabled': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'app.shield.optoutstudies.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.sessionstore.resume_from_crash': false,
  'browser.tabs.warnOnClose': false,
  'browser.warnOnQuit': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'termsofuse.acceptedVersion': 999,
  'browser.preonboarding.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'sidebar.animation.enabled': false,
};

function preferencesText(): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** The extension's files as one archive; an XPI is a zip. Names are sorted and dates fixed, so equal input gives equal bytes. */
export function packExtension(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(folder, path)).isFile())
    .toSorted();
  const contents = Object.fromEntries(
    files.map((path) => [path.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, path)))]),
  );
  return zipSync(contents, { level: 6, mtime: '2020-01-01T00:00:00Z' });
}

/** Puts preferences and the packed extension into a profile folder. */
export function prepareFirefoxProfile(profile: string, extensionFolder: string): void {
  const extensions = join(profile, 'extensions');
  mkdirSync(extensions, { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, 'user.js'), preferencesText());
  const partial = join(extensions, '.partial');
  writeFileSync(partial, packExtension(extensionFolder));
  renameSync(partial, join(extensions, `${GECKO_ID}.xpi`));
}
