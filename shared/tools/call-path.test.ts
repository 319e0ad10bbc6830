import { describe, expect, it } from 'vitest';
import { plainFacts } from '../policy/testing/plain-facts.ts';
import { ArqError } from '../protocol/errors.ts';
import { stringIn } from './call-input.ts';
import { type AskedCall, type AuditEntry, type CallPathDeps, createCallPath, type ToolCall } from './call-path.ts';
import type { CallContext } from './types.ts';

const facts = plainFacts({ origin: 'https://frame.example' });
const outcome = { url: 'https://a.example/', title: 'A', navigated: false, changed: '' };

function build(deps: Partial<CallPathDeps> = {}) {
  const audited: AuditEntry[] = [];
  const handled: { name: string; input: unknown; context: CallContext }[] = [];
  const call = createCallPath({
    handle: (name, input, context) => {
      handled.push({ name, input, context });
      return Promise.resolve(outcome);
    },
    inspect: () => Promise.resolve([facts]),
    site: () => Promise.resolve('a.example'),
    isNeverSite: (site) => Promise.resolve(site === 'never.example'),
    audit: (entry) => audited.push(entry),
    now: () => 7,
    ...deps,
  });
  const click = (more: Partial<ToolCall> = {}) =>
    call({
      tool: 'page_click',
      input: { ref: 'd1e1' },
      principal: { kind: 'panel' },
      signal: new AbortController().signal,
      ...more,
    });
  return { click, audited, handled };
}

describe('the call path', () => {
  it('parses, decides, handles, parses and audits', async () => {
    const { click, audited, handled } = build();
    expect(await click({ runId: 'r_1' })).toEqual(outcome);
    expect(handled).toMatchObject([{ name: 'page_click', context: { runId: 'r_1', allowedRisk: 'act' } }]);
    expect(audited).toEqual([
      {
        at: 7,
        tool: 'page_click',
        principal: { kind: 'panel' },
        runId: 'r_1',
        site: 'a.example',
        values: { ref: 'd1e1' },
        risk: 'act',
        decision: 'allow',
        reasons: [],
        outcome: 'ok',
        ms: 0,
      },
    ]);
  });

  it.each<[string, Partial<ToolCall>, string | undefined]>([
    ['policy judged', { site: 'made-up.example' }, 'a.example'],
    ['its caller judged, where that is ARQ itself', { isInternal: true, site: 'b.example' }, 'b.example'],
    ['nobody judged', { isInternal: true }, undefined],
  ])('tells the handler the site that %s', async (_who, more, site) => {
    const { click, handled } = build();
    await click(more);
    expect(handled[0]?.context.site).toBe(site);
  });

  it.each<[string, Partial<ToolCall>, Partial<CallPathDeps>, string]>([
    ['a tool that is not there', { tool: 'page_dance' }, {}, 'tool.not_available'],
    ['a name that every object has', { tool: 'constructor' }, {}, 'tool.not_available'],
    [
      'an internal tool, to anybody',
      { tool: 'page_mark', input: { runId: 'r', on: true } },
      {},
      'policy.caller_refused',
    ],
    [
      'a decision by a client',
      { tool: 'runs_approve', principal: { kind: 'client', id: 'x' } },
      {},
      'policy.caller_refused',
    ],
    ['a wrong input', { input: { ref: 4, surplus: 1 } }, {}, 'tool.input_invalid'],
    ['a never site', {}, { site: () => Promise.resolve('never.example') }, 'policy.site_never'],
    [
      'a frame of a never site',
      {},
      { inspect: () => Promise.resolve([facts, { ...facts, origin: 'https://never.example' }]) },
      'policy.site_never',
    ],
    ['a client that acts', { principal: { kind: 'client', id: 'x' } }, {}, 'policy.approval_needed'],
    [
      'a danger that nobody approved',
      {},
      { inspect: () => Promise.resolve([facts, { ...facts, deletes: true }]) },
      'policy.approval_needed',
    ],
    ['a handler’s wrong answer', {}, { handle: () => Promise.resolve({ url: 4 }) }, 'tool.output_invalid'],
    ['a handler that throws something', {}, { handle: () => Promise.reject(new Error('boom')) }, 'internal.unexpected'],
    ['a call that was cancelled before', { signal: AbortSignal.abort() }, {}, 'call.cancelled'],
  ])('refuses %s', async (_, call, deps, code) => {
    await expect(build(deps).click(call)).rejects.toMatchObject({ code });
  });

  it('says what is wrong with an input and where', async () => {
    await expect(build().click({ input: { surplus: 1 } })).rejects.toThrow(/ref: .*surplus/);
  });

  it('passes errors of the handler on as they are, and audits their code', async () => {
    const stale = new ArqError('page.ref_stale', 'gone');
    const { click, audited } = build({ handle: () => Promise.reject(stale) });
    await expect(click()).rejects.toBe(stale);
    expect(audited).toMatchObject([{ outcome: 'page.ref_stale', decision: 'allow' }]);
  });

  it('does not ask policy again for what ARQ itself calls, and hands on what was allowed', async () => {
    const { click, handled } = build({ isNeverSite: () => Promise.resolve(true) });
    await click({ isInternal: true, allowedRisk: 'danger', principal: { kind: 'client', id: 'x' } });
    expect(handled).toMatchObject([{ context: { allowedRisk: 'danger' } }]);
  });

  it('does not look into a page where the user said never', async () => {
    const inspected: unknown[] = [];
    const { click } = build({
      site: () => Promise.resolve('never.example'),
      inspect: (name) => {
        inspected.push(name);
        return Promise.resolve([facts]);
      },
    });
    await expect(click()).rejects.toMatchObject({ code: 'policy.site_never' });
    expect(inspected).toEqual([]);
  });

  it('shows, makes and audits what a call left open as it was settled', async () => {
    const asked: AskedCall[] = [];
    const settled: unknown[] = [];
    const { click, handled, audited } = build({
      settle: (_name, input) => {
        settled.push(input);
        return Promise.resolve({ details: ['emailAddress'], ...(input as object), form: 'd1e7' });
      },
      inspect: (_name, input) =>
        Promise.resolve([plainFacts({ ref: String(stringIn(input, 'form')), role: 'form', name: 'Sign up' })]),
      handle: (name, input, context) => {
        handled.push({ name, input, context });
        return Promise.resolve({ profile: '', filled: 0, fields: [], left: [] });
      },
      ask: (shown) => {
        asked.push(shown);
        return Promise.resolve({ isAllowed: true, by: { kind: 'person', id: 'a_1', where: 'panel' } });
      },
    });
    await click({ tool: 'page_fill_profile', input: {}, principal: { kind: 'client', id: 'x' } });
    expect(asked).toMatchObject([
      { facts: { name: 'Sign up' }, values: [{ label: 'details', value: '["emailAddress"]' }] },
    ]);
    const whole = { details: ['emailAddress'], form: 'd1e7' };
    // After the approval the same is looked at again, not chosen anew.
    expect(settled).toEqual([{}, whole]);
    expect(handled.map(({ input }) => input)).toEqual([whole]);
    expect(audited.map(({ values }) => values)).toEqual([whole]);
  });

  it('settles nothing on a never site', async () => {
    const settle = () => Promise.reject(new Error('looked'));
    const { click } = build({ settle, site: () => Promise.resolve('never.example') });
    await expect(click()).rejects.toMatchObject({ code: 'policy.site_never' });
  });

  it('audits what it refuses before it looks at anything, without the input', async () => {
    const { click, audited } = build();
    const refused: Partial<ToolCall>[] = [
      { tool: 'no_such_tool' },
      { tool: 'runs_approve', principal: { kind: 'client', id: 'x' } },
      { input: { ref: 'd1e1', surplus: 'hunter2' } },
    ];
    for (const call of refused) await expect(click(call)).rejects.toThrow();
    expect(audited).toMatchObject([
      { tool: 'unknown', values: { name: 'no_such_tool' }, decision: 'refuse', outcome: 'tool.not_available' },
      { tool: 'runs_approve', principal: { kind: 'client' }, outcome: 'policy.caller_refused' },
      { tool: 'page_click', outcome: 'tool.input_invalid' },
    ]);
    expect(JSON.stringify(audited)).not.toContain('hunter2');
  });

  it('audits values of fields that the page calls public, and dots for others', async () => {
    const typed = { tool: 'page_type', input: { ref: 'd1e1', text: 'hunter2' } };
    const open = build();
    await open.click(typed);
    expect(open.audited[0]?.values).toEqual({ ref: 'd1e1', text: 'hunter2' });
    const closed = build({ inspect: () => Promise.resolve([{ ...facts, isPrivate: true }]) });
    await closed.click(typed);
    expect(JSON.stringify(closed.audited)).not.toContain('hunter2');
  });
});
