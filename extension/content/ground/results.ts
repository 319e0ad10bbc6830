/** What “the first result” counts: the links that head the entries of the page's longest list. */
import { closestComposed } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { isInteractive } from '../snapshot/describe-element.ts';
import { roleOf } from '../accessibility/role.ts';
import { elementsOf } from '../snapshot/walk.ts';

const AROUND = /^(?:banner|navigation|contentinfo|complementary|search|toolbar|menu|menubar)$/;
const AROUND_TAGS = /^(?:header|nav|footer|aside)$/;
const LISTED = /result|search|hits|listing|items|products|inbox|messages|feed|posts|catalog/i;
const MIN_ENTRIES = 2;
const MARK_POINTS = 2000;
const HEADS = 'h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4';

/** The element of an entry that leads to it: its heading's link, else its first link, else the entry itself. */
function leadOf(entry: Element, pass: ReadingPass): Element | undefined {
  const inHeading = entry.querySelector(HEADS)?.closest('a[href]') ?? undefined;
  if (inHeading !== undefined && inHeading !== null) return inHeading;
  if (entry.matches('a[href]')) return entry;
  const link = [...entry.querySelectorAll('a[href], [role="link"]')].find(
    (one) => isVisible(one, pass) && (one.textContent ?? '').trim() !== '',
  );
  if (link !== undefined) return link;
  return isInteractive(entry, roleOf(entry, pass)) || pass.style(entry).cursor === 'pointer' ? entry : undefined;
}

/** Entries of the same make that lie in one list. */
function entriesOf(list: Element, pass: ReadingPass): { entries: Element[]; leads: Element[] } {
  const byMake = Map.groupBy([...list.children], (child) => `${child.localName} ${child.getAttribute('role') ?? ''}`);
  const entries = [...byMake.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const shown = entries.filter((entry) => isVisible(entry, pass));
  const leads = shown.map((entry) => leadOf(entry, pass)).filter((lead) => lead !== undefined);
  return { entries: shown, leads };
}

/** The leading elements of the results, in order; empty where the page lists nothing. */
export function resultsOf(pass: ReadingPass): Element[] {
  let best = 0;
  let found: Element[] = [];
  for (const list of elementsOf(document.documentElement, pass)) {
    if (list.childElementCount < MIN_ENTRIES) continue;
    const isAround = closestComposed(list, (one) => AROUND.test(roleOf(one, pass)) || AROUND_TAGS.test(one.localName));
    if (isAround !== undefined) continue;
    const { entries, leads } = entriesOf(list, pass);
    if (leads.length < MIN_ENTRIES || leads.length < entries.length / 2) continue;
    const marks = `${list.id} ${list.getAttribute('class') ?? ''} ${list.getAttribute('aria-label') ?? ''}`;
    const text = entries.reduce((sum, entry) => sum + (entry.textContent ?? '').length, 0);
    const points = text + (LISTED.test(marks) ? MARK_POINTS : 0);
    if (points <= best) continue;
    best = points;
    found = leads;
  }
  return found;
}
