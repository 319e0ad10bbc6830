import type { Language } from './plan.ts';
import type { ElementTarget, TabTarget } from './target.ts';

type Kind = ElementTarget['kind'];

const ENGLISH_KINDS: Readonly<Record<Kind, string>> = {
  any: 'element',
  button: 'button',
  link: 'link',
  field: 'field',
  choice: 'list',
  option: 'option',
  checkbox: 'checkbox',
  radio: 'radio button',
  tab: 'tab',
  menuitem: 'menu item',
  image: 'image',
  heading: 'heading',
  row: 'row',
  region: 'section',
  'search-field': 'search field',
  focused: 'field with the focus',
  submit: 'submit button',
  'cookie-accept': 'accept button of the cookie banner',
  'cookie-reject': 'reject button of the cookie banner',
  'main-content': 'main content',
  'main-heading': 'main heading',
  page: 'page',
};

interface RussianKind {
  readonly nominative: string;
  readonly accusative: string;
  readonly gender: 'm' | 'f' | 'n';
}
const ru = (nominative: string, accusative: string, gender: RussianKind['gender']): RussianKind => ({
  nominative,
  accusative,
  gender,
});
const RUSSIAN_KINDS: Readonly<Record<Kind, RussianKind>> = {
  any: ru('элемент', 'элемент', 'm'),
  button: ru('кнопка', 'кнопку', 'f'),
  link: ru('ссылка', 'ссылку', 'f'),
  field: ru('поле', 'поле', 'n'),
  choice: ru('список', 'список', 'm'),
  option: ru('вариант', 'вариант', 'm'),
  checkbox: ru('флажок', 'флажок', 'm'),
  radio: ru('переключатель', 'переключатель', 'm'),
  tab: ru('вкладка', 'вкладку', 'f'),
  menuitem: ru('пункт меню', 'пункт меню', 'm'),
  image: ru('изображение', 'изображение', 'n'),
  heading: ru('заголовок', 'заголовок', 'm'),
  row: ru('строка', 'строку', 'f'),
  region: ru('раздел', 'раздел', 'm'),
  'search-field': ru('поле поиска', 'поле поиска', 'n'),
  focused: ru('поле с фокусом', 'поле с фокусом', 'n'),
  submit: ru('кнопка отправки', 'кнопку отправки', 'f'),
  'cookie-accept': ru('кнопка согласия на cookie', 'кнопку согласия на cookie', 'f'),
  'cookie-reject': ru('кнопка отказа от cookie', 'кнопку отказа от cookie', 'f'),
  'main-content': ru('основной текст', 'основной текст', 'm'),
  'main-heading': ru('главный заголовок', 'главный заголовок', 'm'),
  page: ru('страница', 'страницу', 'f'),
};

const ENGLISH_ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const RUSSIAN_ENDINGS = {
  nominative: { m: '-й', f: '-я', n: '-е', last: { m: 'последний', f: 'последняя', n: 'последнее' } },
  accusative: { m: '-й', f: '-ю', n: '-е', last: { m: 'последний', f: 'последнюю', n: 'последнее' } },
} as const;

/** Text in the quotes of its language: “Sign up”, «Войти». Long texts are cut. */
export function quoteText(text: string, language: Language): string {
  const short = text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
  return language === 'ru' ? `«${short}»` : `“${short}”`;
}

function englishOrdinal(nth: number): string {
  if (nth === -1) return 'last';
  if (nth < 0) return `${englishOrdinal(-nth)} last`;
  const word = ENGLISH_ORDINALS[nth - 1];
  if (word !== undefined) return word;
  const tail = nth % 100 > 10 && nth % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th');
  return `${nth}${tail}`;
}

function russianOrdinal(nth: number, gender: RussianKind['gender'], form: keyof typeof RUSSIAN_ENDINGS): string {
  const endings = RUSSIAN_ENDINGS[form];
  if (nth === -1) return endings.last[gender];
  if (nth < 0) return `${-nth}${endings[gender]} с конца`;
  return `${nth}${endings[gender]}`;
}

function place(target: ElementTarget, language: Language): string {
  const inside = target.within === undefined ? '' : innerName(target.within, language);
  const near = target.near === undefined ? '' : quoteText(target.near, language);
  if (language === 'ru') return `${inside === '' ? '' : ` в ${inside}`}${near === '' ? '' : ` рядом с ${near}`}`;
  return `${inside === '' ? '' : ` in ${inside}`}${near === '' ? '' : ` near ${near}`}`;
}

function innerName(target: ElementTarget, language: Language): string {
  if (target.name !== undefined) return `${quoteText(target.name, language)}${place(target, language)}`;
  return language === 'ru'
    ? `области «${RUSSIAN_KINDS[target.kind].nominative}»${target.nth === undefined ? '' : ` № ${target.nth}`}`
    : describeTarget(target, language);
}

/** An element in full, for messages: the third button “Delete” in “Footer”; кнопка «Удалить» в «Подвал». */
export function describeTarget(target: ElementTarget, language: Language): string {
  const name = target.name === undefined ? '' : ` ${quoteText(target.name, language)}`;
  if (language === 'ru') {
    const { nominative, gender } = RUSSIAN_KINDS[target.kind];
    const ordinal = target.nth === undefined ? '' : `${russianOrdinal(target.nth, gender, 'nominative')} `;
    return `${ordinal}${nominative}${name}${place(target, language)}`;
  }
  const ordinal = target.nth === undefined ? '' : `${englishOrdinal(target.nth)} `;
  return `the ${ordinal}${ENGLISH_KINDS[target.kind]}${name}${place(target, language)}`;
}

/** An element as short as it stays clear, for step titles; in Russian as the object of a verb. */
export function nameTarget(target: ElementTarget, language: Language): string {
  if (target.name !== undefined && target.nth === undefined)
    return `${quoteText(target.name, language)}${place(target, language)}`;
  if (language === 'en') return describeTarget(target, language);
  const { accusative, gender } = RUSSIAN_KINDS[target.kind];
  const ordinal = target.nth === undefined ? '' : `${russianOrdinal(target.nth, gender, 'accusative')} `;
  const name = target.name === undefined ? '' : ` ${quoteText(target.name, language)}`;
  return `${ordinal}${accusative}${name}${place(target, language)}`;
}

/** A tab of the browser, in words. */
export function describeTab(target: TabTarget, language: Language): string {
  const text = target.text === undefined ? '' : ` ${quoteText(target.text, language)}`;
  if (target.nth !== undefined)
    return language === 'ru' ? `вкладку № ${target.nth}${text}` : `the ${englishOrdinal(target.nth)} tab${text}`;
  const words = {
    en: {
      this: 'this tab',
      others: 'the other tabs',
      matching: `the tab${text}`,
      next: 'the next tab',
      previous: 'the previous tab',
      first: 'the first tab',
      last: 'the last tab',
    },
    ru: {
      this: 'эту вкладку',
      others: 'остальные вкладки',
      matching: `вкладку${text}`,
      next: 'следующую вкладку',
      previous: 'предыдущую вкладку',
      first: 'первую вкладку',
      last: 'последнюю вкладку',
    },
  } as const;
  return words[language][target.which];
}
