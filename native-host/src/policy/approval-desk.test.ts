import { describe, expect, it } from 'vitest';
import { type ApprovalDraft, approvalNeeded } from './approval-desk.ts';

const draft = (name: string, site: string): ApprovalDraft => ({
  tool: 'page_click',
  title: 'Click',
  principal: { kind: 'client', id: 'c-1', name },
  site,
  values: [],
  reasons: ['not-your-sentence'],
  risk: 'act',
});

describe('what is to be run on a terminal', () => {
  it('is quoted for a shell', () => {
    const { message, data } = approvalNeeded(draft(`it's "x$(id)"`, 'shop.example'), 'Nobody can be asked');
    const command = `arq grants add 'it'\\''s "x$(id)"' act --site shop.example`;
    expect(data).toMatchObject({ command });
    expect(message).toContain(`\`${command}\``);
  });

  it.each([
    ['Claude', 'a$(id).evil.example'],
    ['Claude', 'a`id`.evil.example'],
    ['Claude', 'a;b.evil.example'],
    ['x`id`', 'shop.example'],
    ['--json', 'shop.example'],
    ['a\nb', 'shop.example'],
  ])('is left out for %j on %j', (name, site) => {
    const { message, data } = approvalNeeded(draft(name, site), 'Nobody can be asked');
    expect(data).not.toHaveProperty('command');
    expect(message).not.toContain('arq grants add');
  });
});
