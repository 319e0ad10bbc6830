/** So much, in pixels, leaves nothing of a text. */
const BLURRED_AWAY_PX = 5;

/** What browsers compute percentages to is numbers. */
const numbersOf = (filter: string, name: string): number[] =>
  Array.from(filter.matchAll(new RegExp(`\\b${name}\\(([\\d.e+-]+)`, 'g')), ([, number]) => Number(number));

/** How much is left of an element, from 0 to 1, by its own style alone. A mask, or a filter of SVG, may leave nothing of it, which cannot be told. */
export function opacityOf(style: CSSStyleDeclaration): number {
  const masks = [style.maskImage, style.getPropertyValue('-webkit-mask-box-image-source')];
  if (masks.some((mask) => mask !== '' && mask !== 'none')) return 0;
  const { filter } = style;
  if (filter === 'none') return Number(style.opacity);
  if (filter.includes('url(')) return 0;
  const blurPx = numbersOf(filter, 'blur').reduce((sum, radius) => sum + radius, 0);
  const clear = Math.max(0, 1 - blurPx / BLURRED_AWAY_PX);
  return numbersOf(filter, 'opacity').reduce((product, part) => product * part, Number(style.opacity) * clear);
}
