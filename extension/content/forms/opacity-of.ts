/** More than this, in pixels, leaves nothing of a text. */
const MAX_BLUR_PX = 4;

/** What browsers compute percentages to is numbers. */
const numbersOf = (filter: string, name: string): number[] =>
  Array.from(filter.matchAll(new RegExp(`\\b${name}\\(([\\d.e+-]+)`, 'g')), ([, number]) => Number(number));

/** How much is left of an element, from 0 to 1, by its own style alone. A mask may leave nothing of it, which cannot be told. */
export function opacityOf(style: CSSStyleDeclaration): number {
  const masks = [style.maskImage, style.getPropertyValue('-webkit-mask-box-image-source')];
  if (masks.some((mask) => mask !== '' && mask !== 'none')) return 0;
  const { filter } = style;
  if (filter === 'none') return Number(style.opacity);
  const blurPx = numbersOf(filter, 'blur').reduce((sum, radius) => sum + radius, 0);
  if (blurPx > MAX_BLUR_PX) return 0;
  return numbersOf(filter, 'opacity').reduce((product, part) => product * part, Number(style.opacity));
}
