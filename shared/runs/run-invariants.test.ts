import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArqError } from '../protocol/errors.ts';
import { run as runSchema } from './run.ts';
import { MemoryJournal, on, inspecting, scriptedBrowser, settle, TAB } from './testing/scripted-browser.ts';

const reply = fc.constantFrom('done', 'stale', 'failed', 'lost', 'slow');
const move = fc.constantFrom('allow', 'allow-site', 'deny', 'stop', 'pause', 'resume', 'user', 'tab-closed', 'nothing');
const outcome = { url: 'https://shop.example/', title: '', navigated: false, changed: '' };

function answer(kind: string): unknown {
  if (kind === 'stale') throw new ArqError('page.ref_stale', 'Gone.');
  if (kind === 'failed') throw new ArqError('page.covered', 'Covered.');
  if (kind === 'lost') throw new ArqError('link.closed', 'Lost.');
  return kind === 'slow' ? settle().then(() => outcome) : outcome;
}

it('keeps its promises whatever browser and user do', async () => {
  const scenario = fc.record({
    steps: fc.integer({ min: 1, max: 4 }),
    replies: fc.array(reply, { maxLength: 8 }),
    dangers: fc.array(fc.boolean(), { maxLength: 8 }),
    moves: fc.array(move, { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ steps, replies, dangers, moves }) => {
      const journal = new MemoryJournal();
      const plan = Array.from({ length: steps }, (_, n) => on('page_click', `b${n}`));
      const scripted = scriptedBrowser(plan, { journal });
      const { service } = scripted;
      const clicked: string[] = [];
      const acts: { readonly isIntended: boolean; readonly isAllowed: boolean }[] = [];
      let inspected = 0;
      let replied = 0;
      scripted.on(
        'page_inspect',
        inspecting(() => ({ deletes: dangers[(inspected += 1)] ?? false })),
      );
      scripted.on('page_click', ({ ref }, { allowedRisk }) => {
        // What is thrown here would count as the page's error, so it is looked at in the end.
        const last = journal.stored.at(-1);
        const input = last?.data['input'] as { readonly ref?: unknown } | undefined;
        acts.push({
          isIntended: last?.type === 'step.intended' && input?.ref === ref && last.data['risk'] === allowedRisk,
          isAllowed: allowedRisk !== 'danger' || journal.types().includes('approval.decided'),
        });
        const kind = replies[(replied += 1)] ?? 'done';
        if (kind !== 'stale') clicked.push(String(ref));
        return answer(kind);
      });
      const { id } = await service.start({ command: 'x' }, { kind: 'panel' });
      for (const next of moves) {
        await settle();
        const { approval } = await service.get(id);
        if (next === 'stop') await service.stop({ runId: id });
        else if (next === 'pause') await service.pause(id);
        else if (next === 'resume') await service.resume(id);
        else if (next === 'user') service.noteUserActed(id, TAB);
        else if (next === 'tab-closed') service.noteTabClosed(TAB);
        else if (next !== 'nothing' && approval !== undefined) await service.approve(id, approval.id, next);
      }
      await settle();
      await service.stop({ all: true });

      const run = await service.get(id);
      expect(run.endedAt).toBeDefined();
      expect(['done', 'failed', 'stopped', 'in_doubt']).toContain(run.status);
      expect(runSchema.parse(await journal.findRun(id))).toEqual(runSchema.parse(run));
      expect(run.steps.every(({ status }) => ['done', 'failed', 'skipped', 'in_doubt'].includes(status))).toBe(true);
      expect(run.status === 'done').toBe(run.steps.every(({ status }) => status === 'done'));
      // Nothing acts before its intent is durable, and nothing dangerous without having been allowed.
      expect(acts.every(({ isIntended, isAllowed }) => isIntended && isAllowed)).toBe(true);
      // Nothing that reached the page is ever repeated, and steps keep their order.
      expect(clicked).toEqual([...new Set(clicked)].toSorted());
      expect(journal.stored.map(({ seq }) => seq)).toEqual(journal.stored.map((_, index) => index + 1));
      expect(service.unfinished()).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
