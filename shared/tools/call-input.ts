/** What the router reads of inputs without knowing their tool. Pure. */

/** Its own, not its prototype's. */
const ownIn = (input: unknown, field: string): unknown =>
  typeof input === 'object' && input !== null ? Object.getOwnPropertyDescriptor(input, field)?.value : undefined;

export function stringIn(input: unknown, field: string): string | undefined {
  const value = ownIn(input, field);
  return typeof value === 'string' ? value : undefined;
}

function numberIn(input: unknown, field: string): number | undefined {
  const value = ownIn(input, field);
  return typeof value === 'number' ? value : undefined;
}

/** As the page engine names elements; `to` may also be an end of the page. */
const REF = /^d\d+e\d+$/;

/** Refs of the elements that a call acts on, in order. */
export function refsOf(input: unknown): string[] {
  const own = stringIn(input, 'ref') ?? stringIn(input, 'form');
  const to = stringIn(input, 'to');
  if (own !== undefined) return to !== undefined && REF.test(to) ? [own, to] : [own];
  const fields = listIn(input, 'fields').flatMap((field) => stringIn(field, 'ref') ?? []);
  return fields.length > 0 ? fields : listIn(input, 'refs').filter((ref) => typeof ref === 'string');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Inspection {
  readonly refs: string[];
  readonly at?: Point & { readonly from?: string; readonly to?: Point };
  readonly key?: string;
  readonly submit?: boolean;
}

/** A point given as coordinates, with the one where a drag from there ends. */
export function pointIn(input: unknown): Inspection['at'] {
  const [x, y] = [numberIn(input, 'x'), numberIn(input, 'y')];
  if (x === undefined || y === undefined) return undefined;
  const from = stringIn(input, 'ref');
  const [toX, toY] = [numberIn(input, 'toX'), numberIn(input, 'toY')];
  const to = toX === undefined || toY === undefined ? {} : { to: { x: toX, y: toY } };
  return { x, y, ...(from !== undefined && { from }), ...to };
}

/** What policy asks of the page before a call acts on its elements; undefined when it names none. */
export function inspectionOf(input: unknown): Inspection | undefined {
  const at = pointIn(input);
  if (at !== undefined) return { refs: [], at };
  const refs = refsOf(input);
  if (refs.length === 0) return undefined;
  const key = stringIn(input, 'key');
  const submits = typeof input === 'object' && input !== null && 'submit' in input && input.submit === true;
  return { refs, ...(key !== undefined && { key }), ...(submits && { submit: true }) };
}

function listIn(input: unknown, field: string): unknown[] {
  const value = ownIn(input, field);
  return Array.isArray(value) ? value : [];
}
