/**
 * What shows only while the pointer rests on something around it: buttons of a row, menus of a navigation. Scripts that
 * listen for the pointer are told that it came; style sheets with `:hover` heed the real pointer alone, so that what
 * they would show is read off their rules and acted on as it is.
 */
import { composedParent } from '../dom/composed-tree.ts';
import { isVisible } from '../dom/visibility.ts';

/** How far around an element one would point. */
const MAX_LEVELS = 8;
const MAX_RULES = 20_000;

/** The nearest thing around a hidden element that one can point at; undefined when only the page itself is seen. */
export function pointedAround(element: Element): Element | undefined {
  let holder = composedParent(element).element;
  for (let level = 0; holder !== undefined && level < MAX_LEVELS; level += 1) {
    if (holder === document.body || holder === document.documentElement) return undefined;
    const { width, height } = holder.getBoundingClientRect();
    if (width > 0 && height > 0 && isVisible(holder)) return holder;
    holder = composedParent(holder).element;
  }
  return undefined;
}

type Hiding = 'display' | 'visibility' | 'opacity';

interface Hidden {
  readonly element: Element;
  readonly by: Hiding;
}

function hidesWith(by: Hiding, value: string): boolean {
  if (by === 'opacity') return Number.parseFloat(value) === 0;
  return value === 'none' || value === 'hidden' || value === 'collapse';
}

/** Selects this element and no other of its tree. */
function pathOf(element: Element): string {
  let path = '';
  let one = element;
  for (; one.parentElement !== null; one = one.parentElement) path = ` > ${placeOf(one)}${path}`;
  return one.parentNode instanceof ShadowRoot ? `:host > ${placeOf(one)}${path}` : `:root${path}`;
}

function placeOf(element: Element): string {
  let place = 1;
  for (let one = element.previousElementSibling; one !== null; one = one.previousElementSibling) place += 1;
  return `:nth-child(${place})`;
}

/** The selector as it reads while the pointer is everywhere that it can be: nothing rests on what takes no room. */
function pointedEverywhere(selector: string, { element, by }: Hidden): string {
  const pointed = by === 'opacity' ? ':is(*)' : `:not(${pathOf(element)})`;
  return selector.replaceAll(/:hover(?![\w-])/g, pointed);
}

function* styleRules(rules: CSSRuleList, parent: string): Generator<{ rule: CSSStyleRule; selector: string }> {
  for (const rule of rules) {
    const isStyle = rule instanceof CSSStyleRule;
    const own = isStyle ? rule.selectorText : parent;
    const selector = isStyle && parent !== '' ? own.replaceAll('&', `:is(${parent})`) : own;
    if (isStyle) yield { rule, selector };
    const inner: unknown = Reflect.get(rule, 'cssRules');
    if (inner instanceof CSSRuleList && inner.length > 0) yield* styleRules(inner, selector);
  }
}

function* allRules(root: Document | ShadowRoot): Generator<{ rule: CSSStyleRule; selector: string }> {
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      // Sheets of other sites keep their rules to themselves.
      continue;
    }
    yield* styleRules(rules, '');
  }
}

/**
 * True when a rule that waits for the pointer undoes what hides the element. One that holds already has not undone it;
 * neither does one without `!important` undo the element's own style or a rule that has it.
 */
function isUndoneByHover(hidden: Hidden): boolean {
  const { element, by } = hidden;
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  const own = element instanceof HTMLElement || element instanceof SVGElement ? element.style : undefined;
  let isKept = own !== undefined && hidesWith(by, own.getPropertyValue(by));
  let isUndone = false;
  let seen = 0;
  for (const { rule, selector } of allRules(root)) {
    seen += 1;
    if (seen > MAX_RULES) return false;
    const value = rule.style.getPropertyValue(by);
    if (value === '') continue;
    const isImportant = rule.style.getPropertyPriority(by) !== '';
    if (hidesWith(by, value)) {
      isKept ||= isImportant && matches(element, selector);
    } else if (selector.includes(':hover') && !matches(element, selector)) {
      if (!matches(element, pointedEverywhere(selector, hidden))) continue;
      if (isImportant) return true;
      isUndone = true;
    }
  }
  return isUndone && !isKept;
}

/** True when style sheets show the element, and all that hides it below its holder, to a pointer that rests around it. */
export function isShownByHover(element: Element, holder: Element): boolean {
  const chain: Element[] = [];
  for (let one: Element | undefined = element; one !== undefined && one !== holder; one = composedParent(one).element)
    chain.push(one);
  const hidden = chain.flatMap((one): Hidden[] => {
    const style = getComputedStyle(one);
    const hiding = (['display', 'opacity'] as const).filter((by) => hidesWith(by, style.getPropertyValue(by)));
    return hiding.map((by) => ({ element: one, by }));
  });
  if (!hidden.every((one) => isUndoneByHover(one))) return false;
  if (!hidesWith('visibility', getComputedStyle(element).visibility)) return hidden.length > 0;
  return isMadeVisible(chain);
}

/** Visibility is inherited: it is undone where it was set, or below that. */
function isMadeVisible(chain: readonly Element[]): boolean {
  for (const element of chain) {
    if (isUndoneByHover({ element, by: 'visibility' })) return true;
    const parent = composedParent(element).element;
    if (parent === undefined || getComputedStyle(parent).visibility === 'visible') return false;
    if (element instanceof HTMLElement && element.style.visibility !== '') return false;
  }
  return false;
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
