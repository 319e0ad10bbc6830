/** Cursors: opaque to clients, so that what they hold may change. Pure. */
import { z } from 'zod';
import { ArqError } from '../../../../shared/protocol/errors.ts';

/** Query fields of a list that comes in pages. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
  cursor: z.string().max(400).describe('`next` of the page before').optional(),
};

/** A page of `item`s as it is sent. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    next: z.string().describe('`cursor` of the next page; absent at the end').optional(),
  });

export const writeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Throws `gateway.cursor_invalid`. */
export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return schema.parse(place);
  } catch (cause) {
    throw new ArqError(
      'gateway.cursor_invalid',
      'This cursor is none of this list. Take `next` of a page, or leave it out.',
      { cause },
    );
  }
}
