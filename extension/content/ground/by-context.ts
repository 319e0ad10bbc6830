/**
 * What a name means that no element has: “Owner of Lena Berg” is the Owner in the row that says Lena Berg, “olive
 * colour” the Olive among the colours. A part of the words must be the element's own name, all others must stand
 * close around it; of those that fit, the ones with the least around them are meant. Looked for only where nothing
 * is called as the target says, because it reads much.
 */
import { matchText, normalText, type TextMatch } from '../../../shared/plan/match-text.ts';
import { GOOD_ENOUGH } from '../../../shared/plan/grounding.ts';
import type { ElementTarget } from '../../../shared/plan/target.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedParent } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { contextWords, isEmpty, isJoint, type ContextWords } from './context-words.ts';
import type { Picked } from './picked.ts';

/** Enough to be chosen, less than any name that fits as it stands. */
const CONTEXT_SCORE = GOOD_ENOUGH + 1;
/** Characters of text around: of an entry, and of anything else. */
const MAX_ENTRY_TEXT = 2000;
const MAX_TEXT = 600;
const ENTRY = /^(?:row|listitem|treeitem|article|option|group|radiogroup|dialog)$/;
const ENTRY_TAG = /^(?:tr|li|article|fieldset|dialog)$/;
const MAX_CANDIDATES = 400;
const MAX_OWN_TEXTS = 8;

const SAYS: ReadonlySet<TextMatch> = new Set<TextMatch>([
  'exact',
  'normal',
  'squashed',
  'prefix',
  'words',
  'stem',
  'same',
  'stem-words',
]);
const says = (word: string, text: string) => SAYS.has(matchText(word, text));

/** What grounding has read of an element already. */
export interface ReadElement {
  readonly element: Element;
  readonly texts: readonly string[];
  /** How well it fits the target without its `within`, 0 to 100. */
  readonly score: number;
  readonly isVisible: boolean;
  readonly fit: number;
}

interface Placed {
  readonly element: Element;
  readonly fit: number;
  /** The smallest part of the page around it that says the rest; the element itself where nothing else was said. */
  readonly around: Element;
  readonly size: number;
  readonly said: number;
}

const wordsOf = (text: string) =>
  normalText(text)
    .split(/[^\p{L}\p{N}@.]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
const IS_NUMBER = /^[\p{N}.]+$/u;

/**
 * Which of the words the element's own texts say, where these say nothing besides: “Log out” is not what “Log in” means,
 * “Press 2” not “Press 3”. Numbers count only where one was said: “Dentist event” is “14:30 Dentist”.
 */
function ownWords(texts: readonly string[], { words, heads }: ContextWords): readonly string[] {
  const hasNumber = words.some((word) => IS_NUMBER.test(word));
  let best: readonly string[] = [];
  for (const text of texts.slice(0, MAX_OWN_TEXTS)) {
    const own = words.filter((word) => says(word, text));
    if (own.length <= best.length || !own.some((word) => heads.includes(word))) continue;
    const isSaid = (shown: string) => own.some((word) => says(word, shown) || says(shown, word));
    const others = wordsOf(text).filter((shown) => (hasNumber || !IS_NUMBER.test(shown)) && !isEmpty(shown));
    if (others.every(isSaid)) best = own;
  }
  return best;
}

class Surroundings {
  readonly #pass: ReadingPass;
  readonly #texts = new Map<Element, string | undefined>();

  constructor(pass: ReadingPass) {
    this.#pass = pass;
  }

  /** The text of a part of the page, with its own label; undefined when it is too much to be close by. */
  #textOf(element: Element): string | undefined {
    if (this.#texts.has(element)) return this.#texts.get(element);
    const isEntry = ENTRY_TAG.test(element.localName) || ENTRY.test(roleOf(element, this.#pass));
    const raw = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
    const text =
      raw.length > (isEntry ? MAX_ENTRY_TEXT : MAX_TEXT)
        ? undefined
        : `${element.getAttribute('aria-label') ?? ''} ${raw}`;
    this.#texts.set(element, text);
    return text;
  }

  /** Where all of the words are said around an element. */
  find(element: Element, words: readonly string[]): { around: Element; size: number } | undefined {
    if (words.length === 0) return { around: element, size: 0 };
    for (let up = composedParent(element).element; up !== undefined; up = composedParent(up).element) {
      const text = this.#textOf(up);
      if (text === undefined) return undefined;
      if (words.every((word) => says(word, text))) return { around: up, size: text.length };
    }
    return undefined;
  }
}

/** Rows of one table, cards of one list: what is of the same make at the same place. */
function isAlike(one: Element, other: Element): boolean {
  return one === other || (one.localName === other.localName && one.parentElement === other.parentElement);
}

function placed(elements: readonly ReadElement[], target: ElementTarget, pass: ReadingPass): Placed[] {
  const surroundings = new Surroundings(pass);
  const wanted = target.name === undefined ? undefined : contextWords(target.name);
  const place = target.within?.name === undefined ? [] : contextWords(target.within.name).words;
  const named = elements.flatMap((one) => {
    const isNamed = one.score >= GOOD_ENOUGH;
    const own = isNamed || wanted === undefined ? [] : ownWords(one.texts, wanted);
    const rest = isNamed ? [] : (wanted?.words.filter((word) => !own.includes(word)) ?? []);
    // “Log in” is no “Log” with an “in” somewhere around it.
    return (isNamed || own.length > 0) && !rest.some((word) => isJoint(word)) ? [{ ...one, own, rest }] : [];
  });
  return named.slice(0, MAX_CANDIDATES).flatMap(({ element, fit, own, rest }) => {
    const found = surroundings.find(element, [...rest, ...place]);
    return found === undefined ? [] : [{ element, fit, ...found, said: own.length }];
  });
}

/** The elements that a target means by what stands around them, in document order; empty when none does. */
export function groundByContext(read: readonly ReadElement[], target: ElementTarget, pass: ReadingPass): Picked[] {
  const isPlaced = target.within?.name !== undefined && target.within.kind !== 'page';
  if (!isPlaced && target.name?.includes(' ') !== true) return [];
  const candidates = read.filter(({ isVisible, fit }) => isVisible && fit > 0);
  const found = placed(candidates, target, pass).toSorted((a, b) => a.size - b.size || b.said - a.said);
  const best = found[0];
  if (best === undefined) return [];
  const alike = found.filter(
    ({ around, said, size }) => said === best.said && (size === 0 || isAlike(around, best.around)),
  );
  // A button in a cell of the same name acts; the cell does not.
  const bestFit = Math.max(...alike.map(({ fit }) => fit));
  const equals = alike.filter(({ fit }) => fit === bestFit);
  return equals.map(({ element }) => ({ element, score: CONTEXT_SCORE }));
}
