import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

/** Asks as the hooks in the page's world do; `shown` is what the browser would show the person. */
const PAGE = `<button id=b style="position:fixed;left:0;top:0;width:200px;height:200px">Press</button><script>
  globalThis.ask = (kind, message = '') => {
    const { channel } = arqEngine.dialogs;
    let answer = 'shown';
    const hear = (event) => { answer = JSON.parse(event.detail).accept ? 'OK' : 'Cancel'; };
    addEventListener(channel + '.answer', hear);
    dispatchEvent(new CustomEvent(channel + '.ask', { detail: JSON.stringify({ kind, message }) }));
    removeEventListener(channel + '.answer', hear);
    return answer;
  };
</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('dialogs in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  const load = async () => {
    await browser.load(PAGE);
    // The first call listens.
    await browser.call('frame_dialogs', {});
  };
  const arm = (more: object = {}) => browser.call('frame_dialogs', { arm: { accept: true }, ...more });
  const ask = (message: string, kind = 'confirm') => browser.read(`ask('${kind}', '${message}')`);
  const USER = JSON.stringify({ principal: { kind: 'panel' } });
  const whileActing = (message: string, isDangerAllowed = false, by = USER) =>
    browser.read(
      `(() => { const act = arqEngine.dialogs.begin(${isDangerAllowed}, ${by}); try { return ask('confirm', '${message}') } finally { act.end() } })()`,
    );
  const used = () => browser.read(`arqEngine.reports.filter(({ kind }) => kind === 'arq.dialog-answer-used').length`);

  test('an answer that was given beforehand is for what is done next, not for what a person does', async () => {
    await load();
    await arm();
    expect(await ask('Really go on?')).toBe('shown');
    expect(await whileActing('Really go on?')).toBe('OK');
    expect(await whileActing('Really go on?')).toBe('Cancel');
    expect(await used()).toBe(1);
  });

  test('one that still comes of the act before is not answered by it', async () => {
    await load();
    await whileActing('First?');
    await arm();
    expect(await ask('Still the first?')).toBe('Cancel');
    expect(await whileActing('Next?')).toBe('OK');
  });

  test.each(['a pointer', 'a key'])('a person with %s takes it away', async (how) => {
    await load();
    await arm();
    if (how === 'a key') await browser.page.keyboard.press('Shift');
    else await browser.page.mouse.click(50, 50);
    expect(await used()).toBe(1);
    expect(await whileActing('Really go on?')).toBe('Cancel');
  });

  test('is for the acts of whoever gave it', async () => {
    await load();
    await arm();
    const other = JSON.stringify({ principal: { kind: 'client', id: 'a-1' } });
    expect(await whileActing('Really go on?', false, other)).toBe('Cancel');
    expect(await used()).toBe(0);
    expect(await whileActing('Really go on?')).toBe('OK');
  });

  test('of one command is not for the next one', async () => {
    await load();
    await arm();
    const begin = (runId: string) =>
      browser.read(`arqEngine.dialogs.begin(false, { principal: { kind: 'panel' }, runId: '${runId}' }).end()`);
    await begin('run-1');
    await begin('run-2');
    expect(await ask('Really go on?')).toBe('Cancel');
    await begin('run-1');
    expect(await ask('Really go on?')).toBe('OK');
  });

  test('is taken away when it was used in another frame', async () => {
    await load();
    await arm();
    await browser.call('frame_dialogs', { disarm: true });
    expect(await whileActing('Really go on?')).toBe('Cancel');
  });

  test.each(['Delete this repository for good?', 'Pay 20 € now?', 'Удалить всё?'])(
    'OK that deletes or buys is not given as an act: %s',
    async (message) => {
      await load();
      await arm();
      expect(await whileActing(message)).toBe('Cancel');
      expect(await browser.read('arqEngine.dialogs.answered')).toMatchObject([
        { isAccepted: false, isByDefault: true, isDangerous: true },
      ]);
      await arm({ isDangerAllowed: true });
      expect(await whileActing(message)).toBe('OK');
      // A press that was allowed to delete is asked by the page once more.
      await arm();
      expect(await whileActing(message, true)).toBe('OK');
    },
  );

  test('an alert is closed whatever it says', async () => {
    await load();
    await browser.read(`arqEngine.dialogs.actFor(5000, false, ${USER})`);
    expect(await ask('Delete failed', 'alert')).toBe('OK');
  });

  test('a short act does not end the time of a long one', async () => {
    await load();
    await browser.read(`arqEngine.dialogs.actFor(60000, false, ${USER})`);
    await browser.read(`(() => { const { now } = performance; const act = arqEngine.dialogs.begin(false, ${USER}); act.end();
      performance.now = () => now.call(performance) + 20000; })()`);
    expect(await ask('Late?')).toBe('Cancel');
  });
});
