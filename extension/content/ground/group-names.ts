/** What an element is called together with its group: "Weekly newsletter", "Billing city", "Remove Bob". */
import { matchText, type TextMatch } from '../../../shared/plan/match-text.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedParent } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';

const GROUPS = /^(?:group|radiogroup|region|form|toolbar|tabpanel|dialog|listbox|article)$/;
const ENTRY_TITLE = 'th, td, [role="rowheader"], [role="cell"], h1, h2, h3, h4, h5, h6, [role="heading"], strong, b';
const CHOOSES: ReadonlySet<TextMatch> = new Set<TextMatch>(['exact', 'normal', 'same']);
const MAX_GROUPS = 3;
const MAX_TITLE = 80;

function titleOf(ancestor: Element, element: Element, pass: ReadingPass): string {
  if (/^(?:tr|li|article)$/.test(ancestor.localName) || /^(?:row|listitem|treeitem)$/.test(roleOf(ancestor, pass))) {
    const title = ancestor.querySelector(ENTRY_TITLE);
    return title === null || title.contains(element) ? '' : cleanLine(title.textContent ?? '');
  }
  return GROUPS.test(roleOf(ancestor, pass)) || /^(?:fieldset|select)$/.test(ancestor.localName)
    ? cleanLine(nameOf(ancestor, pass))
    : '';
}

/** “Delete Bob” begins with what “Remove” means. */
function beginsWithMeaning(wanted: string, name: string): boolean {
  const words = wanted.split(' ');
  return [1, 2].some((count) => words.length > count && matchText(words.slice(0, count).join(' '), name) === 'same');
}

function cellIndexOf(title: Element): number {
  const cell = title.closest('td, th');
  return cell instanceof HTMLTableCellElement ? cell.cellIndex : 0;
}

/** “Room Deluxe” where a row of the column “Room” says so and offers “Choose”. */
function chosenEntry(element: Element, name: string, wanted: string): string[] {
  if (!CHOOSES.has(matchText('choose', name))) return [];
  const row = element.closest('tr');
  const title = row?.querySelector(ENTRY_TITLE);
  if (row === null || row === undefined || title === null || title === undefined || title.contains(element)) return [];
  const text = cleanLine(title.textContent ?? '');
  const column = row.closest('table')?.rows[0]?.cells[cellIndexOf(title)];
  const head = column === undefined || column.closest('tr') === row ? '' : cleanLine(column.textContent ?? '');
  return text === '' || text.length > MAX_TITLE || !wanted.endsWith(text) ? [] : [text, `${head} ${text}`];
}

/** Joined names in both orders; empty unless the element's own name is a part of what is wanted. */
export function groupNames(element: Element, name: string, wanted: string, pass: ReadingPass): string[] {
  const chosen = chosenEntry(element, name, wanted);
  if (chosen.length > 0) return chosen;
  // The wanted text must hold the whole own name: "Remove" in "Remove Bob".
  if (name === '' || !(['prefix', 'words'].includes(matchText(name, wanted)) || beginsWithMeaning(wanted, name)))
    return [];
  const names: string[] = [];
  let ancestor = composedParent(element).element;
  for (let found = 0; ancestor !== undefined && found < MAX_GROUPS; ancestor = composedParent(ancestor).element) {
    const title = titleOf(ancestor, element, pass);
    if (title === '' || title.length > MAX_TITLE) continue;
    found += 1;
    names.push(`${name} ${title}`, `${title} ${name}`, `${name} of ${title}`);
  }
  return names;
}
