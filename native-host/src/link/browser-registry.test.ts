import { describe, expect, it } from 'vitest';
import { BrowserRegistry, type ConnectedBrowser } from './browser-registry.ts';

function browser(device: string): ConnectedBrowser {
  return {
    info: { device, kind: 'chromium', title: 'Chromium', name: `chromium-${device}`, version: '1' },
    callTool: async () => undefined,
    notify: () => undefined,
    close: () => undefined,
  };
}

const never = new AbortController().signal;

describe('a browser that went away', () => {
  it('is waited for, and found when it comes back', async () => {
    const registry = new BrowserRegistry(100);
    const old = browser('aaaaaa');
    registry.add(old);
    registry.remove(old);
    const reached = registry.reach('aaaaaa.1', never);
    registry.add(browser('bbbbbb'));
    const back = browser('aaaaaa');
    registry.add(back);
    await expect(reached).resolves.toBe(back);
  });

  it('is gone when it does not come back in time, and from then on at once', async () => {
    const registry = new BrowserRegistry(100);
    const old = browser('aaaaaa');
    registry.nameOf('aaaaaa', 'chromium');
    registry.add(old);
    registry.remove(old);
    const reached = expect(registry.reach('aaaaaa.1', never)).rejects.toMatchObject({ code: 'browser.gone' });
    await reached;
    await expect(registry.reach('aaaaaa.1', never)).rejects.toMatchObject({ code: 'browser.gone' });
  });

  it('is not waited for by who gave up', async () => {
    const registry = new BrowserRegistry(100);
    const old = browser('aaaaaa');
    registry.add(old);
    registry.remove(old);
    const leaving = new AbortController();
    const reached = expect(registry.reach('aaaaaa.1', leaving.signal)).rejects.toThrow();
    leaving.abort();
    await reached;
  });

  it('holds nobody up who can do without it', async () => {
    const registry = new BrowserRegistry(100);
    await registry.reachAny(never);
    const old = browser('aaaaaa');
    registry.add(old);
    registry.add(browser('bbbbbb'));
    registry.remove(old);
    await registry.reachAny(never);
    expect(registry.list()).toHaveLength(1);
  });

  it('left behind a host that was killed: whoever needs any browser waits for it, and not for ever', async () => {
    const registry = new BrowserRegistry(100);
    registry.expectReturn();
    const back = browser('aaaaaa');
    const reached = registry.reachAny(never).then(() => registry.list());
    registry.add(back);
    await expect(reached).resolves.toEqual([back]);
    registry.remove(back);
    await registry.reachAny(never);
    expect(registry.list()).toEqual([]);
  });

  it('left behind a host that was killed: its tabs are waited for at the start of the next', async () => {
    const registry = new BrowserRegistry(100);
    const reached = registry.reach('aaaaaa.1', never);
    const back = browser('aaaaaa');
    registry.add(back);
    await expect(reached).resolves.toBe(back);
  });
});
