/** Words that people use for one another, and Russian words in another case. Pure; runs in content scripts. */

/** Each line is one meaning. Phrases stand as `normalText` leaves them. */
const SAME: readonly (readonly string[])[] = [
  [
    'delete',
    'remove',
    'trash',
    'bin',
    'trash can',
    'discard',
    'move to trash',
    'move to bin',
    'удалить',
    'убрать',
    'стереть',
  ],
  ['sign in', 'log in', 'login', 'signin', 'log on', 'войти', 'вход', 'авторизоваться', 'авторизация'],
  ['sign out', 'log out', 'logout', 'log off', 'выйти', 'выход'],
  [
    'sign up',
    'register',
    'create account',
    'create an account',
    'join',
    'зарегистрироваться',
    'регистрация',
    'создать аккаунт',
  ],
  ['cart', 'basket', 'bag', 'shopping cart', 'корзина', 'корзину'],
  ['next', 'continue', 'proceed', 'далее', 'продолжить', 'вперед', 'следующая', 'дальше'],
  ['previous', 'back', 'назад', 'вернуться', 'предыдущая'],
  ['send', 'submit', 'отправить', 'послать'],
  ['save', 'save changes', 'apply', 'сохранить', 'применить'],
  [
    'email',
    'e-mail',
    'mail',
    'email address',
    'e-mail address',
    'почта',
    'электронная почта',
    'эл. почта',
    'адрес электронной почты',
    'имейл',
  ],
  [
    'phone',
    'telephone',
    'phone number',
    'mobile',
    'mobile number',
    'tel',
    'телефон',
    'номер телефона',
    'мобильный',
    'мобильный телефон',
  ],
  ['zip', 'zip code', 'postcode', 'postal code', 'post code', 'индекс', 'почтовый индекс'],
  ['last name', 'surname', 'family name', 'фамилия'],
  ['first name', 'given name', 'forename', 'имя'],
  ['username', 'user name', 'login', 'логин', 'имя пользователя'],
  ['edit', 'change', 'modify', 'pencil', 'изменить', 'редактировать', 'править', 'карандаш'],
  ['new', 'add', 'create', 'compose', 'добавить', 'создать', 'новый', 'новая', 'новое'],
  ['close', 'dismiss', 'x', '×', '✕', '✖', '✗', 'cross', 'закрыть', 'крестик'],
  ['menu', 'hamburger', 'hamburger menu', 'open menu', '☰', '≡', 'меню'],
  [
    'profile',
    'avatar',
    'account',
    'profile picture',
    'my account',
    'my profile',
    'профиль',
    'аватар',
    'аватарка',
    'аватарке',
    'личный кабинет',
    'аккаунт',
  ],
  ['like', 'heart', 'favourite', 'favorite'],
  ['plus', '+', 'increase', 'increment', 'плюс', 'увеличить', 'больше'],
  ['minus', '-', '−', 'decrease', 'decrement', 'минус', 'уменьшить', 'меньше'],
  ['search', 'find', 'magnifier', 'magnifying glass', 'поиск', 'найти', 'искать'],
  ['choose', 'select', 'pick', 'выбрать'],
  ['cancel', 'abort', 'отмена', 'отменить'],
  ['quantity', 'qty', 'amount', 'количество', 'кол-во'],
  ['settings', 'preferences', 'gear', 'cog', 'настройки', 'шестеренка', 'шестеренку'],
  ['dob', 'date of birth', 'birth date', 'birthday', 'birthdate'],
  ['tos', 'terms of service', 'terms and conditions', 'terms', 'terms of use', 'terms & conditions'],
  ['favorites', 'favourites', 'wishlist', 'wish list'],
  ['arrival', 'check in', 'check-in'],
  ['departure', 'check out', 'check-out'],
  ['password', 'пароль'],
  ['country', 'страна'],
  ['city', 'город', 'town'],
  ['add to cart', 'add to basket', 'add to bag', 'buy now', 'в корзину', 'добавить в корзину', 'купить'],
];

const meanings = new Map<string, number[]>();
let longest = 1;
for (const [index, phrases] of SAME.entries()) {
  for (const phrase of phrases) {
    meanings.set(phrase, [...(meanings.get(phrase) ?? []), index]);
    longest = Math.max(longest, phrase.split(' ').length);
  }
}

/** The readings of a text as words and meanings: “remove bob” is [meaning 0, bob]. */
function readings(words: readonly string[]): Set<string> {
  let found: (readonly string[])[] = [[]];
  for (let at = 0; at < words.length;) {
    let length = Math.min(longest, words.length - at);
    while (length > 1 && !meanings.has(words.slice(at, at + length).join(' '))) length -= 1;
    const phrase = words.slice(at, at + length).join(' ');
    const options = meanings.get(phrase)?.map((index) => `#${index}`) ?? [phrase];
    found = found.flatMap((before) => options.map((option) => [...before, option])).slice(0, MAX_READINGS);
    at += length;
  }
  return new Set(found.map((reading) => reading.join(' ')));
}
const MAX_READINGS = 8;
const ICON = /^(?:icon|symbol|sign|button|иконк[аиу]|иконке|значок|значку|кнопк[аиу])$/u;

/** True when two texts say the same in other words: “Remove Bob”, “Delete Bob”. */
export function saysTheSame(named: readonly string[], shown: readonly string[]): boolean {
  // “the trash icon” is known by what it does.
  const wanted = named.length > 1 ? named.filter((word) => !ICON.test(word)) : named;
  // “Basket (2)” is the basket.
  const label = shown.length > 1 && /^\d+$/u.test(shown.at(-1) ?? '') ? shown.slice(0, -1) : shown;
  if (Math.abs(wanted.length - label.length) >= longest) return false;
  const others = readings(label);
  return [...readings(wanted)].some((reading) => others.has(reading));
}

const CYRILLIC = /^[а-яё]{4,}$/u;
const MIN_STEM = 3;
const MAX_ENDING = 3;
const ENDING = /^[аеёийоуъыьэюямхвг]*$/u;

/** True for forms of one Russian word: “Германия”, “Германию”; “условия”, “условиями”. */
export function isSameStem(left: string, right: string): boolean {
  if (left === right) return true;
  if (!CYRILLIC.test(left) || !CYRILLIC.test(right)) return false;
  let common = 0;
  while (common < left.length && left[common] === right[common]) common += 1;
  const rests = [left.slice(common), right.slice(common)];
  return common >= MIN_STEM && rests.every((rest) => rest.length <= MAX_ENDING && ENDING.test(rest));
}
