/** What ARQ's own labels in an approval say to people, in every language of the product. */
import type { Language } from '../plan/plan.ts';

/** By input of a tool; `leaves` and `to` are where a call leads, see `policy/shown-values.ts`. */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  all: { en: 'All of them', ru: 'Все сразу' },
  approve: { en: 'Approved before', ru: 'Разрешено заранее' },
  args: { en: 'Arguments', ru: 'Аргументы' },
  background: { en: 'In the background', ru: 'В фоне' },
  browser: { en: 'Browser', ru: 'Браузер' },
  button: { en: 'Mouse button', ru: 'Кнопка мыши' },
  checked: { en: 'Ticked', ru: 'Отмечено' },
  command: { en: 'Command', ru: 'Команда' },
  count: { en: 'How often', ru: 'Сколько раз' },
  cwd: { en: 'Folder', ru: 'Папка' },
  key: { en: 'Key', ru: 'Клавиша' },
  leaves: { en: 'In place of', ru: 'Вместо' },
  modifiers: { en: 'Keys held', ru: 'С клавишами' },
  options: { en: 'Choice', ru: 'Выбор' },
  overwrite: { en: 'Replaces a file', ru: 'Заменит файл' },
  path: { en: 'File', ru: 'Файл' },
  pid: { en: 'Process', ru: 'Процесс' },
  planOnly: { en: 'Only a plan', ru: 'Только план' },
  planner: { en: 'Planner', ru: 'Планировщик' },
  runId: { en: 'Run', ru: 'Запуск' },
  submit: { en: 'Then Enter', ru: 'Затем Enter' },
  text: { en: 'Text', ru: 'Текст' },
  to: { en: 'Onto', ru: 'Куда' },
  url: { en: 'Address', ru: 'Адрес' },
  value: { en: 'Value', ru: 'Значение' },
};

/** The label of a value for a reader; one that the page gave, or that a newer host knows, stays as it is. */
export function labelText(
  { label, isKey }: { readonly label: string; readonly isKey?: boolean | undefined },
  language: Language,
): string {
  return isKey === true && Object.hasOwn(words, label) ? (words[label]?.[language] ?? label) : label;
}
