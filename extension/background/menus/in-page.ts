/** Functions that `scripting.executeScript` carries into a page: each stands alone. */

/** Web addresses of the links that the selection touches, each once, in order. */
export function linksInSelection(): string[] {
  const selection = getSelection();
  if (selection === null) return [];
  const links = [...document.links].filter((link) => selection.containsNode(link, true));
  return [...new Set(links.map(({ href }) => href).filter((href) => /^https?:/.test(href)))];
}

/** Puts text on the clipboard. Wants the extension's `clipboardWrite`; the page's focus and selection stay. */
export function copyInPage(text: string): void {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('copy', write, { capture: true, once: true });
  document.execCommand('copy');
  removeEventListener('copy', write, { capture: true });
}
