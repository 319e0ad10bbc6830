/** Which pages no extension may enter, so that ARQ says so before it tries. Pure. */

const CHROMIUM_CLOSED = ['chromewebstore.google.com', 'chrome.google.com'];
/** `extensions.webextensions.restrictedDomains` of Firefox. */
const FIREFOX_CLOSED = [
  'accounts-static.cdn.mozilla.net',
  'accounts.firefox.com',
  'addons.cdn.mozilla.net',
  'addons.mozilla.org',
  'api.accounts.firefox.com',
  'content.cdn.mozilla.net',
  'discovery.addons.mozilla.org',
  'oauth.accounts.firefox.com',
  'profile.accounts.firefox.com',
  'support.mozilla.org',
  'sync.services.mozilla.com',
];

/** True when content scripts may run there. `about:blank` belongs to whoever opened it and is entered as well. */
export function canEnter(url: string, isFirefox: boolean): boolean {
  if (url === 'about:blank' || url === '') return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname } = new URL(url);
  if (protocol === 'file:') return !isFirefox;
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (isFirefox) return !FIREFOX_CLOSED.includes(hostname);
  return !CHROMIUM_CLOSED.includes(hostname) || (hostname === 'chrome.google.com' && !pathname.startsWith('/webstore'));
}
