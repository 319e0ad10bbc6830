import type { Language } from '../plan.ts';
import { quoteText } from '../target-text.ts';

export type QuestionCode =
  | 'plan.empty'
  | 'plan.too_long'
  | 'plan.too_many_steps'
  | 'plan.not_understood'
  | 'plan.clause_not_understood'
  | 'plan.incomplete'
  | 'plan.target_missing'
  | 'plan.field_missing'
  | 'plan.name_too_long'
  | 'plan.nothing_to_do'
  | 'plan.condition_alone'
  | 'plan.wait_too_long'
  | 'plan.scroll_unclear'
  | 'plan.process_number_missing';

type Wording = (fragment: string, example: string) => string;

const EN: Readonly<Record<QuestionCode, Wording>> = {
  'plan.empty': () => 'What should I do? For example: open example.org, fill Name with Ada and press “Send”.',
  'plan.too_long': () => 'That is more than 20,000 characters. Please give me the task in smaller parts.',
  'plan.too_many_steps': () => 'That is more than I can do in one go. Please split it into smaller commands.',
  'plan.not_understood': (fragment, example) => `I did not understand ${fragment}. For example, say: ${example}.`,
  'plan.clause_not_understood': (fragment, example) =>
    `I understood the rest, but not ${fragment}, so nothing was done. For example, say: ${example}.`,
  'plan.incomplete': (fragment, example) => `Something is missing in ${fragment}. For example, say: ${example}.`,
  'plan.target_missing': (fragment, example) =>
    `What does ${fragment} mean here? Name the element. For example: ${example}.`,
  'plan.field_missing': (fragment) =>
    `Into which field should the text of ${fragment} go? For example: type Hello into Message.`,
  'plan.name_too_long': (fragment) =>
    `The name that begins with ${fragment} is too long. Name the element by a few of its words.`,
  'plan.nothing_to_do': () => 'You told me only what not to do. What should I do? For example: press “Send”.',
  'plan.condition_alone': (fragment) =>
    `What should I do after ${fragment}? For example: if you see “Cookies”, press “Accept”.`,
  'plan.wait_too_long': () => 'I can wait for at most 10 minutes in one step. For example: wait 30 seconds.',
  'plan.scroll_unclear': () => 'Scroll where? For example: scroll down, scroll to the bottom, scroll by 300 pixels.',
  'plan.process_number_missing': (fragment) =>
    `Which process number in ${fragment}? Say “list processes” to see the numbers, then: stop process 1234.`,
};

const RU: Readonly<Record<QuestionCode, Wording>> = {
  'plan.empty': () => 'Что сделать? Например: открой example.org, заполни Имя значением Ада и нажми «Отправить».',
  'plan.too_long': () => 'В команде больше 20 000 знаков. Разбейте задачу на части.',
  'plan.too_many_steps': () => 'Это слишком много для одного раза. Разбейте задачу на несколько команд.',
  'plan.not_understood': (fragment, example) => `Не понимаю ${fragment}. Скажите, например: ${example}.`,
  'plan.clause_not_understood': (fragment, example) =>
    `Остальное понятно, но не ${fragment}, поэтому ничего не сделано. Скажите, например: ${example}.`,
  'plan.incomplete': (fragment, example) => `В ${fragment} чего-то не хватает. Скажите, например: ${example}.`,
  'plan.target_missing': (fragment, example) => `Что здесь значит ${fragment}? Назовите элемент. Например: ${example}.`,
  'plan.field_missing': (fragment) =>
    `В какое поле ввести текст из ${fragment}? Например: введи Привет в поле Сообщение.`,
  'plan.name_too_long': (fragment) =>
    `Название, которое начинается с ${fragment}, слишком длинное. Назовите элемент несколькими словами.`,
  'plan.nothing_to_do': () => 'Сказано только, чего не делать. Что сделать? Например: нажми «Отправить».',
  'plan.condition_alone': (fragment) =>
    `Что сделать после ${fragment}? Например: если видишь «Cookie», нажми «Принять».`,
  'plan.wait_too_long': () => 'За один шаг можно ждать не больше 10 минут. Например: подожди 30 секунд.',
  'plan.scroll_unclear': () => 'Куда прокрутить? Например: прокрути вниз, прокрути в конец, прокрути на 300 пикселей.',
  'plan.process_number_missing': (fragment) =>
    `Какой номер у процесса в ${fragment}? Скажите «покажи процессы», а затем: останови процесс 1234.`,
};

const GENERAL: Readonly<Record<Language, string>> = {
  en: 'open example.org, fill Name with Ada and press “Send”',
  ru: 'открой example.org, заполни Имя значением Ада и нажми «Отправить»',
};

/** What can be said with a verb, for the example in a question. */
const EXAMPLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    click: 'click the “Sign up” button',
    press: 'press “Sign up”, or: press Enter',
    open: 'open example.org',
    go: 'go to example.org',
    fill: 'fill First name with Ada',
    enter: 'enter Ada in First name',
    type: 'type Ada into First name',
    set: 'set Country to Germany',
    clear: 'clear the Email field',
    choose: 'choose Germany in Country',
    tick: 'tick “I accept the terms”',
    untick: 'untick Newsletter',
    turn: 'turn on Notifications, or: switch to the Mail tab',
    hover: 'hover over Products',
    drag: 'drag “Card A” onto “Done”',
    scroll: 'scroll down, or: scroll to Contact',
    wait: 'wait 3 seconds, or: wait for “Thank you”',
    take: 'take a full-page screenshot',
    close: 'close this tab',
    search: 'search for blue shoes',
    upload: 'upload report.pdf to Attachment',
    filter: 'choose Shoes in Category, or: type shoes into Filter',
    stop: 'stop process 1234',
    how: 'how much memory is free',
    what: 'what does this page say about prices',
    list: 'list my tabs',
    sort: 'sort by Price',
    show: 'show processes',
    if: 'if you see “Cookies”, press “Accept”',
    unless: 'if there is no “Log out”, press “Log in”',
    read: 'read the page',
  },
  ru: {
    click: 'кликни по кнопке «Войти»',
    press: 'нажми «Войти» или нажми Enter',
    open: 'открой example.org',
    go: 'перейди на example.org',
    fill: 'заполни Имя значением Ада',
    enter: 'введи Ада в поле Имя',
    type: 'набери Ада в поле Имя',
    set: 'установи Страна: Германия',
    clear: 'очисти поле Email',
    choose: 'выбери Германия в поле Страна',
    tick: 'отметь «Я принимаю условия»',
    put: 'поставь галочку «Я принимаю условия»',
    remove: 'сними галочку «Рассылка»',
    hover: 'наведи на «Товары»',
    drag: 'перетащи «Карточка А» на «Готово»',
    scroll: 'прокрути вниз или прокрути до «Контакты»',
    wait: 'подожди 3 секунды или дождись «Спасибо»',
    make: 'сделай снимок всей страницы',
    close: 'закрой эту вкладку',
    search: 'найди синие туфли',
    upload: 'загрузи файл report.pdf в поле Вложение',
    filter: 'выбери Обувь в поле Категория или введи обувь в поле Фильтр',
    stop: 'останови процесс 1234',
    how: 'сколько памяти свободно',
    what: 'что нагружает процессор',
    show: 'покажи процессы',
    if: 'если видишь «Cookie», нажми «Принять»',
    read: 'прочитай страницу',
  },
};

/** The question for the user: what was not understood, in their own words, and what can be said instead. */
export function askAbout(code: QuestionCode, language: Language, fragment: string, verb = ''): string {
  const example = EXAMPLES[language][verb] ?? GENERAL[language];
  const clean = fragment.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  const wording = language === 'ru' ? RU : EN;
  return wording[code](quoteText(clean, language), example);
}
