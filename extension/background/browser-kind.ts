/** Which browser this is. Background only. */
import { browser } from 'wxt/browser';
import type { BrowserInfo } from '../../shared/protocol/methods.ts';
import { deviceItem } from '../storage/profile-items.ts';

export const isFirefox = import.meta.env.FIREFOX;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const DEVICE_LENGTH = 10;

let device: Promise<string> | undefined;

/** The random name of this profile; made once, kept for good. */
export function readDevice(): Promise<string> {
  device ??= deviceItem.update((known) => {
    if (known !== '') return known;
    const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_LENGTH));
    return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  });
  return device;
}

/** What this browser says of itself at the hello. */
export async function describeBrowser(): Promise<Omit<BrowserInfo, 'name'>> {
  const { kind, version } = await readKind();
  const label = {
    chromium: 'Chromium',
    chrome: 'Chrome',
    edge: 'Edge',
    brave: 'Brave',
    firefox: 'Firefox',
    other: 'Browser',
  };
  return { device: await readDevice(), kind, version, title: `${label[kind]} ${version.split('.')[0] ?? ''}`.trim() };
}

async function readKind(): Promise<{ kind: BrowserInfo['kind']; version: string }> {
  if (isFirefox) {
    const { getBrowserInfo } = browser.runtime as {
      getBrowserInfo?: () => Promise<{ readonly name: string; readonly version: string }>;
    };
    return { kind: 'firefox', version: (await getBrowserInfo?.())?.version ?? '' };
  }
  const { brave, userAgentData } = navigator as Navigator & {
    readonly brave?: unknown;
    readonly userAgentData?: { readonly brands: readonly { readonly brand: string; readonly version: string }[] };
  };
  const brands = userAgentData?.brands ?? [];
  const versionOf = (brand: string) => brands.find((one) => one.brand === brand)?.version;
  const version = /Chrom(?:e|ium)\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? versionOf('Chromium') ?? '';
  if (brave !== undefined) return { kind: 'brave', version };
  const edge = versionOf('Microsoft Edge');
  if (edge !== undefined) return { kind: 'edge', version: edge };
  if (versionOf('Google Chrome') !== undefined) return { kind: 'chrome', version };
  return { kind: versionOf('Chromium') === undefined ? 'other' : 'chromium', version };
}

/** True when no window of this browser can be seen by anybody. Firefox does not say, and counts as seen. */
export function isHeadless(): boolean {
  return navigator.userAgent.includes('Headless');
}
