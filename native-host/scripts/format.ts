import { format as formatText } from 'oxfmt';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const options = JSON.parse(readFileSync(join(import.meta.dirname, '../../.oxfmtrc.json'), 'utf8')) as Parameters<
  typeof formatText
>[2];

/** Formats generated text like the rest of the tree; leaves what oxfmt does not know as it is. */
export async function format(path: string, text: string): Promise<string> {
  if (!/\.(ts|md)$/.test(path)) return text;
  const result = await formatText(path, text, options);
  return result.errors.length > 0 ? text : result.code;
}
