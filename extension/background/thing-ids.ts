/** Ids of downloads, bookmarks and closed tabs as the world outside sees them: `<device>.<the browser's own>`. */
import { ArqError } from '../../shared/protocol/errors.ts';
import { readDevice } from './browser-kind.ts';

export async function formatThing(id: string | number): Promise<string> {
  return `${await readDevice()}.${id}`;
}

/** The browser's own id. Throws `browser.unknown_id`; `list` is the tool that tells ids. */
export async function parseThing(written: string, list: string): Promise<string> {
  const [device, id] = written.split(/\.(.*)/s);
  if (device === (await readDevice()) && id !== undefined && id !== '') return id;
  throw new ArqError(
    'browser.unknown_id',
    `“${written.slice(0, 100)}” is no id of this browser. Take one from ${list}.`,
  );
}
