import { defineConfig } from 'wxt';
import { unclobberPlugin } from './extension/build/unclobber.ts';
import { CHROMIUM_EXTENSION_KEY, GECKO_ID } from './shared/protocol/identity.ts';

/**
 * Permissions are decided for good: a required one that comes later would disable the extension until the user agrees
 * again. Optional ones are asked for at first need. The README says why of each.
 */
const REQUIRED = [
  'nativeMessaging', // talks to the host on this computer
  'tabs', // titles and addresses of tabs: which page a sentence means
  'scripting', // enters tabs that were open before ARQ was installed
  'webNavigation', // knows frames, and when a page has loaded
  'webRequest', // lists the requests of a tab that is asked about; it only looks, and adds no warning to access to sites
  'storage', // settings and what survives a sleeping background
  'unlimitedStorage', // journal and pictures of runs, when there is no host
  'contextMenus', // the entries in the page's menu
  'alarms', // looks for the host again after a pause
  'notifications', // says where a screenshot was saved, or that a run needs you
  'tabGroups', // shows which tabs ARQ works in
  'declarativeNetRequest', // keeps a run from reaching sites it has no business with
] as const;
/** `debugger` cannot be optional in Chrome: trusted input where the user switched it on, and pictures without a window, need it. */
const REQUIRED_CHROMIUM = ['sidePanel', 'debugger'] as const;
const OPTIONAL = [
  'history', // "open the page I read yesterday"
  'bookmarks', // "bookmark this"
  'downloads', // "download the report", and saying where it went
  'cookies', // "sign me out of this site"
  'sessions', // "reopen the tab I closed"
  'clipboardRead', // "paste what I copied"
  'clipboardWrite', // "copy the text of the page"
  'userScripts', // scripts the user brings along
] as const;
const OPTIONAL_CHROMIUM = ['pageCapture'] as const; // "save this page as one file"

export default defineConfig({
  // The build script builds beside the finished folder and swaps.
  outDir: process.env['ARQ_EXTENSION_OUTPUT'] ?? '.output',
  srcDir: 'extension',
  publicDir: 'manifest-assets',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: ({ browser }) => ({
    build: { target: 'es2023' },
    // Firefox shows content scripts the DOM as it is, whatever a page named in it.
    plugins: browser === 'firefox' ? [] : [unclobberPlugin()],
  }),
  manifest: ({ browser }) => {
    const isFirefox = browser === 'firefox';
    return {
      name: '__MSG_extName__',
      description: '__MSG_extDescription__',
      default_locale: 'en',
      permissions: isFirefox ? [...REQUIRED] : [...REQUIRED, ...REQUIRED_CHROMIUM],
      optional_permissions: isFirefox ? [...OPTIONAL] : [...OPTIONAL, ...OPTIONAL_CHROMIUM],
      host_permissions: ['<all_urls>'],
      action: { default_title: '__MSG_actionTitle__', default_icon: icons(16, 32, 48) },
      icons: icons(16, 32, 48, 96, 128),
      commands: {
        [isFirefox ? '_execute_sidebar_action' : '_execute_action']: {
          suggested_key: { default: 'Alt+A' },
          ...(isFirefox ? { description: '__MSG_commandOpen__' } : {}),
        },
        'stop-everything': {
          suggested_key: { default: 'Ctrl+Shift+Period', mac: 'Command+Shift+Period' },
          description: '__MSG_commandStop__',
        },
      },
      ...(isFirefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: GECKO_ID,
                strict_min_version: '140.0',
                data_collection_permissions: { required: ['none'] },
              },
            },
          }
        : {
            key: CHROMIUM_EXTENSION_KEY,
            // Firefox tells which iframe is which frame; there nothing is in pages that ARQ was not asked about.
            content_scripts: [
              {
                matches: ['<all_urls>'],
                js: ['frame-door.js'],
                all_frames: true,
                match_about_blank: true,
                match_origin_as_fallback: true,
                run_at: 'document_start',
              },
            ],
            minimum_chrome_version: '125',
            incognito: 'spanning',
          }),
    };
  },
});

function icons(...sizes: readonly number[]): Record<number, string> {
  return Object.fromEntries(sizes.map((size) => [size, `icon/${size}.png`]));
}
