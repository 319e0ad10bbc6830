import { describe, expect, it } from 'vitest';
import { MemoryJournal, runIt, scriptedBrowser, step } from './testing/scripted-browser.ts';

const base64 = 'JVBERi0xLjQ=';
const answer = () => ({ mime: 'application/pdf', title: 'Cart', base64, bytes: 8_200 });

describe('a page that a run prints', () => {
  it('is a file where there is a disk, and nothing in the journal', async () => {
    const journal = new MemoryJournal();
    const saved: unknown[] = [];
    const saveFile = (...file: readonly unknown[]) => {
      saved.push(file);
      return Promise.resolve('/files/step-1.pdf');
    };
    const scripted = scriptedBrowser([step('page_print_pdf')], { journal, saveFile });
    scripted.on('page_print_pdf', answer);
    const run = await runIt(scripted);
    expect(run.steps).toMatchObject([{ status: 'done', file: '/files/step-1.pdf', change: 'PDF, 9 kB' }]);
    expect(saved).toEqual([[run.id, 0, 'application/pdf', base64]]);
    expect(JSON.stringify([journal.stored, [...journal.runs.values()], [...journal.pictures.values()]])).not.toContain(
      base64,
    );
  });

  it('is kept beside the pictures where there is none', async () => {
    const journal = new MemoryJournal();
    const saveFile = () => Promise.resolve(undefined);
    const scripted = scriptedBrowser([step('page_print_pdf')], { journal, saveFile });
    scripted.on('page_print_pdf', answer);
    const [printed] = (await runIt(scripted)).steps;
    expect(printed?.file).toBeUndefined();
    expect(journal.pictures.get(printed?.document ?? '')).toMatchObject({ mime: 'application/pdf', base64 });
  });

  it('is told where the user saved it in the browser’s own dialogue', async () => {
    const scripted = scriptedBrowser([step('page_print_pdf')]);
    scripted.on('page_print_pdf', () => ({ mime: 'application/pdf', title: 'Cart', saved: 'saved' }));
    const [printed] = (await runIt(scripted)).steps;
    expect(printed).toMatchObject({ status: 'done', change: 'Saved as PDF where you said' });
  });
});
