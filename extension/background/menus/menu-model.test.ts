import { describe, expect, it } from 'vitest';
import { en } from '../messages-en.ts';
import { ru } from '../messages-ru.ts';
import { findCommand, menuEntries } from './menu-model.ts';

const recent = [
  { site: 'example.org', commands: ['press Send', 'read 100% of A & B'] },
  { site: '[::1]', commands: ['press Go'] },
];

describe('the page menu', () => {
  it.each([
    ['en', en],
    ['ru', ru],
  ])('offers the same entries in %s', (_, { menu }) => {
    const entries = menuEntries(menu, []);
    expect(entries.map(({ id }) => id)).toEqual([
      'ask',
      'fill-form',
      'screenshot',
      'screenshot-full',
      'copy-text',
      'open-links',
    ]);
    expect(entries.every(({ title }) => title.length > 3)).toBe(true);
  });

  it('shows the commands of a site on that site alone', () => {
    const again = menuEntries(en.menu, recent).filter(({ parentId }) => parentId === 'again');
    expect(again.map(({ documentUrlPatterns }) => documentUrlPatterns)).toEqual([
      ['*://example.org/*'],
      ['*://example.org/*'],
    ]);
  });

  it('opens links only from a selection', () => {
    expect(menuEntries(en.menu, []).find(({ id }) => id === 'open-links')?.contexts).toEqual(['selection']);
  });

  it('keeps what menus would read as an access key', () => {
    expect(menuEntries(en.menu, recent).at(-1)?.title).toBe('read 100% of A && B');
  });

  it('finds the command behind an entry', () => {
    const id = menuEntries(en.menu, recent).at(-1)?.id ?? '';
    expect(findCommand(id, recent)).toBe('read 100% of A & B');
    expect(findCommand('again:7:example.org', recent)).toBeUndefined();
    expect(findCommand('screenshot', recent)).toBeUndefined();
  });
});
