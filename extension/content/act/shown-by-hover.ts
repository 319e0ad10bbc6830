/**
 * What shows only while the pointer rests on something around it: buttons of a row, menus of a navigation. Scripts that
 * listen for the pointer are told that it came; style sheets with `:hover` heed the real pointer alone, so that what
 * they would show is read off their rules and acted on as it is.
 */
import { composedParent } from '../dom/composed-tree.ts';
import { isVisible } from '../dom/visibility.ts';
import { openRules, type OpenRule } from './open-rules.ts';
import { alternativesOf, weightOf } from './selector-weight.ts';

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

const INHERITING: ReadonlySet<string> = new Set(['inherit', 'unset']);

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

/** What one of the declarations for an element says, and where it stands in the cascade. */
interface Declared {
  readonly value: string;
  /** It waits for the pointer: without that it says nothing of the element. */
  readonly waits: boolean;
  /** Compared from the first on: https://www.w3.org/TR/css-cascade-5/#cascade-sort */
  readonly strength: readonly [isImportant: number, layer: number, weight: number];
}

function outdoes({ strength: one }: Declared, { strength: other }: Declared): boolean {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at === -1 || (one[at] ?? 0) > (other[at] ?? 0);
}

function ownDeclaration({ element, by }: Hidden): Declared | undefined {
  const style = element instanceof HTMLElement || element instanceof SVGElement ? element.style : undefined;
  const value = style?.getPropertyValue(by) ?? '';
  const isImportant = style?.getPropertyPriority(by) === 'important';
  return value === '' ? undefined : { value, waits: false, strength: [Number(isImportant), Infinity, 0] };
}

/** A list of selectors counts for the element by each of them that selects it while the pointer is there. */
function* declarations({ style, selector, layer }: OpenRule, hidden: Hidden): Generator<Declared> {
  const { element, by } = hidden;
  const value = style.getPropertyValue(by);
  if (value === '') return;
  const isImportant = style.getPropertyPriority(by) !== '';
  for (const one of alternativesOf(selector)) {
    const hovers = one.includes(':hover');
    if (!matches(element, hovers ? pointedEverywhere(one, hidden) : one)) continue;
    const waits = hovers && !matches(element, one);
    yield { value, waits, strength: [Number(isImportant), isImportant ? -layer : layer, weightOf(one)] };
  }
}

/** What holds for the element while the pointer is there; undefined when nothing is declared that can be read. */
function whenPointed(hidden: Hidden): Declared | undefined {
  const root = hidden.element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return undefined;
  let strongest = ownDeclaration(hidden);
  let seen = 0;
  for (const rule of openRules(root)) {
    seen += 1;
    if (seen > MAX_RULES) return undefined;
    for (const declared of declarations(rule, hidden))
      if (strongest === undefined || outdoes(declared, strongest)) strongest = declared;
  }
  return strongest;
}

/** True when a rule that waits for the pointer undoes what hides the element, and none outdoes that. */
function isUndoneByHover(hidden: Hidden): boolean {
  const declared = whenPointed(hidden);
  return declared !== undefined && declared.waits && !hidesWith(hidden.by, declared.value);
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

/** Visibility is inherited: what is declared nearest counts. */
function isMadeVisible(chain: readonly Element[]): boolean {
  for (const element of chain) {
    const declared = whenPointed({ element, by: 'visibility' });
    if (declared !== undefined && !INHERITING.has(declared.value))
      return declared.waits && !hidesWith('visibility', declared.value);
    const parent = composedParent(element).element;
    if (parent === undefined || getComputedStyle(parent).visibility === 'visible') return false;
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
