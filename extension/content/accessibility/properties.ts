/** What an element tells besides its states: descriptions, ranges, what it opens and controls. As words of its line. */
import { isHiddenFromAccessibility } from '../dom/visibility.ts';
import { referencedElements } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import type { RefRegistry } from '../refs.ts';
import { cleanLine, quote, shorten } from '../../../shared/page/clean-text.ts';
import { descriptionOf } from './description.ts';

const MAX_DESCRIPTION = 160;
const MAX_CONTROLLED = 2;
const RANGES = new Set(['slider', 'spinbutton', 'progressbar', 'meter', 'scrollbar']);
const WRITABLE = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
const POPUPS = new Set(['menu', 'listbox', 'tree', 'grid', 'dialog']);

export interface Told {
  readonly role: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly refs: RefRegistry;
  readonly pass: ReadingPass;
}

function description(element: Element, { name, pass }: Told): string {
  const isTold = ['aria-describedby', 'aria-description', 'title'].some((attribute) => element.hasAttribute(attribute));
  if (!isTold) return '';
  const text = shorten(cleanLine(descriptionOf(element, pass)), MAX_DESCRIPTION);
  return name.includes(text) ? '' : text;
}

/** Bounds of a range, where the page set them. */
function bounds(element: Element): string[] {
  return ['min', 'max'].flatMap((bound) => {
    const value = element.getAttribute(`aria-value${bound}`) ?? element.getAttribute(bound);
    return value === null || value.trim() === '' ? [] : [`${bound}=${word(value)}`];
  });
}

/** A word as the page wrote it, safe inside brackets. */
function word(text: string): string {
  return shorten(cleanLine(text).replaceAll(/[[\]"\s]+/g, '_'), 40);
}

function popupOf(element: Element): string {
  const told = element.getAttribute('aria-haspopup')?.toLowerCase() ?? '';
  return told === 'true' ? 'menu' : POPUPS.has(told) ? told : '';
}

function refsOf(element: Element, attribute: string, { refs, pass }: Told): string {
  const shown = referencedElements(element, attribute).filter((target) => !isHiddenFromAccessibility(target, pass));
  return shown
    .slice(0, MAX_CONTROLLED)
    .map((target) => refs.refOf(target))
    .join(',');
}

function writing(element: Element): string[] {
  const words: string[] = [];
  if (element.localName === 'textarea' || element.getAttribute('aria-multiline') === 'true') words.push('multiline');
  const fills = element.getAttribute('autocomplete')?.trim().toLowerCase() ?? '';
  if (fills !== '' && fills !== 'on' && fills !== 'off') words.push(`autocomplete=${word(fills)}`);
  return words;
}

/** In a fixed order; nothing for what says no more than role, name and states. */
export function propertiesOf(element: Element, told: Told): string[] {
  if (!element.hasAttributes()) return element.localName === 'textarea' ? ['multiline'] : [];
  const { role, isActive } = told;
  const words: string[] = [];
  const text = description(element, told);
  const live = element.getAttribute('aria-live')?.toLowerCase();
  if (live === 'polite' || live === 'assertive') words.push(`live=${live}`);
  if (RANGES.has(role)) words.push(...bounds(element), ...valueText(element));
  if (isActive) {
    if (WRITABLE.has(role)) words.push(...writing(element));
    const popup = popupOf(element);
    if (popup !== '') words.push(`haspopup=${popup}`);
    const controlled = element.hasAttribute('aria-controls') ? refsOf(element, 'aria-controls', told) : '';
    if (controlled !== '') words.push(`controls=${controlled}`);
    const active = element.hasAttribute('aria-activedescendant') ? refsOf(element, 'aria-activedescendant', told) : '';
    if (active !== '') words.push(`active=${active}`);
  }
  if (text !== '') words.push(`description=${quote(text)}`);
  return words;
}

/** What a native range means by its number; for others it is their value already. */
function valueText(element: Element): string[] {
  const text = element.localName === 'input' ? cleanLine(element.getAttribute('aria-valuetext') ?? '') : '';
  return text === '' ? [] : [`valuetext=${quote(shorten(text, 80))}`];
}
