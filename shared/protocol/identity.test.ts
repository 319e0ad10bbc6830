import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CHROMIUM_EXTENSION_ID, CHROMIUM_EXTENSION_KEY } from './identity.ts';

test('the extension id is the one that Chromium derives from the key', () => {
  const digest = createHash('sha256').update(Buffer.from(CHROMIUM_EXTENSION_KEY, 'base64')).digest('hex').slice(0, 32);
  const letters = Array.from(digest, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));
  expect(letters.join('')).toBe(CHROMIUM_EXTENSION_ID);
});
