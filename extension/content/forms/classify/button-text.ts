const LETTER = /[\p{L}\p{N}]/u;

/** What a button says: its text, its value, its picture's words. An arrow or a sign alone says nothing. */
export function buttonText(button: Element): string {
  const value = button.localName === 'input' ? (button.getAttribute('value') ?? '') : '';
  const own = ['aria-label', 'alt', 'title'].map((name) => button.getAttribute(name) ?? '');
  const picture = button.querySelector('img[alt]')?.getAttribute('alt') ?? '';
  const text = (button.textContent ?? '').slice(0, 200).trim();
  return [text, value, ...(LETTER.test(text + value) ? [] : [picture, ...own])]
    .filter((one) => one !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
