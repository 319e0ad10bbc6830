import { roleOf } from '../accessibility/role.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';

/** What authors write to say what a piece of a card is. */
const ATTRIBUTES = ['itemprop', 'data-label', 'data-title', 'data-field', 'data-column', 'data-testid'];
/** Words of class names that say how a thing looks, or nothing. */
const SAYS_NOTHING = new Set(
  'active align auto base block body bold border bottom box card cell center class clearfix col color column container content cursor default display element even field fill first fixed flex font full gray green grid group grow hidden hover icon inline inner item items label large last layout leading left light line list main margin medium middle module muted normal none padding panel primary relative right round rounded row rows secondary section self semibold shadow shrink size small span strong style text thin top truncate typography underline value variant visible white width wrap wrapper'.split(
    ' ',
  ),
);
const PRICE = /^(?:from |ab |от )?[$€£¥₽₹₴]\s?\d|^\d[\d\s.,]*\s?(?:[$€£¥₽₹₴]|kr|zł|руб|eur|usd)/i;
const MOST = 0.8;

/** The last word of a class name that names a thing: `product-card__price` is a price. */
function wordOfClass(element: Element): string {
  for (const name of [...element.classList].toReversed()) {
    const words = name
      .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[^a-z\d]+/)
      // A build's hashes and the numbers of utility classes have digits.
      .filter((word) => /^[a-z]{4,20}$/.test(word) && !SAYS_NOTHING.has(word));
    const last = words.at(-1);
    if (last !== undefined) return last;
  }
  return '';
}

function wordOf(element: Element): string {
  for (const attribute of ATTRIBUTES) {
    const value = element.getAttribute(attribute)?.trim() ?? '';
    if (value !== '' && value.length <= 40 && !/^[a-z]*\d+$/i.test(value)) return value.replaceAll(/[-_]+/g, ' ');
  }
  return '';
}

/** A name for what stands at one place of several cards; empty when nothing tells. */
export function columnName(elements: readonly Element[], texts: readonly string[], pass: ReadingPass): string {
  const [first] = elements;
  if (first === undefined) return '';
  const own = wordOf(first);
  if (own !== '') return own;
  if (roleOf(first, pass) === 'heading' || first.closest('h1,h2,h3,h4,h5,h6') !== null) return 'title';
  if (first.localName === 'time') return 'time';
  const prices = texts.filter((text) => PRICE.test(text)).length;
  if (prices >= texts.length * MOST) return 'price';
  const byClass = wordOfClass(first);
  if (byClass !== '') return byClass;
  if (roleOf(first, pass) === 'image') return 'image';
  return roleOf(first, pass) === 'link' ? 'link text' : 'text';
}
