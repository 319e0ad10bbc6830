import type { LeftReason } from '../tools/page/fill-profile.ts';
import { formatBytes, formatPercent, formatUptime } from './byte-size.ts';
import type { AnswerWords } from './answer-words.ts';
import { countingIn } from './counting.ts';

const { number, plural } = countingIn('en');
const size = (bytes: number) => formatBytes(bytes, 'en');
const percent = (value: number) => formatPercent(value, 'en');
const counted = (count: number, one: string, other: string) =>
  `${number(count)} ${plural(count) === 'one' ? one : other}`;
const lines = (head: string, items: readonly string[]) =>
  items.length === 0 ? head : `${head}\n${items.map((item) => `• ${item}`).join('\n')}`;

const LEFT: Readonly<Record<LeftReason, string>> = {
  'not-in-profile': 'not in your profile',
  'not-understood': 'it is not clear what it asks for',
  'has-value': 'holds a value already',
  private: 'private, which your profile’s switch keeps back',
  disabled: 'disabled',
  'not-seen': 'cannot be seen',
  'no-option': 'has no such option',
  'not-accepted': 'the page did not accept it',
};
const named = ({ name, meaning }: { readonly name: string; readonly meaning: string }) => name || meaning || '?';

const NOTHING: Readonly<Record<string, string>> = {
  downloads_list: 'There are no downloads.',
  page_read_console: 'Nothing was written to the console since ARQ began to listen in this page.',
  page_read_images: 'There are no images with a name.',
  page_read_links: 'There are no links.',
  page_read_network: 'The page asked for nothing since ARQ began to listen.',
  page_read_pdf: 'The PDF holds no text.',
  page_read_selection: 'Nothing is selected.',
  page_read_tables: 'There are no tables, and no lists that look like one.',
};

export const english: AnswerWords = {
  memory: ({ memory }) => `${size(memory.availableBytes)} of ${size(memory.totalBytes)} memory is free.`,
  cpu: ({ cpu }) =>
    `The CPU is ${percent(cpu.percent)} busy${cpu.load1 > 0 ? `; the load average is ${number(cpu.load1)}` : ''}.`,
  disk: ({ disks }) =>
    disks.length === 0
      ? 'No disk was found.'
      : disks
          .map(
            (disk) =>
              `${disk.mount}: ${percent(disk.percent)} full, ${size(disk.totalBytes - disk.usedBytes)} of ${size(disk.totalBytes)} is free.`,
          )
          .join('\n'),
  network: ({ network }) =>
    `Receiving ${size(network.receivedBytesPerSecond)}/s, sending ${size(network.sentBytesPerSecond)}/s.`,
  top: (by, processes) =>
    processes.length === 0
      ? 'No process stands out.'
      : lines(
          by === 'cpu' ? 'These use the CPU most:' : 'These use the memory most:',
          processes
            .slice(0, 5)
            .map(
              (one) => `${one.name} (${one.pid}): ${by === 'cpu' ? percent(one.cpuPercent) : size(one.memoryBytes)}`,
            ),
        ),
  system: (info) =>
    `${info.os} (${info.kernel}, ${info.arch}) on ${info.hostname}: ${info.cpuModel}, ${counted(info.cores, 'core', 'cores')}, ${size(info.memoryBytes)} of memory, up ${formatUptime(info.uptimeSeconds, 'en')}.`,
  processes: (processes) =>
    processes.length === 0
      ? 'No such process is running.'
      : lines(
          `${counted(processes.length, 'process', 'processes')}:`,
          processes.map((one) => `${one.name} (${one.pid}): ${percent(one.cpuPercent)} CPU, ${size(one.memoryBytes)}`),
        ),
  tabs: (tabs) =>
    tabs.length === 0
      ? 'No such tab is open.'
      : lines(
          `${counted(tabs.length, 'tab is open', 'tabs are open')}:`,
          tabs.map(
            (tab) => `${tab.title === '' ? tab.url : tab.title} – ${tab.url}${tab.isActive ? ' (in front)' : ''}`,
          ),
        ),
  windows: (windows) =>
    windows.length === 0
      ? 'No window is open.'
      : lines(
          `${counted(windows.length, 'window is open', 'windows are open')}:`,
          windows.map(
            (one) =>
              `${one.browser}: ${counted(one.tabs, 'tab', 'tabs')}, ${one.width} × ${one.height}${one.isPrivate ? ', private' : ''}`,
          ),
        ),
  files: ({ path, entries }) =>
    entries.length === 0
      ? `${path} is empty.`
      : lines(
          `${path} holds ${counted(entries.length, 'entry', 'entries')}:`,
          entries.map((entry) => (entry.kind === 'folder' ? `${entry.name}/` : `${entry.name} (${size(entry.bytes)})`)),
        ),
  text: ({ text, truncated }) =>
    text.trim() === '' ? 'There is no text.' : `${text}${truncated ? '\n… (cut here)' : ''}`,
  filled: ({ fields, left }) => {
    const done = fields.length === 0 ? 'Nothing was filled in.' : `Filled in: ${fields.map(named).join(', ')}.`;
    return left.length === 0
      ? done
      : `${done}\n${lines(
          'Left as they were:',
          left.map((field) => `${named(field)}: ${LEFT[field.reason]}`),
        )}`;
  },
  nothing: (tool) => NOTHING[tool] ?? 'There is no text.',
  about: (about, sentences, truncated) =>
    sentences.length === 0
      ? `The page says nothing about “${about}”${truncated ? ' in what was read of it' : ''}.`
      : sentences.join('\n'),
  close: (about, found) => lines(`Nothing on the page speaks of all of “${about}”. This comes closest:`, found),
  program: ({ pid, exitCode, output }) => {
    const state = exitCode === null ? `It runs as process ${pid}.` : `It ended with exit code ${exitCode}.`;
    return [output.trimEnd(), exitCode === 0 && output.trim() !== '' ? '' : state].filter(Boolean).join('\n');
  },
};
