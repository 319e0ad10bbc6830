/** HTML elements that take focus by themselves, whatever their attributes. */
const ALWAYS = new Set(['button', 'iframe', 'select', 'textarea']);
/** Elements that the browser can disable. */
const DISABLEABLE = new Set(['button', 'fieldset', 'input', 'optgroup', 'option', 'select', 'textarea']);
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

function takesFocusByItself(element: Element): boolean {
  const name = element.localName;
  if (ALWAYS.has(name)) return true;
  if (name === 'a' && element.namespaceURI === SVG_NAMESPACE) {
    return element.hasAttribute('href') || element.hasAttribute('xlink:href');
  }
  if (name === 'a' || name === 'area') return element.hasAttribute('href');
  if (name === 'input') return element.getAttribute('type')?.toLowerCase() !== 'hidden';
  if (name === 'summary') return element.parentElement?.localName === 'details';
  if (name === 'audio' || name === 'video') return element.hasAttribute('controls');
  return isEditingHost(element);
}

/** True for an element that the page made editable (`contenteditable`), not for what it holds. */
export function isEditingHost(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable.toLowerCase() !== 'false';
}

/** True when the element can receive focus by keyboard, pointer or script. Rendering is not looked at. */
export function isFocusable(element: Element): boolean {
  const tabIndex = element.getAttribute('tabindex');
  const isFocusTarget = (tabIndex !== null && /^\s*[-+]?\d/.test(tabIndex)) || takesFocusByItself(element);
  return isFocusTarget && !isDisabled(element);
}

/** True when the browser itself treats the element as disabled, also through a disabled fieldset. */
export function isDisabled(element: Element): boolean {
  if (!DISABLEABLE.has(element.localName) && !element.localName.includes('-')) return false;
  return element.matches(':disabled');
}
