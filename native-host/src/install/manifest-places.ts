import { join } from 'node:path';
import { NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';
import type { BrowserChoice } from '../browsers/browser-kinds.ts';

/** Where the user's own copy of a browser looks for native hosts: a file, or a registry key that names a file. */
export type ManifestPlace =
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'registry'; readonly key: string };

const linuxFolders: Record<BrowserChoice, string> = {
  chromium: 'chromium/NativeMessagingHosts',
  chrome: 'google-chrome/NativeMessagingHosts',
  edge: 'microsoft-edge/NativeMessagingHosts',
  brave: 'BraveSoftware/Brave-Browser/NativeMessagingHosts',
  firefox: '.mozilla/native-messaging-hosts',
};

const macFolders: Record<BrowserChoice, string> = {
  chromium: 'Chromium/NativeMessagingHosts',
  chrome: 'Google/Chrome/NativeMessagingHosts',
  edge: 'Microsoft Edge/NativeMessagingHosts',
  brave: 'BraveSoftware/Brave-Browser/NativeMessagingHosts',
  firefox: 'Mozilla/NativeMessagingHosts',
};

const windowsKeys: Record<BrowserChoice, string> = {
  chromium: 'Chromium',
  chrome: 'Google\\Chrome',
  edge: 'Microsoft\\Edge',
  // Brave reads the key of Chrome.
  brave: 'Google\\Chrome',
  firefox: 'Mozilla',
};

export interface UserFolders {
  readonly platform: NodeJS.Platform;
  readonly userHome: string;
  /** XDG_CONFIG_HOME, when it is set. */
  readonly configHome?: string | undefined;
}

/**
 * The place of the native host manifest for one browser of this user.
 * https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-location
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests#manifest_location
 */
export function manifestPlace(browser: BrowserChoice, folders: UserFolders): ManifestPlace {
  const file = `${NATIVE_HOST_NAME}.json`;
  if (folders.platform === 'win32') {
    return {
      type: 'registry',
      key: `HKCU\\Software\\${windowsKeys[browser]}\\NativeMessagingHosts\\${NATIVE_HOST_NAME}`,
    };
  }
  if (folders.platform === 'darwin') {
    return { type: 'file', path: join(folders.userHome, 'Library/Application Support', macFolders[browser], file) };
  }
  const base = browser === 'firefox' ? folders.userHome : (folders.configHome ?? join(folders.userHome, '.config'));
  return { type: 'file', path: join(base, linuxFolders[browser], file) };
}
