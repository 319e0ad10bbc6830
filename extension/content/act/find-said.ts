/** Finds what says a text, by what it shows or by what it is called. */
import { matchText } from '../../../shared/plan/match-text.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedParent } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { groundingFacts, ownText } from '../ground/element-facts.ts';
import { isPrivateField } from '../private-fields.ts';
import { elementsOf } from '../snapshot/walk.ts';

/** Longer texts hold other elements that say more exactly where it is. */
const MAX_TEXT = 600;
const CALLED =
  'input, select, textarea, [aria-label], [aria-labelledby], [aria-placeholder], [placeholder], [alt], [title]';
const EDITOR = '[contenteditable]';
/** Words that are written without spaces have no ends to be seen. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

type Said = 'whole' | 'alike' | 'not';

/** `alike`: in other words or forms, and nothing else. */
function howSaid(wanted: string, text: string): Said {
  const match = matchText(wanted, text);
  if (match === 'contains') return WITHOUT_SPACES.test(wanted) ? 'whole' : 'not';
  if (/^(?:exact|normal|squashed|prefix|words)$/.test(match)) return 'whole';
  return match === 'stem' || match === 'same' ? 'alike' : 'not';
}

/** Where one searched for the text is not where it is. */
const isSearchBox = (element: Element, pass: ReadingPass): boolean =>
  roleOf(element, pass) === 'searchbox' || element.closest('search, [role="search"]') !== null;

/** Of fields, these alone show what they hold as text of the page. */
const holdsPrivate = (element: Element, pass: ReadingPass): boolean =>
  [...element.querySelectorAll(EDITOR)].some((editor) => isPrivateField(editor, pass));

function textsOf(element: Element, isShort: boolean, pass: ReadingPass): string[] {
  const editor = element.closest(EDITOR);
  // A text that is found tells that the field holds it: such a one is known by its name alone.
  if (isPrivateField(editor ?? element, pass)) return editor === null ? [cleanLine(nameOf(element, pass))] : [];
  const texts = [ownText(element)];
  if (isShort && element.childElementCount > 0 && element instanceof HTMLElement && !holdsPrivate(element, pass))
    texts.push(cleanLine(element.innerText));
  if (element.matches(CALLED)) {
    const { name, otherTexts } = groundingFacts(element, pass);
    texts.push(name, ...otherTexts);
  }
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (isField && !/^(?:search|hidden|checkbox|radio)$/.test(element.type) && !isSearchBox(element, pass))
    texts.push(cleanLine(element.value));
  return texts.filter((text) => text !== '');
}

/**
 * Looks for one text again and again; what a text says is remembered.
 * @returns the first element, innermost, that says it; one that says it in other words only when none does.
 */
export function seekerOf(wanted: string): () => Element | undefined {
  const known = new Map<string, Said>();
  const said = (text: string): Said => {
    const how = known.get(text) ?? howSaid(wanted, text);
    known.set(text, how);
    return how;
  };
  return () => {
    const pass = new ReadingPass();
    const found: Partial<Record<Said, Element>> = {};
    const long = new Set<Element>();
    const holding = new Set<Element>();
    // What is inside comes before what it is in.
    for (const element of [...elementsOf(document.documentElement, pass)].toReversed()) {
      const parent = composedParent(element).element;
      const isShort = !long.has(element) && (element.textContent ?? '').length <= MAX_TEXT;
      if (!isShort && parent !== undefined) long.add(parent);
      if (!holding.has(element)) {
        const how = textsOf(element, isShort, pass).map((text) => said(text));
        const best = how.includes('whole') ? 'whole' : how.includes('alike') ? 'alike' : 'not';
        if (best === 'not' || !isVisible(element, pass)) continue;
        found[best] = element;
      }
      if (parent !== undefined) holding.add(parent);
    }
    return found.whole ?? found.alike;
  };
}
