const MODIFIERS: Readonly<Record<string, string>> = {
  ctrl: 'Control',
  control: 'Control',
  контрол: 'Control',
  контрл: 'Control',
  ктрл: 'Control',
  shift: 'Shift',
  шифт: 'Shift',
  alt: 'Alt',
  альт: 'Alt',
  option: 'Alt',
  cmd: 'Meta',
  command: 'Meta',
  meta: 'Meta',
  win: 'Meta',
  super: 'Meta',
};
const KEYS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  return: 'Enter',
  энтер: 'Enter',
  ввод: 'Enter',
  интер: 'Enter',
  escape: 'Escape',
  esc: 'Escape',
  эскейп: 'Escape',
  эск: 'Escape',
  tab: 'Tab',
  таб: 'Tab',
  табуляция: 'Tab',
  space: 'Space',
  spacebar: 'Space',
  'space bar': 'Space',
  пробел: 'Space',
  backspace: 'Backspace',
  бэкспейс: 'Backspace',
  забой: 'Backspace',
  delete: 'Delete',
  del: 'Delete',
  делит: 'Delete',
  insert: 'Insert',
  home: 'Home',
  end: 'End',
  menu: 'ContextMenu',
  'page down': 'PageDown',
  pagedown: 'PageDown',
  pgdn: 'PageDown',
  'page up': 'PageUp',
  pageup: 'PageUp',
  pgup: 'PageUp',
};
const ARROWS: readonly (readonly [RegExp, string])[] = [
  [/down|вниз/u, 'ArrowDown'],
  [/up|вверх/u, 'ArrowUp'],
  [/left|влево/u, 'ArrowLeft'],
  [/right|вправо/u, 'ArrowRight'],
];

function oneKey(word: string): string {
  const known = KEYS[word];
  if (known !== undefined) return known;
  const arrow = ARROWS.find(
    ([pattern]) => pattern.test(word) && (/arrow|стрелк/u.test(word) || word.replace(pattern, '') === ''),
  );
  if (arrow !== undefined) return arrow[1];
  if (/^f\d{1,2}$/u.test(word)) return word.toUpperCase();
  return word;
}

/** "ctrl + shift-k", "стрелка вниз" → `Control+Shift+K`, `ArrowDown`: names of KeyboardEvent.key joined by +. */
export function parseKey(text: string): string {
  let rest = text.trim().toLowerCase().replaceAll('ё', 'е');
  const parts: string[] = [];
  for (;;) {
    const match = /^(\p{L}+)(?:\s*[+-]\s*|\s+and\s+|\s+и\s+|\s+)(?=\S)/u.exec(rest);
    const modifier = match?.[1] === undefined ? undefined : MODIFIERS[match[1]];
    if (match === null || modifier === undefined) break;
    if (!parts.includes(modifier)) parts.push(modifier);
    rest = rest.slice(match[0].length);
  }
  const key = oneKey(rest);
  // A letter alone is the letter as written; in a combination it is the key's upper-case name.
  const isLetter = /^.$/u.test(key);
  parts.push(isLetter ? (parts.length > 0 ? key.toUpperCase() : text.trim().slice(-1)) : key);
  return parts.join('+');
}
