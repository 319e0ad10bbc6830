import { describe, expect, it } from 'vitest';
import { ArqError } from '../protocol/errors.ts';
import type { Run } from './run.ts';
import type { RunService } from './run-service.ts';
import {
  atRest,
  MemoryJournal,
  on,
  candidate,
  inspecting,
  runIt,
  scriptedBrowser,
  settle,
  step,
  TAB,
  typing,
} from './testing/scripted-browser.ts';

type Scripted = ReturnType<typeof scriptedBrowser>;
const panel = { kind: 'panel' } as const;
const cli = { kind: 'cli' } as const;
const client = { kind: 'client', id: 'other' } as const;
const outcome = { url: 'https://shop.example/cart', title: 'Cart', navigated: false, changed: '' };
const dangerous = () => {
  const scripted = scriptedBrowser([on('page_click', 'Delete all'), on('page_click', 'Next')]);
  scripted.on(
    'page_inspect',
    inspecting((ref) => ({
      deletes: ref === 'ref-Delete all',
      values: [
        { label: 'Card', value: '4111', isPrivate: true, isPreset: false },
        { label: 'Name', value: 'Ada', isPrivate: false, isPreset: true },
      ],
    })),
  );
  return scripted;
};
const approvalOf = (run: Run) => run.approval?.id ?? '';
/** The page turns what was harmless into a purchase: what the page engine answers, and every look from now on. */
function nowBuys(scripted: Scripted): ArqError {
  scripted.on(
    'page_inspect',
    inspecting(() => ({ buys: true })),
  );
  return new ArqError('policy.target_changed', 'It buys by now.');
}
async function allowBuying(scripted: Scripted): Promise<void> {
  const waiting = await runIt(scripted);
  expect(waiting).toMatchObject({ status: 'waiting', approval: { reasons: ['buys'] } });
  await scripted.service.approve(waiting.id, approvalOf(waiting), 'allow');
  expect(await atRest(scripted, waiting.id)).toMatchObject({ status: 'done' });
}
/** A tool call that answers only when told to, or when it is cancelled. */
function heldCall() {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const answer = (_: unknown, { signal }: { readonly signal: AbortSignal }) => {
    const cancelled = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => cancelled.reject(new ArqError('call.cancelled', 'Cancelled.')));
    return Promise.race([promise, cancelled.promise]);
  };
  return { answer, release: () => resolve(outcome) };
}

describe('approval', () => {
  it('waits with the real target and values, private ones as dots, and acts once allowed', async () => {
    const scripted = dangerous();
    const waiting = await runIt(scripted);
    expect(waiting).toMatchObject({
      status: 'waiting',
      steps: [{ status: 'waiting', risk: 'danger' }, { status: 'pending' }],
      approval: {
        step: 0,
        site: 'shop.example',
        reasons: ['deletes'],
        risk: 'danger',
        facts: { name: 'ref-Delete all' },
        values: [
          { label: 'Card', value: '••••', isPreset: false },
          { label: 'Name', value: 'Ada', isPreset: true },
        ],
      },
    });
    expect(JSON.stringify(waiting)).not.toContain('4111');
    expect(scripted.acts()).toEqual([]);
    expect(await scripted.service.approve(waiting.id, 'a_77', 'allow')).toBe(false);
    expect(await scripted.service.approve(waiting.id, approvalOf(waiting), 'allow')).toBe(true);
    expect(await scripted.service.approve(waiting.id, approvalOf(waiting), 'deny')).toBe(false);
    expect(await atRest(scripted, waiting.id)).toMatchObject({ status: 'done' });
    const click = scripted.calls.find(({ tool }) => tool === 'page_click');
    expect(click?.call.allowedRisk).toBe('danger');
  });

  it('ends the run when denied', async () => {
    const scripted = dangerous();
    const waiting = await runIt(scripted);
    await scripted.service.approve(waiting.id, approvalOf(waiting), 'deny');
    expect(await atRest(scripted, waiting.id)).toMatchObject({
      status: 'stopped',
      steps: [{ error: { code: 'policy.denied' } }, { status: 'skipped' }],
    });
    expect(scripted.acts()).toEqual([]);
  });

  it('asks again when the page changed while the user was deciding', async () => {
    const scripted = dangerous();
    const first = await runIt(scripted);
    scripted.on(
      'page_inspect',
      inspecting(() => ({ deletes: true, name: 'Delete the account' })),
    );
    await scripted.service.approve(first.id, approvalOf(first), 'allow');
    const second = await atRest(scripted, first.id);
    expect(second).toMatchObject({ status: 'waiting', approval: { facts: { name: 'Delete the account' } } });
    expect(approvalOf(second)).not.toBe(approvalOf(first));
    expect(scripted.acts()).toEqual([]);
    await scripted.service.stop({ runId: first.id });
  });

  it('is asked for when the page engine finds the target more dangerous than it was', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')]);
    scripted.on('page_click', (_, { allowedRisk }) => {
      if (allowedRisk === 'danger') return outcome;
      throw nowBuys(scripted);
    });
    await allowBuying(scripted);
  });

  it('asks about one of several that became more dangerous, and acts on none twice', async () => {
    const each = on('page_click', 'Go', {}, { each: true });
    const scripted = scriptedBrowser([each]);
    scripted.on('page_ground', () => ({
      outcome: 'tie',
      candidates: [candidate('d1e1', 'A'), candidate('d1e2', 'B')],
    }));
    scripted.on('page_click', ({ ref }, { allowedRisk }) => {
      if (ref !== 'd1e2' || allowedRisk === 'danger') return outcome;
      throw nowBuys(scripted);
    });
    await allowBuying(scripted);
    const clicked = scripted.calls.filter(({ tool }) => tool === 'page_click').map(({ input }) => input['ref']);
    expect(clicked).toEqual(['d1e1', 'd1e2', 'd1e2']);
  });

  it('asks on a site that the sentence did not name, and remembers “allow on this site” for acts', async () => {
    const scripted = scriptedBrowser([on('page_click', 'One'), on('page_click', 'Two'), on('page_click', 'Three')]);
    const tab = (url: string) => ({
      tabs: [{ tab: TAB, browser: 'x', window: 'w', title: '', url, isActive: true, isPrivate: false }],
    });
    scripted.on('page_click', () => {
      scripted.on('tabs_list', () => tab('https://elsewhere.example/'));
      return { ...outcome, url: 'https://elsewhere.example/', navigated: true };
    });
    const waiting = await runIt(scripted);
    expect(waiting).toMatchObject({
      status: 'waiting',
      approval: { step: 1, site: 'elsewhere.example', reasons: ['new-site'], risk: 'act' },
    });
    await scripted.service.approve(waiting.id, approvalOf(waiting), 'allow-site');
    expect(await atRest(scripted, waiting.id)).toMatchObject({ status: 'done' });
  });

  it('is not needed on a site that the sentence names', async () => {
    const scripted = scriptedBrowser([step('page_navigate', { url: 'elsewhere.example' }), on('page_click', 'One')]);
    scripted.on('tabs_list', () => ({
      tabs: [
        {
          tab: TAB,
          browser: 'x',
          window: 'w',
          title: '',
          url: 'https://elsewhere.example/',
          isActive: true,
          isPrivate: false,
        },
      ],
    }));
    expect(await runIt(scripted)).toMatchObject({ status: 'done' });
  });

  it('is not asked for what a client’s grant covers, and still for what is dangerous', async () => {
    const asked: unknown[] = [];
    const scripted = scriptedBrowser([on('page_click', 'Next'), on('page_click', 'Delete all')], {
      granted: ({ principal }, site) => {
        asked.push([principal.id, site]);
        return 'act';
      },
    });
    scripted.on(
      'page_inspect',
      inspecting((ref) => ({ deletes: ref === 'ref-Delete all' })),
    );
    const { id } = await scripted.service.start({ command: 'x' }, client);
    expect(await atRest(scripted, id)).toMatchObject({
      status: 'waiting',
      steps: [{ status: 'done' }, { status: 'waiting' }],
      approval: { reasons: ['deletes'] },
    });
    expect(asked).toContainEqual(['other', 'shop.example']);
  });

  it('is asked for each act of a client', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')]);
    const { id } = await scripted.service.start({ command: 'x' }, client);
    expect(await atRest(scripted, id)).toMatchObject({
      status: 'waiting',
      approval: { reasons: ['not-your-sentence'] },
    });
  });

  it('is given beforehand by --approve danger of the command line', async () => {
    const scripted = dangerous();
    const { id } = await scripted.service.start({ command: 'x', approve: 'danger' }, cli);
    expect(await atRest(scripted, id)).toMatchObject({ status: 'done' });
  });

  it('shows what a program would be started with', async () => {
    const scripted = scriptedBrowser([
      step('process_start', { command: 'rm', args: ['-r', 'x'] }, { values: [['command'], ['args', 0]] }),
    ]);
    const waiting = await runIt(scripted);
    expect(waiting.approval?.values).toEqual([
      { label: 'command', value: 'rm', isPreset: false, isKey: true },
      { label: 'args', value: '["-r","x"]', isPreset: false, isKey: true },
    ]);
  });

  it.each(['shop.example', 'elsewhere.example'])(
    'names the never site, whether it is left or led to: %s',
    async (never) => {
      const scripted = scriptedBrowser([step('page_navigate', { url: 'https://elsewhere.example/' })], {
        isNeverSite: (site) => Promise.resolve(site === never),
        granted: () => 'act',
      });
      const { id } = await scripted.service.start({ command: 'x' }, client);
      expect(await atRest(scripted, id)).toMatchObject({
        status: 'failed',
        steps: [{ error: { code: 'policy.site_never', message: expect.stringContaining(` ${never}.`) as unknown } }],
      });
    },
  );

  it('never comes on a never site: nothing there is even looked at', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')], {
      isNeverSite: (site) => Promise.resolve(site === 'shop.example'),
    });
    expect(await runIt(scripted)).toMatchObject({
      status: 'failed',
      steps: [{ error: { code: 'policy.site_never' } }],
    });
    expect(scripted.calls.map(({ tool }) => tool)).not.toContain('page_ground');
  });
});

describe('steering', () => {
  const held = () => {
    const scripted = scriptedBrowser([on('page_click', 'One'), on('page_hover', 'Two')]);
    const call = heldCall();
    scripted.on('page_click', call.answer);
    return { scripted, ...call };
  };

  it('pauses before the next step and goes on when told to', async () => {
    const { scripted, release } = held();
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    await settle();
    expect(await scripted.service.pause(id)).toBe(true);
    release();
    expect(await atRest(scripted, id)).toMatchObject({ status: 'paused' });
    expect(scripted.acts()).toEqual(['page_click']);
    expect(await scripted.service.resume(id)).toBe(true);
    expect(await atRest(scripted, id)).toMatchObject({ status: 'done' });
  });

  it('pauses when the user acts in the tab, and says why', async () => {
    const { scripted, release } = held();
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    await settle();
    scripted.service.noteUserActed(id, TAB);
    release();
    const paused = await atRest(scripted, id);
    expect(paused).toMatchObject({ status: 'paused', message: expect.stringContaining('you acted') as string });
  });

  it('does not pause for the user’s input while it waits for the user', async () => {
    const scripted = dangerous();
    const waiting = await runIt(scripted);
    scripted.service.noteUserActed(waiting.id, TAB);
    await scripted.service.approve(waiting.id, approvalOf(waiting), 'allow');
    expect(await atRest(scripted, waiting.id)).toMatchObject({ status: 'done' });
  });

  it('stops at once, cancelling what it does', async () => {
    const { scripted } = held();
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    await settle();
    expect(await scripted.service.stop({ runId: id })).toEqual([id]);
    expect(await scripted.service.get(id)).toMatchObject({
      status: 'stopped',
      steps: [{ status: 'failed' }, { status: 'skipped' }],
    });
    expect(await scripted.service.stop({ runId: id })).toEqual([]);
  });

  it('leaves a step in doubt that does not answer when it is stopped', async () => {
    const scripted = scriptedBrowser([on('page_click', 'One')]);
    scripted.on('page_click', () => new Promise(() => undefined));
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    await settle();
    await scripted.service.stop({ all: true });
    expect(await scripted.service.get(id)).toMatchObject({ status: 'stopped', steps: [{ status: 'in_doubt' }] });
  });

  it.each(['waiting', 'planned', 'queued', 'paused'] as const)('stops a run that is %s', async (status) => {
    const scripted = dangerous();
    const blocker = status === 'queued' ? await runIt(scripted) : undefined;
    const { id } = await scripted.service.start({ command: 'x', planOnly: status === 'planned' }, panel);
    if (status === 'paused') await scripted.service.pause(id);
    await settle();
    expect((await scripted.service.get(id)).status).toBe(status);
    await scripted.service.stop({ runId: id });
    expect(await scripted.service.get(id)).toMatchObject({ status: 'stopped' });
    if (blocker !== undefined) await scripted.service.stop({ runId: blocker.id });
    expect(scripted.service.unfinished()).toEqual([]);
  });

  it('fails when its tab is closed, unless it closes it itself', async () => {
    const { scripted } = held();
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    await settle();
    scripted.service.noteTabClosed('aaaaaa.9');
    scripted.service.noteTabClosed(TAB);
    expect(await atRest(scripted, id)).toMatchObject({
      status: 'failed',
      steps: [{ error: { code: 'tabs.closed' } }, {}],
    });

    const closing = scriptedBrowser([
      step('tabs_close', {}, { targets: [{ path: ['tab'], target: { kind: 'tab-of-browser', which: 'this' } }] }),
    ]);
    closing.on('tabs_close', () => {
      closing.service.noteTabClosed(TAB);
      return { closed: true };
    });
    expect(await runIt(closing)).toMatchObject({ status: 'done' });
  });

  it('tells watchers every change in growing versions, and stops telling when asked', async () => {
    const scripted = dangerous();
    const run = await runIt(scripted);
    const versions = scripted.views.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    const seen: string[] = [];
    const unwatch = scripted.service.watch((change) => seen.push(change.kind));
    unwatch();
    await scripted.service.stop({ runId: run.id });
    expect(seen).toEqual([]);
  });

  it('waits for a run no longer than asked', async () => {
    const { scripted, release } = held();
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    const { signal } = new AbortController();
    expect(await scripted.service.waitFor(id, 0, signal)).toMatchObject({ status: 'running' });
    release();
    await atRest(scripted, id);
    expect(await scripted.service.waitFor(id, 1000, signal)).toMatchObject({ status: 'done' });
  });
});

describe('the journal', () => {
  it('stops a run cleanly when it is full, before the act it could not write down', async () => {
    const journal = new MemoryJournal();
    let intents = 0;
    journal.guard = (event) => {
      if (event?.type === 'step.intended') intents += 1;
      if (intents >= 2) throw new ArqError('store.full', 'The disk is full.');
    };
    const scripted = scriptedBrowser([typing('Ada', 'Name'), on('page_click', 'Send')], { journal });
    const run = await runIt(scripted);
    expect(scripted.acts()).toEqual(['page_type']);
    expect(journal.types()).toContain('step.done');
    expect(scripted.views.at(-1)).toMatchObject({
      status: 'failed',
      steps: [{ status: 'done' }, { status: 'failed', error: { code: 'store.full' } }],
    });
    expect(scripted.problems).not.toEqual([]);
    expect(run.id).toBeDefined();
    journal.guard = () => undefined;
    expect(await runIt(scripted)).toMatchObject({ status: 'done' });
  });

  it('refuses to start what it cannot write down', async () => {
    const journal = new MemoryJournal();
    journal.guard = () => {
      throw new ArqError('store.full', 'The disk is full.');
    };
    const scripted = scriptedBrowser([on('page_click', 'Go')], { journal });
    await expect(scripted.service.start({ command: 'x' }, panel)).rejects.toMatchObject({ code: 'store.full' });
    expect(scripted.service.unfinished()).toEqual([]);
  });

  /** What a new process finds after the old one died at this moment. */
  async function afterCrash(scripted: ReturnType<typeof scriptedBrowser>): Promise<Run[]> {
    const { journal } = scripted;
    const revived = scriptedBrowser([], { journal });
    await revived.service.recover();
    return revived.service.list({});
  }

  it('tells after a crash that an act without an outcome is in doubt', async () => {
    const scripted = scriptedBrowser([on('page_click', 'One'), on('page_click', 'Two')]);
    scripted.on('page_click', () => new Promise(() => undefined));
    await scripted.service.start({ command: 'x' }, panel);
    await settle();
    expect(await afterCrash(scripted)).toMatchObject([
      { status: 'in_doubt', steps: [{ status: 'in_doubt' }, { status: 'skipped' }] },
    ]);
  });

  it.each(['reading', 'waiting', 'planned'])('tells after a crash that a run was stopped while %s', async (when) => {
    const scripted = when === 'reading' ? scriptedBrowser([step('page_read_text')]) : dangerous();
    scripted.on('page_read_text', () => new Promise(() => undefined));
    await scripted.service.start({ command: 'x', planOnly: when === 'planned' }, panel);
    await settle();
    const [run] = await afterCrash(scripted);
    expect(run).toMatchObject({ status: 'stopped' });
    expect(run?.approval).toBeUndefined();
    expect(run?.endedAt).toBeDefined();
  });

  it('leaves runs of the other runtime alone', async () => {
    const scripted = dangerous();
    const run = await runIt(scripted);
    const other = scriptedBrowser([], { journal: scripted.journal, runtime: 'extension' });
    await other.service.recover();
    expect(await other.service.get(run.id)).toMatchObject({ status: 'waiting' });
  });

  it('deletes ended runs only, and tells it', async () => {
    const scripted = dangerous();
    const run = await runIt(scripted);
    await expect(scripted.service.delete(run.id)).rejects.toMatchObject({ code: 'runs.still_active' });
    await scripted.service.stop({ runId: run.id });
    expect(await scripted.service.delete(run.id)).toBe(true);
    await expect(scripted.service.get(run.id)).rejects.toMatchObject({ code: 'runs.not_found' });
  });

  it('tells the end of a run once more when it is stored and can be handed over', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')], { runtime: 'extension' });
    const handed: Promise<number>[] = [];
    scripted.service.watch((change) => {
      if (change.kind === 'changed' && change.run.endedAt !== undefined) {
        handed.push(scripted.service.handOver((runs) => Promise.resolve(runs.map(({ run }) => run.id))));
      }
    });
    await runIt(scripted).catch(() => undefined);
    expect((await Promise.all(handed)).reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('hands finished runs over once, and keeps what was not taken', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')], { runtime: 'extension' });
    const [kept, given] = [await runIt(scripted, 'kept'), await runIt(scripted, 'given')];
    const host = scriptedBrowser([]);
    const send = async (runs: Parameters<RunService['importRuns']>[0]) =>
      host.service.importRuns(runs.filter(({ run }) => run.id === given.id));
    expect(await scripted.service.handOver(send)).toBe(1);
    expect((await scripted.service.list({})).map(({ id }) => id)).toEqual([kept.id]);
    expect(await host.service.get(given.id)).toMatchObject({ command: 'given', runtime: 'extension' });
    expect(await host.service.events(given.id)).not.toEqual([]);
  });
});
