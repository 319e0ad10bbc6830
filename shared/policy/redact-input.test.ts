import { expect, it } from 'vitest';
import { HIDDEN } from './redact-address.ts';
import { redactInput } from './redact-input.ts';
import { plainFacts } from './testing/plain-facts.ts';

const open = plainFacts({ ref: 'd1e1', name: 'City' });
const secret = plainFacts({ ref: 'd1e2', name: 'Colour', isPrivate: true });
const misnamed = plainFacts({ ref: 'd1e3', name: 'Your PIN' });

it('keeps what the page said is not private, and nothing else that is typed', () => {
  const fields = [
    { ref: 'd1e1', value: 'Paris' },
    { ref: 'd1e2', value: 'CANARY' },
    { ref: 'd1e3', value: 'CANARY' },
    { ref: 'd1e9', value: 'CANARY' },
  ];
  expect(redactInput({ tab: 'abc.1', fields }, [open, secret, misnamed])).toEqual({
    tab: 'abc.1',
    fields: [
      { ref: 'd1e1', value: 'Paris' },
      { ref: 'd1e2', value: HIDDEN },
      { ref: 'd1e3', value: HIDDEN },
      { ref: 'd1e9', value: HIDDEN },
    ],
  });
});

it.each<[string, unknown, unknown]>([
  ['text for a field nobody looked at', { ref: 'd1e1', text: 'CANARY' }, { ref: 'd1e1', text: HIDDEN }],
  ['a single character', { key: 'C' }, { key: HIDDEN }],
  ['a key by name', { key: 'Enter' }, { key: 'Enter' }],
  ['a shortcut', { key: 'Control+a' }, { key: 'Control+a' }],
  ['a sentence', { command: 'log in with CANARY' }, { command: HIDDEN }],
  [
    'arguments of a program',
    { program: 'curl', args: ['-v', '--api-key', 'CANARY', 'PASSWORD=CANARY', '--token=CANARY'] },
    { program: 'curl', args: ['-v', '--api-key', HIDDEN, `PASSWORD=${HIDDEN}`, `--token=${HIDDEN}`] },
  ],
  ['an environment', { env: { HOME: 'CANARY' } }, { env: HIDDEN }],
  ['a name that says so', { webhook_secret: 'CANARY', retries: 3 }, { webhook_secret: HIDDEN, retries: 3 }],
  [
    'an address with secrets',
    { url: 'https://me:CANARY@a.example/b?token=CANARY&code=CANARY&q=cats#access_token=CANARY' },
    { url: 'https://me:hidden@a.example/b?token=hidden&code=hidden&q=cats#hidden' },
  ],
  ['an address that is none', { url: 'http://CANARY:::' }, { url: HIDDEN }],
  ['no object', 'CANARY', {}],
])('redacts %s', (_, input, kept) => {
  expect(redactInput(input, [])).toEqual(kept);
});

it('shortens what is long and stops at what is deep', () => {
  const deep = { a: { a: { a: { a: { a: { a: 'CANARY' } } } } } };
  expect(JSON.stringify(redactInput(deep, []))).not.toContain('CANARY');
  expect(String(redactInput({ path: 'x'.repeat(5000) }, [])['path'])).toHaveLength(501);
});
