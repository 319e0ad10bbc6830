import { browser } from 'wxt/browser';

/** Says something short outside of any page. */
export async function notify(title: string, message: string): Promise<void> {
  await browser.notifications.create({
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    // Chromium refuses an empty message.
    message: message === '' ? 'ARQ' : message,
  });
}
