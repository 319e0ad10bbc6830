/** An element that a target may mean. */
export interface Picked {
  readonly element: Element;
  readonly score: number;
}
