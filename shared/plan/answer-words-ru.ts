import type { LeftReason } from '../tools/page/fill-profile.ts';
import { formatBytes, formatPercent, formatUptime } from './byte-size.ts';
import type { AnswerWords } from './answer-words.ts';
import { countingIn } from './counting.ts';

const { number, plural } = countingIn('ru');
const size = (bytes: number) => formatBytes(bytes, 'ru');
const percent = (value: number) => formatPercent(value, 'ru');
function counted(count: number, one: string, few: string, many: string): string {
  const form = plural(count);
  return `${number(count)} ${form === 'one' ? one : form === 'few' ? few : many}`;
}
const lines = (head: string, items: readonly string[]) =>
  items.length === 0 ? head : `${head}\n${items.map((item) => `• ${item}`).join('\n')}`;

const LEFT: Readonly<Record<LeftReason, string>> = {
  'not-in-profile': 'нет в профиле',
  'not-understood': 'непонятно, что в него вписать',
  'has-value': 'уже заполнено',
  private: 'личное, выключено в профиле',
  disabled: 'недоступно',
  'not-seen': 'его не видно',
  'no-option': 'нет такого варианта',
  'not-accepted': 'страница не приняла',
};
const named = ({ name, meaning }: { readonly name: string; readonly meaning: string }) => name || meaning || '?';

const NOTHING: Readonly<Record<string, string>> = {
  downloads_list: 'Загрузок нет.',
  page_read_console: 'В консоль ничего не писали с тех пор, как ARQ слушает эту страницу.',
  page_read_images: 'Картинок с названием нет.',
  page_read_links: 'Ссылок нет.',
  page_read_network: 'Страница ничего не запрашивала с тех пор, как ARQ слушает.',
  page_read_pdf: 'В PDF нет текста.',
  page_read_selection: 'Ничего не выделено.',
  page_read_tables: 'Таблиц нет, и списков, похожих на них, тоже.',
};

export const russian: AnswerWords = {
  memory: ({ memory }) => `Свободно ${size(memory.availableBytes)} памяти из ${size(memory.totalBytes)}.`,
  cpu: ({ cpu }) =>
    `Процессор занят на ${percent(cpu.percent)}${cpu.load1 > 0 ? `; средняя нагрузка ${number(cpu.load1)}` : ''}.`,
  disk: ({ disks }) =>
    disks.length === 0
      ? 'Диски не найдены.'
      : disks
          .map(
            (disk) =>
              `${disk.mount}: занято ${percent(disk.percent)}, свободно ${size(disk.totalBytes - disk.usedBytes)} из ${size(disk.totalBytes)}.`,
          )
          .join('\n'),
  network: ({ network }) =>
    `Приём ${size(network.receivedBytesPerSecond)}/с, передача ${size(network.sentBytesPerSecond)}/с.`,
  top: (by, processes) =>
    processes.length === 0
      ? 'Ничего заметного не нашлось.'
      : lines(
          by === 'cpu' ? 'Больше всего нагружают процессор:' : 'Больше всего памяти занимают:',
          processes
            .slice(0, 5)
            .map(
              (one) => `${one.name} (${one.pid}): ${by === 'cpu' ? percent(one.cpuPercent) : size(one.memoryBytes)}`,
            ),
        ),
  system: (info) =>
    `${info.os} (${info.kernel}, ${info.arch}), компьютер ${info.hostname}: ${info.cpuModel}, ${counted(info.cores, 'ядро', 'ядра', 'ядер')}, память ${size(info.memoryBytes)}, работает ${formatUptime(info.uptimeSeconds, 'ru')}.`,
  processes: (processes) =>
    processes.length === 0
      ? 'Таких процессов нет.'
      : lines(
          `${counted(processes.length, 'процесс', 'процесса', 'процессов')}:`,
          processes.map(
            (one) => `${one.name} (${one.pid}): процессор ${percent(one.cpuPercent)}, память ${size(one.memoryBytes)}`,
          ),
        ),
  tabs: (tabs) =>
    tabs.length === 0
      ? 'Таких вкладок нет.'
      : lines(
          `${counted(tabs.length, 'открыта вкладка', 'открытые вкладки', 'открытых вкладок')}:`,
          tabs.map(
            (tab) => `${tab.title === '' ? tab.url : tab.title} – ${tab.url}${tab.isActive ? ' (впереди)' : ''}`,
          ),
        ),
  windows: (windows) =>
    windows.length === 0
      ? 'Окон нет.'
      : lines(
          `${counted(windows.length, 'открытое окно', 'открытых окна', 'открытых окон')}:`,
          windows.map(
            (one) =>
              `${one.browser}: ${counted(one.tabs, 'вкладка', 'вкладки', 'вкладок')}, ${one.width} × ${one.height}${one.isPrivate ? ', приватное' : ''}`,
          ),
        ),
  files: ({ path, entries }) =>
    entries.length === 0
      ? `${path}: пусто.`
      : lines(
          `${path}: ${counted(entries.length, 'запись', 'записи', 'записей')}:`,
          entries.map((entry) => (entry.kind === 'folder' ? `${entry.name}/` : `${entry.name} (${size(entry.bytes)})`)),
        ),
  text: ({ text, truncated }) =>
    text.trim() === '' ? 'Текста нет.' : `${text}${truncated ? '\n… (дальше обрезано)' : ''}`,
  filled: ({ fields, left }) => {
    const done = fields.length === 0 ? 'Ничего не заполнено.' : `Заполнено: ${fields.map(named).join(', ')}.`;
    return left.length === 0
      ? done
      : `${done}\n${lines(
          'Оставлено как было:',
          left.map((field) => `${named(field)}: ${LEFT[field.reason]}`),
        )}`;
  },
  nothing: (tool) => NOTHING[tool] ?? 'Текста нет.',
  about: (about, sentences, truncated) =>
    sentences.length === 0
      ? `На странице ничего нет про «${about}»${truncated ? ' в прочитанной части' : ''}.`
      : sentences.join('\n'),
  close: (about, found) => lines(`Про «${about}» целиком на странице ничего нет. Ближе всего:`, found),
  program: ({ pid, exitCode, output }) => {
    const state = exitCode === null ? `Работает как процесс ${pid}.` : `Завершилась с кодом ${exitCode}.`;
    return [output.trimEnd(), exitCode === 0 && output.trim() !== '' ? '' : state].filter(Boolean).join('\n');
  },
};
