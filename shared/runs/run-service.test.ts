import { describe, expect, it } from 'vitest';
import { ArqError } from '../protocol/errors.ts';
import {
  atRest,
  candidate,
  MemoryJournal,
  on,
  inspecting,
  planOf,
  runIt,
  scriptedBrowser,
  settle,
  step,
  TAB,
  typing,
} from './testing/scripted-browser.ts';

const panel = { kind: 'panel' } as const;
const stale = () => {
  throw new ArqError('page.ref_stale', 'The element is gone.');
};

describe('a run', () => {
  it('does its steps in order and writes the intent of each before it acts', async () => {
    const journal = new MemoryJournal();
    const scripted = scriptedBrowser([typing('Ada', 'First name'), on('page_click', 'Sign up')], { journal });
    const intended: string[] = [];
    scripted.on('page_click', () => {
      intended.push(...journal.types());
      return { url: 'https://shop.example/thanks', title: 'Thanks', navigated: true, changed: '' };
    });
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'done', message: 'Done.', site: 'shop.example', tab: TAB });
    expect(run.steps).toMatchObject([
      { status: 'done', target: 'button "First name"', change: 'Something changed' },
      { status: 'done', target: 'button "Sign up"', change: 'Now at https://shop.example/thanks' },
    ]);
    expect(scripted.acts()).toEqual(['page_type', 'page_click']);
    expect(intended.at(-1)).toBe('step.intended');
    expect(journal.types()).toEqual([
      'run.created',
      'run.started',
      'step.intended',
      'step.done',
      'step.intended',
      'step.done',
      'run.done',
    ]);
    expect(journal.stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('fails with the error of the step that failed, and keeps what was done', async () => {
    const scripted = scriptedBrowser([on('page_click', 'One'), on('page_click', 'Two'), on('page_click', 'Three')]);
    scripted.on('page_click', ({ ref }) => {
      if (ref === 'ref-Two') throw new ArqError('page.covered', 'A dialog covers it. Close that first.');
      return { url: '', title: '', navigated: false, changed: '' };
    });
    const run = await runIt(scripted);
    expect(run.status).toBe('failed');
    expect(run.message).toBe('page_click Two: A dialog covers it. Close that first.');
    expect(run.steps.map(({ status }) => status)).toEqual(['done', 'failed', 'skipped']);
    expect(run.steps[1]?.error).toMatchObject({ code: 'page.covered' });
  });

  it('waits for an element that appears a moment later', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Late')]);
    let asked = 0;
    scripted.on('page_ground', () => {
      asked += 1;
      return asked < 4
        ? { outcome: 'none', candidates: [] }
        : { outcome: 'one', candidates: [candidate('d1e1', 'Late')] };
    });
    expect(await runIt(scripted)).toMatchObject({ status: 'done' });
    expect(scripted.sleptMs()).toBe(500);
  });

  it('tells what came closest when there is nothing to act on', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Regster')]);
    scripted.on('page_ground', () => ({ outcome: 'none', candidates: [candidate('d1e1', 'Cancel', { score: 20 })] }));
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'failed', steps: [{ error: { code: 'page.target_not_found' } }] });
    expect(run.message).toContain('Closest: button "Cancel"');
    expect(scripted.sleptMs()).toBe(5000);
    expect(scripted.acts()).toEqual([]);
  });

  it.each([
    ['a tie', 'tie', 90],
    ['a near miss', 'none', 50],
  ])('asks about %s and acts on the answer', async (_, grounding, score) => {
    const scripted = scriptedBrowser([on('page_click', 'Delete')]);
    const candidates = ['d1e1', 'd1e2'].map((ref) => candidate(ref, 'Delete row', { score, where: ref }));
    scripted.on('page_ground', () => ({ outcome: grounding, candidates }));
    const asked = await runIt(scripted);
    expect(asked).toMatchObject({
      status: 'question',
      question: { choices: [{ id: 'd1e1' }, { id: 'd1e2', label: 'button "Delete row" (d1e2)' }] },
    });
    expect(scripted.acts()).toEqual([]);
    expect(await scripted.service.answer(asked.id, 'd1e7')).toBe(false);
    expect(await scripted.service.answer(asked.id, 'd1e2')).toBe(true);
    const done = await atRest(scripted, asked.id);
    expect(done).toMatchObject({ status: 'done' });
    expect(done.question).toBeUndefined();
    expect(scripted.calls.find(({ tool }) => tool === 'page_click')?.input).toMatchObject({ ref: 'd1e2', tab: TAB });
  });

  it('keeps no more than fifty unfinished runs of one client', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Save')]);
    const start = (id: string) =>
      scripted.service.start({ command: 'x', planOnly: true }, { kind: 'client', id, name: 'Cursor' });
    const first = await start('cursor-1');
    for (let count = 1; count < 50; count += 1) await start('cursor-1');
    await expect(start('cursor-1')).rejects.toMatchObject({ code: 'policy.too_many_runs' });
    await start('cursor-2');
    await scripted.service.stop({ runId: first.id });
    expect(await start('cursor-1')).toMatchObject({ status: 'planned' });
  });

  it('finds an element again that went stale before anything was sent to it, twice at most', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Flaky')]);
    scripted.on('page_click', stale);
    expect(await runIt(scripted)).toMatchObject({ status: 'failed', steps: [{ error: { code: 'page.ref_stale' } }] });
    expect(scripted.acts()).toHaveLength(3);
  });

  it('never repeats an act that was dispatched', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Pay')]);
    scripted.on('page_click', () => {
      throw new ArqError('page.ref_stale', 'Gone.', { data: { dispatched: true } });
    });
    await runIt(scripted);
    expect(scripted.acts()).toHaveLength(1);
  });

  it('fills a form again from the beginning when a field went stale half way', async () => {
    const scripted = scriptedBrowser([
      step(
        'page_fill_form',
        { fields: [{ value: 'Rome' }] },
        { targets: [{ path: ['fields', 0, 'ref'], target: { kind: 'field', name: 'City' } }] },
      ),
    ]);
    let times = 0;
    scripted.on('page_fill_form', () => {
      times += 1;
      if (times === 1) throw new ArqError('page.ref_stale', 'Gone.', { data: { dispatched: true } });
      return { filled: 1, fields: [], changed: '' };
    });
    expect(await runIt(scripted)).toMatchObject({ status: 'done' });
    expect(times).toBe(2);
  });

  it('ends in doubt when the browser vanished during an act', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Pay'), on('page_click', 'Next')]);
    scripted.on('page_click', () => {
      throw new ArqError('link.closed', 'The browser is gone.');
    });
    const run = await runIt(scripted);
    expect(run.status).toBe('in_doubt');
    expect(run.steps.map(({ status }) => status)).toEqual(['in_doubt', 'skipped']);
    expect(run.message).toContain('Look at the page');
  });

  it('says so when a step is understood but there is no tool for it yet', async () => {
    const scripted = scriptedBrowser([step('page_brew_tea', {}, { title: 'Brew tea' })]);
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'failed', steps: [{ error: { code: 'tool.not_available' } }] });
    expect(run.message).toContain('Brew tea');
  });

  it.each([
    ['skips', 'cookies', false, 'skipped'],
    ['does', 'CART is', false, 'done'],
    ['does', 'cookies', true, 'done'],
    ['skips', 'cart', true, 'skipped'],
  ])('%s a step with the condition “%s”, negated: %s', async (_, text, negated, status) => {
    const scripted = scriptedBrowser([on('page_click', 'OK', {}, { when: { sees: { text }, negated } })]);
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'done', steps: [{ status }] });
    expect(scripted.acts().filter((tool) => tool === 'page_click')).toHaveLength(status === 'done' ? 1 : 0);
  });

  it.each([
    ['cart', 'skipped'],
    ['cookies', 'done'],
  ])('passes over the other branch when the first was done, whatever the page shows then: %s', async (text, status) => {
    const scripted = scriptedBrowser([
      on('page_click', 'OK', {}, { when: { sees: { text }, negated: false } }),
      on('page_click', 'OK', {}, { when: { sees: { text: 'gone by then' }, negated: true, as: 'else' } }),
    ]);
    const run = await runIt(scripted);
    expect(run.steps.map((step) => step.status)).toEqual([status === 'done' ? 'skipped' : 'done', status]);
  });

  it('acts on each element that matches, and passes over those that an earlier act took away', async () => {
    const scripted = scriptedBrowser([on('page_set_checked', 'box', { checked: true }, { each: true })]);
    const candidates = ['d1e1', 'd1e2', 'd1e3'].map((ref) => candidate(ref, 'box'));
    scripted.on('page_ground', () => ({ outcome: 'tie', candidates }));
    scripted.on('page_set_checked', ({ ref }) =>
      ref === 'd1e2' ? stale() : { url: '', title: '', navigated: false, changed: '' },
    );
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'done', steps: [{ change: '2 done' }] });
    expect(scripted.acts()).toHaveLength(3);
  });

  it('fills fields that lie in several frames with a call for each frame', async () => {
    const journal = new MemoryJournal();
    const names = ['Name', 'Key', 'City'];
    const scripted = scriptedBrowser(
      [
        step(
          'page_fill_form',
          { fields: [{ value: 'Ada' }, { value: 'hunter2' }, { value: 'London' }] },
          {
            targets: names.map((name, n) => ({ path: ['fields', n, 'ref'], target: { kind: 'field' as const, name } })),
            values: names.map((_, n) => ['fields', n, 'value']),
          },
        ),
      ],
      { journal },
    );
    const refs: Record<string, string> = { Name: 'd1e1', Key: 'd2e1', City: 'd1e2' };
    scripted.on('page_ground', ({ target }) => {
      const { name } = target as { readonly name: string };
      return { outcome: 'one', candidates: [candidate(refs[name] ?? '', name)] };
    });
    scripted.on(
      'page_inspect',
      inspecting((ref) => ({ isPrivate: ref === 'd2e1' })),
    );
    expect(await runIt(scripted)).toMatchObject({ status: 'done' });
    const sent = scripted.calls.filter(({ tool }) => tool === 'page_fill_form').map(({ input }) => input['fields']);
    expect(sent).toEqual([
      [
        { ref: 'd1e1', value: 'Ada' },
        { ref: 'd1e2', value: 'London' },
      ],
      [{ ref: 'd2e1', value: 'hunter2' }],
    ]);
    const written = journal.stored.filter(({ type }) => type === 'step.intended').map(({ data }) => data['input']);
    expect(written).toMatchObject([
      { fields: [{ value: 'Ada' }, { value: 'London' }] },
      { fields: [{ value: '••••' }] },
    ]);
  });

  it('keeps a screenshot as file and picture, never in the journal', async () => {
    const journal = new MemoryJournal();
    const scripted = scriptedBrowser([step('page_screenshot', { fullPage: true })], { journal });
    const run = await runIt(scripted);
    const [shot] = run.steps;
    expect(shot).toMatchObject({ status: 'done', file: `/files/${run.id}/0.png` });
    expect(journal.pictures.get(shot?.picture ?? '')).toMatchObject({ base64: 'cGljdHVyZQ==' });
    expect(JSON.stringify([journal.stored, [...journal.runs.values()]])).not.toContain('cGljdHVyZQ==');
  });

  it('adds a thumbnail whenever it comes, even after the end', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')]);
    const late = Promise.withResolvers<unknown>();
    scripted.on('page_thumbnail', () => late.promise);
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'done' });
    expect(run.steps[0]?.picture).toBeUndefined();
    late.resolve({ mime: 'image/jpeg', base64: 'dGh1bWI=' });
    await settle();
    const later = await scripted.service.get(run.id);
    expect(later.steps[0]?.picture).toMatch(/^p_/);
    expect(later.version).toBeGreaterThan(run.version);
  });

  it('goes on in the tab that it opened', async () => {
    const scripted = scriptedBrowser([step('tabs_open', { url: 'https://wiki.example/' }), on('page_click', 'Edit')]);
    const tab = { tab: 'aaaaaa.2', url: 'https://wiki.example/', title: 'Wiki' };
    scripted.on('tabs_open', () => tab);
    scripted.on('tabs_list', () => ({
      tabs: [{ ...tab, browser: 'x', window: 'w1', isActive: true, isPrivate: false }],
    }));
    const run = await runIt(scripted);
    expect(run).toMatchObject({ status: 'done', tab: 'aaaaaa.2' });
    expect(scripted.calls.find(({ tool: name }) => name === 'page_click')?.input).toMatchObject({ tab: 'aaaaaa.2' });
    const marks = scripted.calls
      .filter(({ tool: name }) => name === 'page_mark')
      .map(({ input }) => [input['tab'], input['on']]);
    expect(marks).toEqual([
      [TAB, true],
      [TAB, false],
      ['aaaaaa.2', true],
      ['aaaaaa.2', false],
    ]);
  });

  it('answers what the sentence asked without needing a tab', async () => {
    const scripted = scriptedBrowser([step('process_list', {}, { answer: 'processes' })], {
      currentTab: () => Promise.reject(new Error('no browser')),
    });
    scripted.on('process_list', () => ({
      processes: [{ pid: 42, name: 'greedy', cpuPercent: 99, memoryBytes: 1, user: 'ada' }],
    }));
    const run = await runIt(scripted);
    expect(run.status).toBe('done');
    expect(run.answer).toContain('greedy');
  });

  it('says so when there is no tab to act in', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')], { currentTab: () => Promise.resolve(undefined) });
    expect(await runIt(scripted)).toMatchObject({ status: 'failed', steps: [{ error: { code: 'tabs.required' } }] });
  });

  it('ends as a question when the sentence was not understood', async () => {
    const scripted = scriptedBrowser({
      kind: 'question',
      language: 'en',
      message: 'What is “frobnicate”?',
      code: 'plan.unclear',
    });
    const run = await runIt(scripted, 'frobnicate hunter2');
    expect(run).toMatchObject({
      status: 'question',
      message: 'What is “frobnicate”?',
      command: 'frobnicate hunter2',
      steps: [],
    });
    expect(run.endedAt).toBeDefined();
    expect(JSON.stringify(await scripted.journal.findRun(run.id))).not.toContain('hunter2');
  });
});

describe('starting', () => {
  it('refuses a tab that is not open', async () => {
    const { service } = scriptedBrowser([on('page_click', 'Go')]);
    await expect(service.start({ command: 'x', tab: 'aaaaaa.9' }, panel)).rejects.toMatchObject({
      code: 'tabs.not_found',
    });
  });

  it.each(['panel', 'client', 'model'] as const)('takes no approval beforehand from a %s', async (kind) => {
    const { service } = scriptedBrowser([on('page_click', 'Go')]);
    await expect(service.start({ command: 'x', approve: 'danger' }, { kind })).rejects.toMatchObject({
      code: 'policy.caller_refused',
    });
  });

  it('only plans when asked to, until it is told to go on', async () => {
    const scripted = scriptedBrowser([on('page_click', 'Go')]);
    const { id, status } = await scripted.service.start({ command: 'x', planOnly: true }, panel);
    expect(status).toBe('planned');
    await settle();
    expect(scripted.acts()).toEqual([]);
    expect(await scripted.service.resume(id)).toBe(true);
    expect(await atRest(scripted, id)).toMatchObject({ status: 'done' });
  });

  it('lets one run act in a tab at a time', async () => {
    const scripted = scriptedBrowser(planOf('x', on('page_click', 'Go')));
    const first = Promise.withResolvers<unknown>();
    let clicks = 0;
    const outcome = { url: '', title: '', navigated: false, changed: '' };
    scripted.on('page_click', () => ((clicks += 1) === 1 ? first.promise : outcome));
    const one = await scripted.service.start({ command: 'one' }, panel);
    const two = await scripted.service.start({ command: 'two' }, panel);
    await settle();
    expect(two).toMatchObject({ status: 'queued', message: expect.stringContaining('one') as string });
    expect(clicks).toBe(1);
    first.resolve(outcome);
    expect(await atRest(scripted, one.id)).toMatchObject({ status: 'done' });
    expect(await atRest(scripted, two.id)).toMatchObject({ status: 'done' });
    expect(clicks).toBe(2);
  });
});
