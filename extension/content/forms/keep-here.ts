/**
 * Without a gesture of the user's the browser blocks what wants a new tab as a pop-up. A form for a new tab is sent
 * in this one instead; links are opened by the background, which may.
 */

/** True for a target that is no new tab: this one, or a frame that exists. */
export function isFrameName(name: string): boolean {
  return ['_self', '_parent', '_top'].includes(name.toLowerCase()) || document.getElementsByName(name).length > 0;
}

function attributeOf(element: unknown): readonly [Element, string] | undefined {
  if (element instanceof HTMLFormElement || element instanceof HTMLAnchorElement) return [element, 'target'];
  return element instanceof HTMLButtonElement || element instanceof HTMLInputElement
    ? [element, 'formtarget']
    : undefined;
}

/** Makes forms, their buttons and links stay in this tab until the returned function is called. */
export function keepHere(elements: readonly unknown[]): () => void {
  const undo: (() => void)[] = [];
  for (const one of elements) {
    const [element, attribute] = attributeOf(one) ?? [];
    if (element === undefined || attribute === undefined) continue;
    const value = element.getAttribute(attribute);
    if (value === null || value === '' || isFrameName(value)) continue;
    element.setAttribute(attribute, '_self');
    undo.push(() => element.setAttribute(attribute, value));
  }
  return () => {
    for (const restore of undo) restore();
  };
}
