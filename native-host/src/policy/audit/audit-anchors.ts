/**
 * `ARQ_HOME/audit-anchors.jsonl`: from time to time, how far each chain had come and with which hash. A trail that was
 * cut at its end, or written anew from some row on, no longer agrees with it.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isSignedBy, signatureOf } from './audit-key.ts';

const anchorLine = z.strictObject({
  at: z.number(),
  workspace: z.string(),
  seq: z.number().int().min(1),
  hash: z.string(),
  mac: z.string(),
});
export type Anchor = z.infer<typeof anchorLine>;

export const anchorsPath = (home: string): string => join(home, 'audit-anchors.jsonl');

const partsOf = ({ at, workspace, seq, hash }: Omit<Anchor, 'mac'>) => ['anchor', at, workspace, seq, hash];

/** Throws what the disk says. */
export function appendAnchor(path: string, key: string, anchor: Omit<Anchor, 'mac'>): void {
  const line = { ...anchor, mac: signatureOf(key, partsOf(anchor)) };
  appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** Undefined when there is no such file. `damagedLine` is the first line that is none of ARQ's, from 1. */
export function readAnchors(
  path: string,
  key: string | undefined,
): { readonly anchors: Anchor[]; readonly damagedLine?: number } | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  // What follows the last line break was cut off by a crash.
  lines.pop();
  const anchors: Anchor[] = [];
  for (const [index, line] of lines.entries()) {
    const anchor = parseLine(line);
    const isOwn = anchor !== undefined && (key === undefined || isSignedBy(key, partsOf(anchor), anchor.mac));
    if (!isOwn) return { anchors, damagedLine: index + 1 };
    anchors.push(anchor);
  }
  return { anchors };
}

function parseLine(line: string): Anchor | undefined {
  try {
    return anchorLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
