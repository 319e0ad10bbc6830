/** True when some of the element's box lies in the window, or it has no box of its own and what it holds may. */
export function isInView(element: Element): boolean {
  const { top, right, bottom, left, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return true;
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
