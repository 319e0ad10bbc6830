import type { z } from 'zod';
import { ArqError } from './errors.ts';
import type { ArqErrorCode } from './errors.ts';

/** Parses what crossed a boundary, or throws an ArqError that says what is wrong with `what`. */
export function parseFor<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code: ArqErrorCode,
  what: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ArqError(code, `${what} cannot be used: ${describeIssues(parsed.error)}.`);
}

/** The first few problems in one line, each with its place. Never holds the values themselves. */
export function describeIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, 5).map((issue) => {
    const place = issue.path.map(String).join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
  const more = error.issues.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
