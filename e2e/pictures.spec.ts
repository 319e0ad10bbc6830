import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface Picture {
  readonly mime: string;
  readonly base64: string;
  readonly width: number;
  readonly height: number;
  readonly tokens: number;
  readonly scale: number;
  readonly picture: string;
  readonly note?: string;
}
interface Comparison {
  readonly share: number;
  readonly regions: readonly { x: number; y: number; width: number; height: number; refs: string[] }[];
  readonly picture?: Picture;
}

type Color = readonly [number, number, number];
const RED: Color = [200, 0, 0];
const TEAL: Color = [0, 160, 160];
const BLUE: Color = [0, 0, 200];
const GREEN: Color = [0, 200, 0];
/** Of the first ref that is drawn on a picture. */
const FIRST_LABEL: Color = [194, 24, 91];

function count({ base64 }: Picture, color: Color): number {
  const { data } = PNG.sync.read(Buffer.from(base64, 'base64'));
  let pixels = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (color.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 6)) pixels += 1;
  }
  return pixels;
}
const bytesOf = ({ base64 }: Picture) => Buffer.from(base64, 'base64').length;

describe.each<BrowserName>(['chromium', 'firefox'])('pictures in %s', (browser) => {
  let home: ArqHome;
  let server: PageServer;
  let tab: string;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser(browser, '--headless');
    ({ tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/pictures.html` }));
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  const shoot = (input: object) => home.call<Picture>('page_screenshot', { tab, ...input });
  const refOf = async (name: string) => {
    const { matches } = await home.call<{ matches: { ref: string }[] }>('page_find', { tab, name });
    return matches[0]?.ref ?? '';
  };

  it('are PNG, JPEG or WebP, and keep a budget of tokens or bytes', async () => {
    const webp = await shoot({ format: 'webp', quality: 40 });
    const bytes = Buffer.from(webp.base64, 'base64');
    expect([webp.mime, bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12)]).toEqual([
      'image/webp',
      'RIFF',
      'WEBP',
    ]);
    const few = await shoot({ maxTokens: 300 });
    expect(few.tokens).toBe(Math.ceil((few.width * few.height) / 750));
    expect(few.tokens).toBeLessThanOrEqual(300);
    expect(few.scale).toBeCloseTo(few.width / webp.width, 2);
    expect(bytesOf(await shoot({ format: 'jpeg', maxBytes: 6_000 }))).toBeLessThanOrEqual(6_000);
    expect(bytesOf(await shoot({ maxBytes: 3_000 }))).toBeLessThanOrEqual(3_000);
  });

  it('of an element have room around it and show all of it, also where it is larger than the window', async () => {
    const tile = await shoot({ ref: await refOf('Tile'), padding: 15 });
    expect([tile.width, tile.height]).toEqual([150, 110]);
    expect(count(tile, BLUE)).toBe(120 * 80);
    const tall = await shoot({ ref: await refOf('Tall') });
    expect([tall.width, tall.height]).toEqual([200, 2000]);
    expect(count(tall, GREEN)).toBe(200 * 2000);
  });

  it('of the whole page show what is fixed or sticky once', async () => {
    const whole = await shoot({ fullPage: true });
    expect(whole.height).toBeGreaterThan(2200);
    expect(count(whole, GREEN)).toBe(200 * 2000);
    expect(count(whole, RED)).toBeLessThanOrEqual(whole.width * 40);
    expect(count(whole, RED)).toBeGreaterThan((whole.width - 30) * 40);
    expect(count(whole, TEAL)).toBeLessThanOrEqual(whole.width * 20);
  });

  it('of a page that is drawn in parts show each part once, in its place', async () => {
    const opened = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/bands.html` });
    const whole = await shoot({ fullPage: true, tab: opened.tab });
    const { data, width } = PNG.sync.read(Buffer.from(whole.base64, 'base64'));
    const colorAt = (y: number) => [...data.subarray((y * width + 20) * 4, (y * width + 20) * 4 + 3)];
    expect(whole.height).toBe(12_000);
    for (let band = 0; band < 12; band += 1) {
      for (const y of [band * 1000 + 5, band * 1000 + 995])
        expect(colorAt(y)).toEqual([band * 20, 100, 240 - band * 20]);
    }
    await home.call('tabs_close', { tab: opened.tab });
    await home.call('tabs_activate', { tab });
  });

  it('have the refs of controls drawn on them on request, those of frames as well', async () => {
    expect(count(await shoot({}), FIRST_LABEL)).toBe(0);
    const drawn = await shoot({ refs: true });
    expect(drawn.note).toBeUndefined();
    // One colour each for the button, the link, the field, the lamp, and the button in the frame.
    for (const color of [FIRST_LABEL, [21, 101, 192], [46, 125, 50], [106, 27, 154], [178, 60, 0]] as const) {
      expect(count(drawn, color), String(color)).toBeGreaterThan(200);
    }
  });

  it('are compared: what changed, where, and with which controls in it', async () => {
    const before = await shoot({});
    const compare = (input: object = {}) =>
      home.call<Comparison>('page_compare_pictures', { tab, before: before.picture, ...input });
    expect(await compare()).toMatchObject({ share: 0, regions: [] });
    const [toggle, lamp] = [await refOf('Toggle'), await refOf('Lamp')];
    await home.call('page_click', { tab, ref: toggle });
    const { share, regions, picture } = await compare({ format: 'png' });
    const region = regions.find(({ refs }) => refs.includes(lamp));
    expect(region).toMatchObject({ width: 100, height: 60 });
    expect(share).toBeGreaterThan(6000 / (before.width * before.height) - 0.0001);
    expect(share).toBeLessThan(0.05);
    expect(picture === undefined ? 0 : count(picture, [230, 0, 122])).toBeGreaterThan(400);
    await expect(compare({ before: 'p00000000' })).rejects.toThrow(/page\.picture_gone/);
  });
});
