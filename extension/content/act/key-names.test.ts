import { describe, expect, test } from 'vitest';
import { getCombination, parseCombination } from './key-names.ts';

describe('parseCombination', () => {
  test.each([
    ['Enter', { key: 'Enter', code: 'Enter', keyCode: 13, modifiers: [] }],
    ['Control+A', { key: 'a', code: 'KeyA', keyCode: 65, modifiers: ['Control'] }],
    ['ctrl + shift + z', { key: 'Z', code: 'KeyZ', keyCode: 90, modifiers: ['Control', 'Shift'] }],
    ['esc', { key: 'Escape', code: 'Escape', keyCode: 27, modifiers: [] }],
    ['Space', { key: ' ', code: 'Space', keyCode: 32, modifiers: [] }],
    [' ', { key: ' ', code: 'Space', keyCode: 32, modifiers: [] }],
    ['+', { key: '+', code: 'Equal', keyCode: 187, modifiers: [] }],
    ['Ctrl++', { key: '+', code: 'Equal', keyCode: 187, modifiers: ['Control'] }],
    ['f5', { key: 'F5', code: 'F5', keyCode: 116, modifiers: [] }],
    ['Shift', { key: 'Shift', code: 'ShiftLeft', keyCode: 16, modifiers: [] }],
    ['ы', { key: 'ы', code: '', keyCode: 0, modifiers: [] }],
  ])('reads %s', (text, stroke) => {
    expect(parseCombination(text)).toEqual(stroke);
  });

  test.each(['', 'Hyper+Q', 'Foo', 'Ctrl+'])('knows no “%s”', (text) => {
    expect(() => getCombination(text)).toThrow(/There is no key/);
  });
});
