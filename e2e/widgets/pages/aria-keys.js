/** What the patterns of the ARIA Authoring Practices share: roving focus and typing ahead. */

/** Handlers by key; a handler that returns `false` leaves the key to the browser. */
export function onKeys(element, keys) {
  element.addEventListener('keydown', (event) => {
    const name = [event.ctrlKey && 'Control', event.shiftKey && 'Shift', event.altKey && 'Alt', event.key === ' ' ? 'Space' : event.key].filter(Boolean).join('+');
    const handler = keys[name];
    if (handler === undefined || handler(event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** One of the elements is a tab stop; it gets the focus. */
export function rove(elements, element) {
  if (element === undefined) return;
  for (const one of elements) one.tabIndex = one === element ? 0 : -1;
  element.focus();
}

export function around(elements, from, by) {
  const at = elements.indexOf(from);
  return elements[(at + by + elements.length) % elements.length];
}

export function startingWith(elements, from, letter) {
  const at = elements.indexOf(from);
  const turned = [...elements.slice(at + 1), ...elements.slice(0, at + 1)];
  return turned.find((one) => one.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}

export const isLetter = (event) => event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
