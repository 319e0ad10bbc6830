/** Elements that take focus without a tabindex, unless disabled. */
const NATIVE =
  'a[href], area[href], button, input:not([type="hidden" i]), select, textarea, iframe, audio[controls], video[controls], summary:first-of-type, [contenteditable]:not([contenteditable="false" i])';

/** True when the element can receive focus by keyboard, pointer or script. Rendering is not looked at. */
export function isFocusable(element: Element): boolean {
  if (isDisabled(element)) return false;
  const tabIndex = element.getAttribute('tabindex');
  if (tabIndex !== null && /^\s*[-+]?\d/.test(tabIndex)) return true;
  if (element.localName === 'summary') return element.parentElement?.localName === 'details';
  if (element.namespaceURI === 'http://www.w3.org/2000/svg') {
    return element.localName === 'a' && (element.hasAttribute('href') || element.hasAttribute('xlink:href'));
  }
  return element.matches(NATIVE);
}

/** True when the browser itself treats the element as disabled, also through a disabled fieldset. */
export function isDisabled(element: Element): boolean {
  return element.matches(':disabled');
}
