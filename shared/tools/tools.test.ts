import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ToolDefinition } from './define-tool.ts';
import { tools } from './index.ts';

const root = join(import.meta.dirname, '../..');
const all: readonly ToolDefinition[] = Object.values(tools);
const isPublic = (tool: ToolDefinition) => tool.callers.some((caller) => caller !== 'internal');
const fileOf = (tool: ToolDefinition) => tool.name.replace('_', '/').replaceAll('_', '-');
const folders = {
  content: 'extension/content/tools',
  background: 'extension/background/tools',
  host: 'native-host/src/tools',
  runs: 'shared/runs/tools',
} as const;

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: unknown;
  readonly $ref?: string;
}

const inputSchema = (tool: ToolDefinition) => z.toJSONSchema(tool.input, { io: 'input' }) as JsonSchema;

/** Paths of properties that have no description, in depth. */
function undescribed(schema: JsonSchema, path = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
    ...(property.description === undefined && property.$ref === undefined ? [`${path}${key}`] : []),
    ...undescribed(property, `${path}${key}.`),
  ]);
  return schema.items ? [...own, ...undescribed(schema.items, `${path}[].`)] : own;
}

describe('the tool registry', () => {
  it('holds a definition for every file and nothing else', () => {
    const files = globSync('*/*.ts', { cwd: import.meta.dirname }).map((path) => path.replace(/\.ts$/, ''));
    expect(all.map(fileOf).toSorted()).toEqual(files.toSorted());
  });

  it.each(all.map((tool) => [tool.name, tool] as const))('%s is named after its file and key', (name, tool) => {
    expect(existsSync(join(root, 'shared/tools', `${fileOf(tool)}.ts`))).toBe(true);
    expect(Object.entries(tools).find(([, entry]) => entry.name === name)?.[0]).toBe(name);
  });

  it.each(all.filter(isPublic).map((tool) => [tool.name, tool] as const))(
    '%s has a description that a model can act on',
    (_, tool) => {
      expect(tool.description.length).toBeGreaterThanOrEqual(12);
      expect(tool.description.length).toBeLessThanOrEqual(600);
      expect(tool.description).toMatch(/^[A-Z][a-z]+s .*\.$/);
      expect(tool.title.length).toBeLessThanOrEqual(24);
      expect(tool.title).not.toMatch(/[.!?]$/);
    },
  );

  it.each(all.filter(isPublic).map((tool) => [tool.name, tool] as const))('%s describes every property', (_, tool) => {
    expect(undescribed(inputSchema(tool))).toEqual([]);
  });

  it.each(all.map((tool) => [tool.name, tool] as const))('%s has examples that parse', (_, tool) => {
    expect(tool.examples.length).toBeGreaterThan(0);
    for (const example of tool.examples) expect(tool.input.safeParse(example)).toMatchObject({ success: true });
  });

  it.each(all.map((tool) => [tool.name, tool] as const))('%s refuses what it does not know', (_, tool) => {
    const example = tool.examples[0];
    expect(tool.input.safeParse({ ...(example as object), surplus: 1 }).success).toBe(false);
  });

  it.each(all.filter(isPublic).map((tool) => [tool.name, tool] as const))(
    '%s has an input schema that MCP and OpenAI take',
    (_, tool) => {
      const schema = inputSchema(tool);
      expect(schema.type).toBe('object');
      expect(schema.additionalProperties).toBe(false);
      expect(tool.name).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect(tool.name.length).toBeLessThanOrEqual(64);
      expect(JSON.stringify(schema)).not.toMatch(/"(allOf|not|if|patternProperties)":/);
    },
  );

  it.each(all.map((tool) => [tool.name, tool] as const))('%s has a handler where it runs', (_, tool) => {
    expect(existsSync(join(root, folders[tool.runsIn], `${fileOf(tool)}.ts`))).toBe(true);
  });

  it.each(all.filter(isPublic).map((tool) => [tool.name] as const))('%s is named in a test', (name) => {
    const tests = globSync('{shared,extension,native-host,e2e}/**/*.{test,spec}.{ts,tsx}', { cwd: root }).filter(
      (path) => !path.endsWith('tools.test.ts'),
    );
    expect(tests.some((path) => readFileSync(join(root, path), 'utf8').includes(name))).toBe(true);
  });

  it('lets nobody but the user decide approvals, give grants or end clients', () => {
    for (const name of ['approvals_decide', 'grants_add', 'grants_revoke', 'clients_revoke', 'leases_release'] as const)
      expect(tools[name].callers).toEqual(['panel', 'cli']);
    expect(tools.runs_approve.callers).toEqual(['panel', 'cli']);
  });

  it('calls dangerous what runs programs or scripts, writes or gives away files, deletes for good or signs in', () => {
    const dangerous = all.filter((tool) => tool.risk === 'danger').map((tool) => tool.name);
    expect(dangerous.toSorted()).toEqual([
      'bookmarks_remove',
      'downloads_open',
      'files_write',
      'frame_give_files',
      'history_delete',
      'page_drop_file',
      'page_evaluate',
      'page_upload_file',
      'process_start',
      'process_stop',
      'runs_approve',
      'storage_delete_cookies',
      'storage_delete_items',
      'storage_list_cookies',
      'storage_list_items',
      'storage_set_cookie',
      'storage_set_item',
    ]);
  });
});
