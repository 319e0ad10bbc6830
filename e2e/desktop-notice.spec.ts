/** Alerts on a real desktop: what its notification service was given, by the system and by the browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { DesktopSession, type ShownNotice } from './support/desktop-session.ts';
import { openExtensionBrowser } from './support/extension-browser.ts';

const obstacle = await DesktopSession.findObstacle();

const memoryRule = {
  id: 'any-memory',
  name: 'Memory in use',
  source: { kind: 'metric', metric: 'memory_percent', measure: 'value', is: 'above', threshold: 1 },
  forSeconds: 0,
  severity: 'critical',
  isOn: true,
  channels: ['desktop'],
  isThroughQuiet: true,
};

describe.skipIf(obstacle !== undefined)(
  `alerts on a desktop${obstacle === undefined ? '' : ` (${obstacle})`}`,
  { shuffle: false },
  () => {
    let desktop: DesktopSession;
    let home: ArqHome;

    const expectShown = (notice: Partial<Record<keyof ShownNotice, unknown>>) =>
      expect
        .poll(() => desktop.shown(), { timeout: 30_000, interval: 300 })
        .toContainEqual(expect.objectContaining(notice));

    beforeAll(async () => {
      desktop = await DesktopSession.open();
      home = new ArqHome(desktop.env);
    });
    afterAll(async () => {
      await home.dispose();
      await desktop.close();
    });

    it('the test button shows a notice of the system while no browser is connected', async () => {
      expect(await home.call('alerts_channels_test', { id: 'desktop' })).toMatchObject({ delivered: true });
      await expectShown({ app: 'ARQ', title: 'ARQ test', text: 'This is a test. Alerts of ARQ will come here.' });
    });

    it('a rule that fires is told with its reading', async () => {
      await home.call('alerts_rules_set', { rule: memoryRule });
      await expectShown({
        title: 'Critical: Memory in use',
        text: expect.stringMatching(/^[\d.]+, above 1 is too much\. Since \d\d:\d\d\.$/),
      });
    });

    it('with a browser the notice comes through it', async () => {
      await home.arq('setup', '--browser', 'chromium');
      const browser = await openExtensionBrowser('chromium', home, { display: desktop.display.name });
      try {
        await expect.poll(() => home.browsers(), { timeout: 20_000 }).not.toEqual([]);
        expect(await home.call('alerts_channels_test', { id: 'desktop' })).toMatchObject({ delivered: true });
        await expectShown({ app: expect.stringMatching(/chrom/i), title: 'ARQ test' });
      } finally {
        await browser.close();
      }
    });
  },
);
