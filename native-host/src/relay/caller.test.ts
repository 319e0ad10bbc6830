import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CHROMIUM_EXTENSION_ID, GECKO_ID } from '../../../shared/protocol/identity.ts';
import { parseRelayArguments } from './caller.ts';

const chromium = `chrome-extension://${CHROMIUM_EXTENSION_ID}/`;
const manifest = '/home/ada/.mozilla/native-messaging-hosts/com.arq.host.json';

test.each([
  ['Chromium', [chromium], { home: undefined, browser: 'chromium' }],
  ['Chromium on Windows', [chromium, '--parent-window=0'], { home: undefined, browser: 'chromium' }],
  ['Firefox', [manifest, GECKO_ID], { home: undefined, browser: 'firefox' }],
  ['the wrapper of setup', ['--home', '/data/arq', chromium], { home: resolve('/data/arq'), browser: 'chromium' }],
])('knows %s', (_name, args, expected) => {
  expect(parseRelayArguments(args)).toEqual(expected);
});

test.each([
  ['no arguments', []],
  ['a home alone', ['--home', '/data/arq']],
  ['a home without a value', ['--home']],
  ['another extension', ['chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/']],
  ['an id with more behind it', [`${chromium}evil`]],
  ['a web page', ['https://example.org/']],
  ['another add-on', [manifest, 'other@example.org']],
  ['another manifest', ['/tmp/other.json', GECKO_ID]],
  ['a manifest without an add-on', [manifest]],
])('refuses %s', (_name, args) => {
  expect(() => parseRelayArguments(args)).toThrow(expect.objectContaining({ code: 'relay.caller_refused' }));
});
