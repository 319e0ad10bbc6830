/**
 * Tricks that keep an element in the accessible tree but out of sight. Text hidden so is left out of what ARQ reads:
 * a person who looks at the page would not know of it, so it must not speak to a model either.
 */
import { isOffPage } from '../dom/off-page.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';

const MIN_FONT_PX = 2;
const MIN_BOX_PX = 2;

/** The old `clip: rect(…)`, which works on boxes out of the flow alone. */
function isClippedToNothing(clip: string): boolean {
  if (clip === 'auto' || clip === '') return false;
  const [top = 0, right = 0, bottom = 0, left = 0] = (clip.match(/-?[\d.]+/g) ?? []).map(Number);
  return right - left < MIN_BOX_PX || bottom - top < MIN_BOX_PX;
}

const EMPTY_PATH = /^(?:inset\((?:50|[6-9]\d|100)%\)|circle\(0(?:px|%)?(?: at .*)?\))$/;

/** A box outside of everything that can be scrolled to, or shrunk to nothing. */
function isOutOfReach(element: Element, style: CSSStyleDeclaration, pass: ReadingPass): boolean {
  const box = element.getBoundingClientRect();
  if (isOffPage(element, box, pass)) return true;
  const isTiny = box.width < MIN_BOX_PX || box.height < MIN_BOX_PX;
  return isTiny && style.overflowX !== 'visible';
}

/** True when this element takes itself and all it holds out of sight. Its ancestors are judged on their own. */
export function isOutOfSight(element: Element, pass: ReadingPass, isOpaque = false): boolean {
  // Each property read costs: the common box is settled by two.
  const style = pass.style(element);
  if (!isOpaque && style.opacity === '0') return true;
  const { clipPath, position } = style;
  if (clipPath !== 'none' && EMPTY_PATH.test(clipPath)) return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  return isClippedToNothing(style.clip) || isOutOfReach(element, style, pass);
}

function isTransparent(color: string): boolean {
  return color.startsWith('rgba') && /,\s*0\)$|\/\s*0%?\)$/.test(color);
}

/** True when text directly in this element cannot be read: hidden, folded, too small, transparent or pushed away. */
export function isTextOutOfSight(element: Element, pass: ReadingPass): boolean {
  const style = pass.style(element);
  if (style.visibility !== 'visible' || style.contentVisibility === 'hidden') return true;
  if (element instanceof HTMLDetailsElement && !element.open) return true;
  if (Number.parseFloat(style.fontSize) < MIN_FONT_PX || Number.parseFloat(style.textIndent) < -500) return true;
  return isTransparent(style.color) && style.getPropertyValue('-webkit-background-clip') !== 'text';
}
