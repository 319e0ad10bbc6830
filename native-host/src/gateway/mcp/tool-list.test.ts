import { describe, expect, it } from 'vitest';
import { tools } from '../../../../shared/tools/index.ts';
import { toolFilter } from './tool-filter.ts';
import { toolList } from './tool-list.ts';

const forClients = Object.values(tools).filter(({ callers }) => (callers as readonly string[]).includes('client'));
const namesOf = (text: string) => toolList(toolFilter(text)).map(({ name }) => name);

describe('the core tools', () => {
  it('are those with which a page, its tabs and a run can be used', () => {
    const pages =
      'navigate go_back go_forward reload snapshot find click type fill_form select_option set_checked press_key';
    const more = 'hover drag scroll wait_for read_text screenshot';
    expect(namesOf('core').toSorted()).toEqual(
      [
        ...`${pages} ${more}`.split(' ').map((name) => `page_${name}`),
        ...['list', 'open', 'activate', 'close'].map((name) => `tabs_${name}`),
        ...['start', 'get', 'stop'].map((name) => `runs_${name}`),
      ].toSorted(),
    );
  });

  it('cost a model no more than 16 KB', () => {
    expect(Buffer.byteLength(JSON.stringify(toolList(toolFilter('core'))))).toBeLessThanOrEqual(16_000);
  });
});

describe('a list of tools', () => {
  const all = toolList(toolFilter('all'));

  it('holds every tool of clients, the core ones first, and no other', () => {
    const names = namesOf('all');
    expect(names.toSorted()).toEqual(forClients.map(({ name }) => name).toSorted());
    expect(names.slice(0, 25)).toEqual(namesOf('core'));
  });

  it('holds the areas that were asked for', () => {
    expect(namesOf('system')).toEqual(['system_info', 'system_usage']);
    expect(namesOf('core,system')).toEqual([...namesOf('core'), 'system_info', 'system_usage']);
    expect(() => toolFilter('core,nothing')).toThrow(/There are no tools for “nothing”.*files/);
  });

  it('is kept for choices in use, and not for every choice there ever was', () => {
    const kept = toolFilter('core,system');
    expect(toolFilter('system,core')).toBe(kept);
    const areas = ['files', 'page', 'process', 'runs', 'tabs'];
    for (let choice = 1; choice < 32; choice += 1)
      toolFilter(areas.filter((_, bit) => (choice >> bit) % 2 === 1).join());
    expect(toolFilter('core,system')).not.toBe(kept);
  });

  it.each(all.map((tool) => [tool.name, tool] as const))('describes %s without noise', (name, tool) => {
    const definition = forClients.find((candidate) => candidate.name === name);
    expect(tool.inputSchema.type).toBe('object');
    expect(JSON.stringify(tool)).not.toMatch(/\$schema|9007199254740991|maxLength/);
    const properties = Object.keys(tool.inputSchema.properties ?? {});
    expect(properties.includes('idempotencyKey')).toBe(definition?.risk !== 'read');
    const isOwnField = 'maxTokens' in (definition?.input.shape ?? {});
    expect(properties.includes('maxTokens')).toBe(isOwnField || definition?.maxTokens !== undefined);
    expect(tool.annotations?.readOnlyHint === true).toBe(definition?.risk === 'read');
    if (definition?.risk !== 'read') expect(tool.annotations?.destructiveHint).toBe(definition?.risk === 'danger');
  });
});
