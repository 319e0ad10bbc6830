import { expect, it } from 'vitest';
import { ArqError } from '../protocol/errors.ts';
import type { Run } from './run.ts';
import { sampleRun } from './testing/sample-run.ts';
import { atRest, MemoryJournal, on, inspecting, scriptedBrowser, settle, step } from './testing/scripted-browser.ts';

const panel = { kind: 'panel' } as const;

/** A journal whose append of one type of event ends only when told to. */
function slowJournal(type: string) {
  const journal = new MemoryJournal();
  const { promise, resolve } = Promise.withResolvers<void>();
  const append = journal.append.bind(journal);
  journal.append = async (run, events) => {
    if (events[0]?.type === type) await promise;
    await append(run, events);
  };
  return { journal, release: () => resolve() };
}

it('keeps a run stopped that is stopped while its beginning is written down', async () => {
  const { journal, release } = slowJournal('run.created');
  const scripted = scriptedBrowser([on('page_click', 'Go')], { journal });
  const starting = scripted.service.start({ command: 'x' }, panel);
  await settle();
  const stopping = scripted.service.stop({ all: true });
  release();
  await stopping;
  const { id } = await starting;
  await settle();
  expect(await scripted.service.get(id)).toMatchObject({ status: 'stopped' });
  expect(journal.types()).toEqual(['run.created', 'run.stopped']);
  expect(scripted.acts()).toEqual([]);
});

it('deletes for good a run whose end is still being written down', async () => {
  const { journal, release } = slowJournal('run.done');
  const scripted = scriptedBrowser([on('page_click', 'Go')], { journal });
  const { id } = await scripted.service.start({ command: 'x' }, panel);
  await settle();
  const deleting = scripted.service.delete(id);
  release();
  expect(await deleting).toBe(true);
  await settle();
  expect(journal.runs.has(id)).toBe(false);
  await expect(scripted.service.get(id)).rejects.toMatchObject({ code: 'runs.not_found' });
});

it('clears a step again after a pause in which the user went elsewhere', async () => {
  let url = 'https://shop.example/cart';
  const scripted = scriptedBrowser([step('page_press_key', { key: 'Enter' })], {
    isNeverSite: (site) => Promise.resolve(site === 'bank.example'),
  });
  let looks = 0;
  const paused: Run[] = [];
  scripted.service.watch((change) => {
    if (change.kind === 'changed' && change.run.status === 'paused') paused.push(change.run);
  });
  scripted.on('tabs_list', () => {
    looks += 1;
    // The second look is the one that clears the step.
    if (looks === 2) void scripted.service.pause('r_1');
    return { tabs: [{ tab: 'aaaaaa.1', browser: 'b', window: 'w', title: '', url, isActive: true, isPrivate: false }] };
  });
  const { id } = await scripted.service.start({ command: 'x' }, panel);
  expect(await atRest(scripted, id)).toMatchObject({ status: 'paused' });
  url = 'https://bank.example/';
  await scripted.service.resume(id);
  expect(await atRest(scripted, id)).toMatchObject({
    status: 'failed',
    steps: [{ error: { code: 'policy.site_never' } }],
  });
  expect(scripted.acts()).toEqual([]);
});

it('does not ask again after a pause for what was allowed before it', async () => {
  const scripted = scriptedBrowser([on('page_click', 'Delete')]);
  scripted.on(
    'page_inspect',
    inspecting(() => ({ deletes: true })),
  );
  const { id } = await scripted.service.start({ command: 'x' }, panel);
  const waiting = await atRest(scripted, id);
  await scripted.service.approve(id, waiting.approval?.id ?? '', 'allow');
  await settle();
  expect(await atRest(scripted, id)).toMatchObject({ status: 'done' });
});

it.each(['page.silent', 'page.unloaded', 'link.lost'] as const)(
  'is in doubt of an act that ends with %s',
  async (code) => {
    const scripted = scriptedBrowser([on('page_click', 'Order')]);
    scripted.on('page_click', () => {
      throw new ArqError(code, 'Nobody knows.');
    });
    const { id } = await scripted.service.start({ command: 'x' }, panel);
    expect(await atRest(scripted, id)).toMatchObject({ status: 'in_doubt', steps: [{ status: 'in_doubt' }] });
  },
);

it('starts although old runs cannot be pruned', async () => {
  const journal = new MemoryJournal();
  journal.prune = () => Promise.reject(new ArqError('store.full', 'The disk is full.'));
  const scripted = scriptedBrowser([], { journal });
  await scripted.service.recover();
  expect(scripted.problems).toMatchObject([{ code: 'store.full' }]);
});

it('deletes a run that cannot be read any more', async () => {
  const journal = new MemoryJournal();
  const scripted = scriptedBrowser([], { journal });
  await journal.append({ ...sampleRun(), id: 'r_damaged' }, []);
  journal.findRun = () => Promise.reject(new ArqError('store.row_damaged', 'It is not what ARQ wrote.'));
  expect(await scripted.service.delete('r_damaged')).toBe(true);
  expect(journal.runs.size).toBe(0);
});
