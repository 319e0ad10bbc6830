/**
 * Tricks that keep an element in the accessible tree but out of sight. Text hidden so is left out of what ARQ reads:
 * a person who looks at the page would not know of it, so it must not speak to a model either.
 */
import type { ReadingPass } from '../dom/reading-pass.ts';

const MIN_FONT_PX = 2;
const MIN_BOX_PX = 2;

function isClippedAway(style: CSSStyleDeclaration): boolean {
  const { clip, clipPath } = style;
  if (clip !== 'auto' && clip !== '') {
    const [top = 0, right = 0, bottom = 0, left = 0] = (clip.match(/-?[\d.]+/g) ?? []).map(Number);
    if (right - left < MIN_BOX_PX || bottom - top < MIN_BOX_PX) return true;
  }
  return /^(?:inset\((?:50|[6-9]\d|100)%\)|circle\(0(?:px|%)?(?: at .*)?\))$/.test(clipPath);
}

function isTransparentColor(color: string): boolean {
  return /,\s*0\)$|\/\s*0%?\)$/.test(color) && color.startsWith('rgba');
}

/** A box outside of everything that can be scrolled to, or shrunk to nothing. Asked only of boxes out of the flow. */
function isOutOfReach(element: Element, style: CSSStyleDeclaration): boolean {
  const box = element.getBoundingClientRect();
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return true;
  const isTiny = box.width < MIN_BOX_PX || box.height < MIN_BOX_PX;
  return isTiny && style.overflowX !== 'visible';
}

/** True when this element takes itself and all it holds out of sight. Its ancestors are judged on their own. */
export function isOutOfSight(element: Element, pass: ReadingPass): boolean {
  const style = pass.style(element);
  if (style.opacity === '0' || Number.parseFloat(style.fontSize) < MIN_FONT_PX) return true;
  if (isTransparentColor(style.color) && style.getPropertyValue('-webkit-background-clip') !== 'text') return true;
  if (Number.parseFloat(style.textIndent) < -500) return true;
  const { position } = style;
  if (isClippedAway(style)) return true;
  return (position === 'absolute' || position === 'fixed') && isOutOfReach(element, style);
}
