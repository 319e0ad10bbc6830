import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);

describe('the built bundles', () => {
  const extension = read('.output/{chrome,firefox}-mv3/**/*.js');
  const host = read('native-host/dist/**/*.mjs');

  it('are there', () => {
    expect(extension.length).toBeGreaterThan(4);
    expect(host.length).toBeGreaterThan(1);
  });

  it.each(extension)('%s reaches for nothing of Node', (_, text) => {
    expect(text).not.toMatch(/(?:from|import|require)\s*\(?\s*["'](?:node:|fs["']|child_process["'])/);
  });

  it.each(extension)('%s compiles no code from text', (_, text) => {
    expect(text).not.toMatch(/\bnew Function\(["'`]/);
  });

  it.each(host)('%s reaches for nothing of the extension', (_, text) => {
    expect(text).not.toMatch(/webextension-polyfill|chrome\.runtime\.|browser\.runtime\./);
  });

  it('keep the schema library out of the pages', () => {
    for (const [path, text] of extension.filter(([path]) => path.endsWith('page-engine.js'))) {
      expect(text.includes('ZodError'), path).toBe(false);
    }
  });

  it('keep the relay small', () => {
    const relay = host.find(([path]) => path.endsWith('relay.mjs'))?.[1] ?? '';
    expect(relay.length).toBeGreaterThan(0);
    expect(relay.length).toBeLessThan(60_000);
  });
});
