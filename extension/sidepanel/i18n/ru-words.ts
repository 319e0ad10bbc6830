import type { reasons as enReasons, roles as enRoles, statuses as enStatuses } from './en-words.ts';

/** Состояния одним словом. */
export const statuses: typeof enStatuses = {
  planned: 'План',
  queued: 'В очереди',
  pending: 'В очереди',
  running: 'Выполняется',
  question: 'Вопрос к вам',
  waiting: 'Ждёт вас',
  paused: 'Пауза',
  in_doubt: 'Неясно',
  done: 'Готово',
  failed: 'Ошибка',
  skipped: 'Пропущено',
  stopped: 'Остановлено',
};

/** Почему политика спрашивает, предложениями. */
export const reasons: typeof enReasons = {
  'never-site': 'Вы запретили ARQ этот сайт.',
  'new-site': 'В запросе этот сайт не назван.',
  'not-your-sentence': 'Об этом просит программа, а не вы.',
  'submits-password': 'Отправляет форму с паролем.',
  'submits-payment': 'Отправляет форму с платёжными данными.',
  'submits-code': 'Отправляет форму с одноразовым кодом.',
  deletes: 'Судя по надписи, это удалит или завершит что-то.',
  buys: 'Судя по надписи, это покупка или заказ.',
  uploads: 'Передаёт сайту ваш файл.',
  'dangerous-tool': 'Запускает программы или скрипты либо меняет файлы или данные сайта.',
};

/** Роли элементов обычными словами; роль, которой здесь нет, показывается своим именем. */
export const roles: typeof enRoles = {
  button: 'кнопка',
  link: 'ссылка',
  textbox: 'поле',
  searchbox: 'поле поиска',
  checkbox: 'флажок',
  switch: 'переключатель',
  radio: 'вариант',
  combobox: 'список',
  listbox: 'список',
  option: 'пункт',
  menuitem: 'пункт меню',
  tab: 'вкладка',
};
