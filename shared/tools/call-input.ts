/** What the router reads of inputs without knowing their tool. Pure. */

export function stringIn(input: unknown, field: string): string | undefined {
  const value: unknown =
    typeof input === 'object' && input !== null ? Object.getOwnPropertyDescriptor(input, field)?.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** As the page engine names elements; `to` may also be an end of the page. */
const REF = /^d\d+e\d+$/;

/** Refs of the elements that a call acts on, in order. */
export function refsOf(input: unknown): string[] {
  const own = stringIn(input, 'ref');
  const to = stringIn(input, 'to');
  if (own !== undefined) return to !== undefined && REF.test(to) ? [own, to] : [own];
  const fields: unknown =
    typeof input === 'object' && input !== null ? Object.getOwnPropertyDescriptor(input, 'fields')?.value : undefined;
  return Array.isArray(fields) ? fields.flatMap((field: unknown) => stringIn(field, 'ref') ?? []) : [];
}
