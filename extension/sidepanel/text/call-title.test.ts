import { expect, it } from 'vitest';
import { tools } from '../../../shared/tools/index.ts';
import { labelText } from '../../../shared/tools/label-text.ts';
import { plainFacts } from '../../../shared/policy/testing/plain-facts.ts';
import { en } from '../i18n/en.ts';
import { ru } from '../i18n/ru.ts';
import { callTitle } from './call-title.ts';

const asked = Object.values(tools).filter(
  ({ risk, callers }) => risk !== 'read' && callers.some((caller) => caller === 'client'),
);

it('says every act that a client may ask for in the reader’s language', () => {
  for (const { name, title } of asked) {
    const facts = plainFacts({ name: 'Имя' });
    expect(callTitle({ tool: name, title, facts }, ru), name).toMatch(/^[а-яё«» ]+$/i);
    expect(Object.keys(en.calls), name).toContain(name);
  }
});

it('names each input that is shown of such an act in words', () => {
  const places = ['tab', 'ref', 'fields', 'waitMs'];
  const keys = asked.flatMap(({ input }) => Object.keys(input.shape)).filter((key) => !places.includes(key));
  for (const label of [...keys, 'leaves', 'to', 'value', 'path', 'overwrite']) {
    expect(labelText({ label, isKey: true }, 'ru'), label).toMatch(/[а-яё]/i);
    expect(labelText({ label, isKey: true }, 'en'), label).toMatch(/^[A-Z]/);
  }
});

it('leaves a page’s own label alone, whatever it is called', () => {
  expect(labelText({ label: 'to' }, 'ru')).toBe('to');
});

it('keeps the heading short, and the title of a tool that it does not know', () => {
  const facts = plainFacts({ name: 'x'.repeat(200) });
  expect(callTitle({ tool: 'page_click', title: 'Click', facts }, en)).toBe('Press an element');
  expect(callTitle({ tool: 'page_fold', title: 'Fold', facts }, en)).toBe('Fold');
  expect(callTitle({ tool: 'constructor', title: 'Fold', facts }, en)).toBe('Fold');
});
