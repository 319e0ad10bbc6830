/** Words that people use for one another, and Russian words in another case. Pure; runs in content scripts. */

/** Each line is one meaning. Phrases stand as `normalText` leaves them. */
const SAME: readonly (readonly string[])[] = [
  ['delete', 'remove', 'trash', 'bin', 'trash can', 'discard', 'move to trash', 'move to bin'],
  ['sign in', 'log in', 'login', 'signin', 'log on'],
  ['sign out', 'log out', 'logout', 'log off'],
  ['sign up', 'register', 'create account', 'create an account', 'join'],
  ['cart', 'basket', 'bag', 'shopping cart'],
  ['next', 'continue', 'proceed'],
  ['previous', 'back'],
  ['send', 'submit'],
  ['save', 'save changes', 'apply'],
  ['email', 'e-mail', 'mail', 'email address', 'e-mail address'],
  ['phone', 'telephone', 'phone number', 'mobile', 'mobile number', 'tel'],
  ['zip', 'zip code', 'postcode', 'postal code', 'post code'],
  ['last name', 'surname', 'family name'],
  ['first name', 'given name', 'forename'],
  ['username', 'user name', 'login'],
  ['edit', 'change', 'modify', 'pencil'],
  ['new', 'add', 'create', 'compose'],
  ['close', 'dismiss', 'x', '×', '✕', '✖', '✗', 'cross'],
  ['menu', 'hamburger', 'hamburger menu', 'open menu', '☰', '≡'],
  ['profile', 'avatar', 'account', 'profile picture', 'my account', 'my profile'],
  ['like', 'heart', 'favourite', 'favorite'],
  ['plus', '+', 'increase', 'increment'],
  ['minus', '-', '−', 'decrease', 'decrement'],
  ['search', 'find', 'magnifier', 'magnifying glass'],
  ['cancel', 'abort'],
  ['quantity', 'qty', 'amount'],
  ['settings', 'preferences', 'gear', 'cog'],
  ['dob', 'date of birth', 'birth date', 'birthday', 'birthdate'],
  ['tos', 'terms of service', 'terms and conditions', 'terms', 'terms of use', 'terms & conditions'],
  ['favorites', 'favourites', 'wishlist', 'wish list'],
  ['arrival', 'check in', 'check-in'],
  ['departure', 'check out', 'check-out'],
  ['удалить', 'убрать', 'стереть'],
  ['войти', 'вход', 'авторизоваться', 'авторизация'],
  ['выйти', 'выход'],
  ['зарегистрироваться', 'регистрация', 'создать аккаунт'],
  ['далее', 'продолжить', 'вперед', 'следующая', 'дальше'],
  ['назад', 'вернуться', 'предыдущая'],
  ['отправить', 'послать'],
  ['почта', 'email', 'e-mail', 'электронная почта', 'эл. почта', 'адрес электронной почты', 'имейл'],
  ['телефон', 'номер телефона', 'мобильный', 'мобильный телефон'],
  ['поиск', 'найти', 'искать'],
  ['изменить', 'редактировать', 'править', 'карандаш'],
  ['закрыть', 'крестик', '×', '✕', '✖'],
  ['плюс', '+', 'увеличить', 'больше'],
  ['минус', '-', '−', 'уменьшить', 'меньше'],
  ['профиль', 'аватар', 'аватарка', 'аватарке', 'личный кабинет', 'аккаунт'],
  ['настройки', 'шестеренка', 'шестеренку'],
  ['добавить', 'создать', 'новый', 'новая', 'новое'],
  ['индекс', 'почтовый индекс'],
  ['количество', 'кол-во'],
  ['отмена', 'отменить'],
  ['корзина', 'корзину'],
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
  for (let at = 0; at < words.length; ) {
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
  if (Math.abs(wanted.length - shown.length) >= longest) return false;
  const others = readings(shown);
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
