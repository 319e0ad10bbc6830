/** Key combinations as people write them, and what a keyboard event says of each key. Pure. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { Modifier } from './pointer.ts';

export interface KeyStroke {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  /** As in KeyboardEvent.code, for a US keyboard; empty when it has no such key. */
  readonly code: string;
  readonly keyCode: number;
  readonly modifiers: readonly Modifier[];
}

const MODIFIERS: Readonly<Record<string, Modifier>> = {
  control: 'Control',
  ctrl: 'Control',
  strg: 'Control',
  alt: 'Alt',
  option: 'Alt',
  opt: 'Alt',
  shift: 'Shift',
  meta: 'Meta',
  cmd: 'Meta',
  command: 'Meta',
  win: 'Meta',
  windows: 'Meta',
  super: 'Meta',
  '⌘': 'Meta',
  '⇧': 'Shift',
  '⌥': 'Alt',
};

/** Names by which people call keys, and KeyboardEvent.key of each. */
const ALIASES: Readonly<Record<string, string>> = {
  return: 'Enter',
  esc: 'Escape',
  del: 'Delete',
  ins: 'Insert',
  space: ' ',
  spacebar: ' ',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  pgup: 'PageUp',
  pgdn: 'PageDown',
  pgdown: 'PageDown',
  plus: '+',
  minus: '-',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  capslock: 'CapsLock',
  contextmenu: 'ContextMenu',
  printscreen: 'PrintScreen',
};

const CODES: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Shift: 16,
  Control: 17,
  Alt: 18,
  Pause: 19,
  CapsLock: 20,
  Escape: 27,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  PrintScreen: 44,
  Insert: 45,
  Delete: 46,
  Meta: 91,
  ContextMenu: 93,
};

const SIGNS: Readonly<Record<string, readonly [code: string, keyCode: number]>> = {
  ' ': ['Space', 32],
  ';': ['Semicolon', 186],
  '=': ['Equal', 187],
  ',': ['Comma', 188],
  '-': ['Minus', 189],
  '.': ['Period', 190],
  '/': ['Slash', 191],
  '`': ['Backquote', 192],
  '[': ['BracketLeft', 219],
  '\\': ['Backslash', 220],
  ']': ['BracketRight', 221],
  "'": ['Quote', 222],
  '!': ['Digit1', 49],
  '@': ['Digit2', 50],
  '#': ['Digit3', 51],
  $: ['Digit4', 52],
  '%': ['Digit5', 53],
  '^': ['Digit6', 54],
  '&': ['Digit7', 55],
  '*': ['Digit8', 56],
  '(': ['Digit9', 57],
  ')': ['Digit0', 48],
  _: ['Minus', 189],
  '+': ['Equal', 187],
  ':': ['Semicolon', 186],
  '"': ['Quote', 222],
  '<': ['Comma', 188],
  '>': ['Period', 190],
  '?': ['Slash', 191],
  '{': ['BracketLeft', 219],
  '|': ['Backslash', 220],
  '}': ['BracketRight', 221],
  '~': ['Backquote', 192],
};

function codeOf(key: string): readonly [code: string, keyCode: number] {
  const sign = SIGNS[key];
  if (sign !== undefined) return sign;
  if (/^[a-z]$/i.test(key)) return [`Key${key.toUpperCase()}`, key.toUpperCase().charCodeAt(0)];
  if (/^\d$/.test(key)) return [`Digit${key}`, key.charCodeAt(0)];
  const fn = /^F(\d{1,2})$/.exec(key);
  if (fn !== null) return [key, 111 + Number(fn[1])];
  const named = CODES[key];
  if (named === undefined) return ['', 0];
  return [['Shift', 'Control', 'Alt', 'Meta'].includes(key) ? `${key}Left` : key, named];
}

function keyNamed(word: string): string | undefined {
  if (Array.from(word).length === 1) return word;
  const lower = word.toLowerCase();
  const modifier = MODIFIERS[lower];
  if (modifier !== undefined) return modifier;
  const alias = ALIASES[lower];
  if (alias !== undefined) return alias;
  if (/^f(?:[1-9]|1\d|2[0-4])$/.test(lower)) return lower.toUpperCase();
  return Object.keys(CODES).find((name) => name.toLowerCase() === lower);
}

/** Key stroke of a combination such as `Control+Shift+A`, `Ctrl++` or `esc`; undefined when there is no such key. */
export function parseCombination(text: string | undefined): KeyStroke | undefined {
  if (text === undefined) return undefined;
  // A lone or final plus is the key itself.
  const trimmed = text === ' ' ? text : text.trim();
  const parts = trimmed === '+' ? ['+'] : trimmed.replace(/\+\+$/, '+plus').split('+');
  const last = parts.pop();
  if (last === undefined || last === '') return undefined;
  const modifiers: Modifier[] = [];
  for (const part of parts) {
    const modifier = MODIFIERS[part.trim().toLowerCase()];
    if (modifier === undefined) return undefined;
    if (!modifiers.includes(modifier)) modifiers.push(modifier);
  }
  let key = keyNamed(last === ' ' ? last : last.trim());
  if (key === undefined) return undefined;
  if (/^\p{L}$/u.test(key)) key = modifiers.includes('Shift') ? key.toUpperCase() : key.toLowerCase();
  const [code, keyCode] = codeOf(key);
  return { key, code, keyCode, modifiers };
}

/** @throws ArqError `page.key_unknown` */
export function getCombination(text: string): KeyStroke {
  const stroke = parseCombination(text);
  if (stroke !== undefined) return stroke;
  throw new ArqError(
    'page.key_unknown',
    `There is no key “${text}”. Use names such as Enter, Escape, Tab, ArrowDown, F5, a letter, or a combination like Control+A.`,
  );
}

/** The stroke that types one character. */
export function strokeOf(character: string): KeyStroke {
  const [code, keyCode] = codeOf(character);
  const needsShift = /^[A-Z!@#$%^&*()_+:"<>?{|}~]$/.test(character);
  return { key: character === '\n' ? 'Enter' : character, code, keyCode, modifiers: needsShift ? ['Shift'] : [] };
}
