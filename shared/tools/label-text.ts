/** What ARQ's own labels in an approval say to people, in every language of the product. */
import type { Language } from '../plan/plan.ts';

/** By input of a tool; `leaves` and `to` are where a call leads, see `policy/shown-values.ts`. */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  all: { en: 'All of them', ru: 'Все сразу' },
  approve: { en: 'Approved before', ru: 'Разрешено заранее' },
  args: { en: 'Arguments', ru: 'Аргументы' },
  background: { en: 'In the background', ru: 'В фоне' },
  beside: { en: 'Next to', ru: 'Рядом с' },
  bookmark: { en: 'Bookmark', ru: 'Закладка' },
  browser: { en: 'Browser', ru: 'Браузер' },
  button: { en: 'Mouse button', ru: 'Кнопка мыши' },
  checked: { en: 'Ticked', ru: 'Отмечено' },
  collapsed: { en: 'Folded', ru: 'Свёрнута' },
  color: { en: 'Colour', ru: 'Цвет' },
  command: { en: 'Command', ru: 'Команда' },
  count: { en: 'How often', ru: 'Сколько раз' },
  cwd: { en: 'Folder', ru: 'Папка' },
  days: { en: 'Days back', ru: 'За дней' },
  download: { en: 'Download', ru: 'Загрузка' },
  factor: { en: 'Zoom', ru: 'Масштаб' },
  fileName: { en: 'File name', ru: 'Имя файла' },
  folder: { en: 'Folder', ru: 'Папка' },
  height: { en: 'Height', ru: 'Высота' },
  index: { en: 'Place', ru: 'Место' },
  isPrivate: { en: 'Private window', ru: 'Приватное окно' },
  key: { en: 'Key', ru: 'Клавиша' },
  leaves: { en: 'In place of', ru: 'Вместо' },
  left: { en: 'Left edge', ru: 'Левый край' },
  limit: { en: 'At most', ru: 'Не больше' },
  minutes: { en: 'Last minutes', ru: 'Последних минут' },
  modifiers: { en: 'Keys held', ru: 'С клавишами' },
  muted: { en: 'Silent', ru: 'Без звука' },
  options: { en: 'Choice', ru: 'Выбор' },
  overwrite: { en: 'Replaces a file', ru: 'Заменит файл' },
  path: { en: 'File', ru: 'Файл' },
  pid: { en: 'Process', ru: 'Процесс' },
  pinned: { en: 'Pinned', ru: 'Закреплена' },
  planner: { en: 'Planner', ru: 'Планировщик' },
  planOnly: { en: 'Only a plan', ru: 'Только план' },
  runId: { en: 'Run', ru: 'Запуск' },
  session: { en: 'Closed tab', ru: 'Закрытая вкладка' },
  state: { en: 'State', ru: 'Состояние' },
  submit: { en: 'Then Enter', ru: 'Затем Enter' },
  text: { en: 'Text', ru: 'Текст' },
  title: { en: 'Name', ru: 'Название' },
  to: { en: 'Onto', ru: 'Куда' },
  top: { en: 'Top edge', ru: 'Верхний край' },
  url: { en: 'Address', ru: 'Адрес' },
  value: { en: 'Value', ru: 'Значение' },
  width: { en: 'Width', ru: 'Ширина' },
};

/** The label of a value for a reader; one that the page gave, or that a newer host knows, stays as it is. */
export function labelText(
  { label, isKey }: { readonly label: string; readonly isKey?: boolean | undefined },
  language: Language,
): string {
  return isKey === true && Object.hasOwn(words, label) ? (words[label]?.[language] ?? label) : label;
}
