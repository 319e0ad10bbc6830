/** What the browser asks the user for, beyond what it was asked at installation. */
export const permission = {
  title: 'ARQ may not see sites yet',
  text: 'Firefox asks you once. Without it ARQ cannot read or act in a tab.',
  allow: 'Allow sites',
  denied: 'Firefox did not grant access to sites. ARQ stays blind until it does.',
  wantedTitle: {
    history: 'ARQ was asked for your history',
    bookmarks: 'ARQ was asked for your bookmarks',
    cookies: 'ARQ was asked for cookies',
    downloads: 'ARQ was asked for a download',
    sessions: 'ARQ was asked for closed tabs',
  },
  wantedText: 'The browser asks you once. Without it that request cannot be done.',
  wantedAllow: 'Allow',
  wantedRefuse: 'Not now',
};
