import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../policy/principal.ts';
import type { RunsToolName } from '../index.ts';
import { runsHandlers } from '../index.ts';
import { tools } from '../../../tools/index.ts';
import {
  atRest,
  on,
  inspecting,
  runIt,
  type Scripted,
  scriptedBrowser,
  settle,
  step,
} from '../../testing/scripted-browser.ts';

const panel: Principal = { kind: 'panel' };
const client: Principal = { kind: 'client', id: 'one' };

/** Calls a handler as the call path does: parsed in, parsed out. */
async function call({ service }: Scripted, name: RunsToolName, input: unknown, principal = panel) {
  const handler = runsHandlers[name] as (input: unknown, context: unknown) => Promise<unknown>;
  const { signal } = new AbortController();
  const output = await handler(tools[name].input.parse(input), {
    runs: service,
    principal,
    signal,
    allowedRisk: 'act',
  });
  return tools[name].output.parse(output) as Record<string, unknown>;
}

const deleting = () => {
  const scripted = scriptedBrowser([on('page_click', 'Delete')]);
  scripted.on(
    'page_inspect',
    inspecting(() => ({ deletes: true })),
  );
  return scripted;
};

describe('the tools for runs', () => {
  it('runs_start waits and tells how it went', async () => {
    const scripted = scriptedBrowser([step('page_read_text', {}, { answer: 'text' })]);
    const { runId, status } = await call(scripted, 'runs_start', { command: 'read the page' });
    expect(status).toBe('running');
    await atRest(scripted, String(runId));
    const { run, journal } = await call(scripted, 'runs_get', { runId });
    expect(run).toMatchObject({ status: 'done', answer: 'Your cart is empty' });
    expect(journal).toMatchObject([{ seq: 1, type: 'run.created' }, {}, {}, {}, { seq: 5, type: 'run.done' }]);
  });

  it('runs_approve decides once', async () => {
    const scripted = deleting();
    const { id: runId, approval } = await runIt(scripted);
    const decision = { runId, approvalId: approval?.id, decision: 'allow' };
    expect(await call(scripted, 'runs_approve', decision)).toEqual({ accepted: true });
    expect(await call(scripted, 'runs_approve', decision)).toEqual({ accepted: false });
  });

  it('runs_answer picks a choice, and refuses what is none', async () => {
    const scripted = deleting();
    const { id: runId } = await runIt(scripted);
    expect(await call(scripted, 'runs_answer', { runId, choice: 'd1e1' })).toEqual({ accepted: false });
  });

  it('runs_pause, runs_resume and runs_stop steer', async () => {
    const scripted = deleting();
    const { runId } = await call(scripted, 'runs_start', { command: 'x', planOnly: true });
    expect(await call(scripted, 'runs_pause', { runId })).toEqual({ paused: false });
    expect(await call(scripted, 'runs_resume', { runId })).toEqual({ resumed: true });
    await settle();
    expect(await call(scripted, 'runs_stop', { all: true })).toEqual({ stopped: [runId] });
  });

  it('runs_delete forgets an ended run', async () => {
    const scripted = scriptedBrowser([step('page_read_text')]);
    const { id: runId } = await runIt(scripted);
    expect(await call(scripted, 'runs_delete', { runId })).toEqual({ deleted: true });
    expect(await call(scripted, 'runs_list', {})).toEqual({ runs: [] });
  });

  it('runs_list, runs_get and runs_stop show a client its own runs alone', async () => {
    const scripted = deleting();
    const own = await scripted.service.start({ command: 'own' }, client);
    const users = await scripted.service.start({ command: 'user’s' }, panel);
    await settle();
    const ids = async (principal: Principal) => {
      const { runs } = await call(scripted, 'runs_list', {}, principal);
      return (runs as { readonly id: string }[]).map(({ id }) => id);
    };
    expect(await ids(panel)).toEqual([users.id, own.id]);
    expect(await ids(client)).toEqual([own.id]);
    expect(await ids({ kind: 'client', id: 'two' })).toEqual([]);
    await expect(call(scripted, 'runs_get', { runId: users.id }, client)).rejects.toMatchObject({
      code: 'runs.not_found',
    });
    await expect(call(scripted, 'runs_stop', { runId: users.id }, client)).rejects.toMatchObject({
      code: 'runs.not_found',
    });
    expect(await call(scripted, 'runs_stop', { all: true }, client)).toEqual({ stopped: [own.id] });
    expect(scripted.service.unfinished().map(({ id }) => id)).toEqual([users.id]);
  });
});
