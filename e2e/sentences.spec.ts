import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sentences, type SentenceCase } from './sentences.ts';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { isLong } from './support/trial-browsers.ts';

const browsers: readonly BrowserName[] = ['chromium', 'firefox'];

/** Reports travel by beacon, so they may arrive a moment after the command line answered. */
async function expectReports(server: PageServer, wanted: readonly string[]): Promise<void> {
  // Not by expect.poll, which knows of one test at a time.
  await vi.waitFor(() => expect(server.reports).toEqual(expect.arrayContaining([...wanted])), { timeout: 5000 });
}

interface Place {
  readonly browser: BrowserName;
  readonly home: ArqHome;
  readonly server: PageServer;
  /** The sentence that has its turn here. */
  turn: Promise<unknown>;
}

/** One sentence at a time in each browser. */
function inTurn(place: Place, entry: SentenceCase): Promise<void> {
  const effect = place.turn.then(() => expectEffect(place, entry));
  place.turn = effect.catch(() => undefined);
  return effect;
}

describe('a sentence takes effect', () => {
  const places: Place[] = [];

  beforeAll(async () => {
    await Promise.all(
      browsers.map(async (browser) => {
        const home = new ArqHome();
        const place = { browser, home, server: await startPageServer(), turn: Promise.resolve() };
        places.push(place);
        await home.openBrowser(browser, '--headless');
      }),
    );
  });
  afterAll(() => Promise.all(places.map(({ home, server }) => Promise.all([home.dispose(), server.close()]))));

  // The short form takes the browsers in turns. Most of a run is waiting for the page: both wait at the same time.
  it.concurrent.each(
    sentences.map((entry, at) => [`${entry.sentence} @ ${entry.page}`, entry, at % browsers.length] as const),
  )('%s', async (_, entry: SentenceCase, turn) => {
    const chosen = isLong ? places : places.filter(({ browser }) => browser === browsers[turn]);
    const outcomes = await Promise.allSettled(chosen.map((place) => inTurn(place, entry)));
    const failed = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [`${chosen[index]?.browser}: ${String(outcome.reason)}`] : [],
    );
    expect(failed).toEqual([]);
  });
});

async function expectEffect({ home, server }: Place, entry: SentenceCase): Promise<void> {
  server.reset();
  const options = entry.approve === undefined ? [] : ['--approve', entry.approve];
  const report = await home.run(entry.sentence, '--url', server.origin + entry.page, ...options);
  expect(report, JSON.stringify(report)).toMatchObject({ status: 'done', code: 0 });
  const { fields, reports, answer, pictureHeight } = entry.expects;
  if (fields) expect(server.submissions.at(-1)?.fields).toMatchObject(fields);
  if (reports) await expectReports(server, reports);
  if (answer) expect(report.answer).toMatch(answer);
  if (pictureHeight !== undefined) {
    const file = report.steps.findLast((step) => step.file !== undefined)?.file;
    const picture = PNG.sync.read(readFileSync(file ?? ''));
    expect(picture.height).toBeGreaterThanOrEqual(pictureHeight);
  }
}
