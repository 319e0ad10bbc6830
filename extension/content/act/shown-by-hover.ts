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

function shows({ style }: CSSStyleRule): boolean {
  const { display, visibility, opacity } = style;
  return (
    (display !== '' && display !== 'none') ||
    visibility === 'visible' ||
    visibility === 'inherit' ||
    (opacity !== '' && Number.parseFloat(opacity) > 0)
  );
}

/** The selector as it reads while the pointer is everywhere. */
const pointedEverywhere = (selector: string) => selector.replaceAll(/:hover(?![\w-])/g, ':is(*)');

function* styleRules(rules: CSSRuleList, parent: string): Generator<{ rule: CSSStyleRule; selector: string }> {
  for (const rule of rules) {
    const isStyle = rule instanceof CSSStyleRule;
    const own = isStyle ? rule.selectorText : parent;
    const selector = isStyle && parent !== '' ? own.replaceAll('&', `:is(${parent})`) : own;
    if (isStyle && selector.includes(':hover')) yield { rule, selector };
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

/** True when a style sheet shows the element, or what holds it, to a pointer that rests around it. */
export function isShownByHover(element: Element, holder: Element): boolean {
  const chain: Element[] = [];
  for (let one: Element | undefined = element; one !== undefined && one !== holder; one = composedParent(one).element)
    chain.push(one);
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  let seen = 0;
  for (const { rule, selector } of allRules(root)) {
    seen += 1;
    if (seen > MAX_RULES) return false;
    if (!shows(rule)) continue;
    const pointed = pointedEverywhere(selector);
    if (chain.some((one) => matches(one, pointed))) return true;
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
