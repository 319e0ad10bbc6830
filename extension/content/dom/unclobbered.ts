/**
 * Names that a page cannot take. `<img name=body>` takes `document.body`, and `<input name=children>` takes `children`
 * of its form, for content scripts too: the names of such elements go before what the DOM offers (HTML, named access
 * on Document and on forms). Symbols do not. Here each name that the page engine reads gets one, on the prototypes that
 * have it; the build puts them in the place of the names (`extension/build/unclobber.ts`).
 *
 * Only Chromium needs it: Firefox shows content scripts the DOM as it is. https://dom.spec.whatwg.org/, Xray vision.
 */
export const UNCLOBBERED: readonly string[] = (
  'documentElement body head title hidden readyState visibilityState images forms baseURI defaultView scrollingElement ' +
  'activeElement designMode execCommand getSelection getElementById getElementsByName getAnimations elementFromPoint ' +
  'elementsFromPoint createTreeWalker createRange createElement createEvent querySelector querySelectorAll ' +
  'addEventListener removeEventListener dispatchEvent getAttribute hasAttribute setAttribute removeAttribute ' +
  'toggleAttribute getAttributeNames attributes closest matches getRootNode getBoundingClientRect getClientRects contains ' +
  'compareDocumentPosition scrollIntoView scrollTo scrollBy scrollTop scrollLeft scrollWidth scrollHeight clientWidth ' +
  'clientHeight offsetWidth offsetHeight focus blur click checkVisibility children childNodes firstChild lastChild ' +
  'firstElementChild lastElementChild childElementCount nextSibling previousSibling nextElementSibling ' +
  'previousElementSibling parentNode parentElement id className classList style innerText textContent shadowRoot ' +
  'assignedSlot slot localName tagName nodeName nodeType isConnected ownerDocument namespaceURI isContentEditable dir ' +
  'lang inert draggable tabIndex dataset append prepend remove before after replaceWith replaceChildren appendChild ' +
  'removeChild insertBefore insertAdjacentHTML insertAdjacentElement cloneNode animate ' +
  'elements requestSubmit submit reset action method target'
).split(' ');

/** The classes that have these names. The build reads this file as well, where there are none. */
export const kindsOfNode = () => [
  EventTarget,
  Node,
  Element,
  HTMLElement,
  SVGElement,
  HTMLFormElement,
  CharacterData,
  DocumentFragment,
  ShadowRoot,
  Document,
];

/** Puts the symbols on the prototypes of this world, which the page does not see, and tells them by name. */
export function makeUnclobbered(): Readonly<Record<string, symbol>> {
  const kinds = kindsOfNode();
  const symbols: Record<string, symbol> = {};
  for (const name of UNCLOBBERED) {
    const key = Symbol(name);
    symbols[name] = key;
    for (const { prototype } of kinds) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      if (descriptor !== undefined) Object.defineProperty(prototype, key, descriptor);
    }
    // Whatever else has a property of that name: an object of ARQ's own, a list of the DOM.
    // oxlint-disable-next-line no-extend-native -- by a symbol that nobody else has, in a world of ARQ's own
    Object.defineProperty(Object.prototype, key, {
      configurable: true,
      get(this: Record<string, unknown>) {
        return this[name];
      },
      set(this: Record<string, unknown>, value: unknown) {
        this[name] = value;
      },
    });
  }
  return symbols;
}
