import type { calls as enCalls } from './en-calls.ts';

/** Что хочет сделать программа, по инструменту. */
export const calls: typeof enCalls = {
  files_write: () => 'Записать файл',
  page_clear: (target) => `Очистить ${target || 'поле'}`,
  page_click: (target) => `Нажать ${target || 'элемент'}`,
  page_drag: (target) => `Перетащить ${target || 'элемент'}`,
  page_fill_form: () => 'Заполнить форму',
  page_go_back: () => 'Вернуться назад',
  page_go_forward: () => 'Перейти вперёд',
  page_hover: (target) => `Навести указатель на ${target || 'элемент'}`,
  page_navigate: () => 'Открыть адрес',
  page_press_key: (target) => (target === '' ? 'Нажать клавишу' : `Нажать клавишу в ${target}`),
  page_reload: () => 'Обновить страницу',
  page_select_option: (target) => `Выбрать в ${target || 'списке'}`,
  page_set_checked: (target) => `Поставить или снять отметку ${target}`.trimEnd(),
  page_type: (target) => `Ввести в ${target || 'поле'}`,
  process_start: () => 'Запустить программу',
  process_stop: () => 'Завершить программу',
  runs_start: () => 'Начать запуск',
  runs_stop: () => 'Остановить запуск',
  tabs_activate: () => 'Показать вкладку',
  tabs_close: () => 'Закрыть вкладку',
  tabs_hand_over: () => 'Передать вкладку',
  tabs_open: () => 'Открыть вкладку',
};
