import { describe, expect, it } from 'vitest';
import type { PlanStep } from './plan.ts';
import { renderAnswer, type AnswerKind } from './render-answer.ts';

const GB = 1024 ** 3;
const step: PlanStep = { tool: 'system_usage', input: {}, targets: [], title: '', values: [] };
const usage = {
  cpu: { percent: 12.4, load1: 0.8 },
  memory: { totalBytes: 24 * GB, usedBytes: 12.8 * GB, availableBytes: 11.2 * GB },
  disks: [{ mount: '/', totalBytes: 100 * GB, usedBytes: 40 * GB, percent: 40 }],
  network: { receivedBytesPerSecond: 2048, sentBytesPerSecond: 10 },
};
const processes = { processes: [{ pid: 7, name: 'firefox', cpuPercent: 55, memoryBytes: 2 * GB, user: 'ada' }] };
const tab = {
  tab: 'a.1',
  browser: 'Chromium',
  window: '1',
  title: 'Mail',
  url: 'https://mail.example/',
  isActive: true,
  isPrivate: false,
};

/** Intl puts no-break spaces before units; people compare by eye. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('renderAnswer', () => {
  it.each<[AnswerKind, unknown, string, string]>([
    ['memory', usage, '11.2 GB of 24 GB memory is free.', 'Свободно 11,2 ГБ памяти из 24 ГБ.'],
    ['cpu', usage, 'The CPU is 12% busy; the load average is 0.8.', 'Процессор занят на 12 %; средняя нагрузка 0,8.'],
    ['disk', usage, '/: 40% full, 60 GB of 100 GB is free.', '/: занято 40 %, свободно 60 ГБ из 100 ГБ.'],
    ['network', usage, 'Receiving 2 KB/s, sending 10 B/s.', 'Приём 2 КБ/с, передача 10 Б/с.'],
    [
      'cpu-top',
      processes,
      'These use the CPU most:\n• firefox (7): 55%',
      'Больше всего нагружают процессор:\n• firefox (7): 55 %',
    ],
    [
      'memory-top',
      processes,
      'These use the memory most:\n• firefox (7): 2 GB',
      'Больше всего памяти занимают:\n• firefox (7): 2 ГБ',
    ],
    [
      'processes',
      processes,
      '1 process:\n• firefox (7): 55% CPU, 2 GB',
      '1 процесс:\n• firefox (7): процессор 55 %, память 2 ГБ',
    ],
    [
      'tabs',
      { tabs: [tab, { ...tab, isActive: false }] },
      '2 tabs are open:\n• Mail – https://mail.example/ (in front)\n• Mail – https://mail.example/',
      '2 открытые вкладки:\n• Mail – https://mail.example/ (впереди)\n• Mail – https://mail.example/',
    ],
    ['tabs', { tabs: [] }, 'No such tab is open.', 'Таких вкладок нет.'],
    [
      'text',
      { url: '', title: '', text: 'Hello', truncated: true },
      'Hello\n… (cut here)',
      'Hello\n… (дальше обрезано)',
    ],
    ['text', { url: '', title: '', text: ' ', truncated: false }, 'There is no text.', 'Текста нет.'],
    [
      'files',
      {
        path: '/docs',
        entries: [
          { name: 'a', kind: 'folder', bytes: 0, modifiedAt: 0 },
          { name: 'b.txt', kind: 'file', bytes: 1536, modifiedAt: 0 },
        ],
      },
      '/docs holds 2 entries:\n• a/\n• b.txt (1.5 KB)',
      '/docs: 2 записи:\n• a/\n• b.txt (1,5 КБ)',
    ],
    ['program', { pid: 71, exitCode: 0, output: 'Linux\n' }, 'Linux', 'Linux'],
    ['program', { pid: 71, exitCode: 0, output: '' }, 'It ended with exit code 0.', 'Завершилась с кодом 0.'],
    [
      'program',
      { pid: 71, exitCode: 2, output: 'no\n' },
      'no\nIt ended with exit code 2.',
      'no\nЗавершилась с кодом 2.',
    ],
    ['program', { pid: 71, exitCode: null, output: '' }, 'It runs as process 71.', 'Работает как процесс 71.'],
    ['file-text', { path: 'a', text: 'Hi', bytes: 2, truncated: false }, 'Hi', 'Hi'],
    [
      'system',
      {
        os: 'Debian 12',
        kernel: '6.1',
        hostname: 'box',
        arch: 'x64',
        cpuModel: 'Ryzen',
        cores: 2,
        memoryBytes: 4 * GB,
        uptimeSeconds: 90_061,
      },
      'Debian 12 (6.1, x64) on box: Ryzen, 2 cores, 4 GB of memory, up 1 day 1 hour.',
      'Debian 12 (6.1, x64), компьютер box: Ryzen, 2 ядра, память 4 ГБ, работает 1 день 1 час.',
    ],
  ])('tells %s in both languages', (kind, output, english, russian) => {
    expect(plain(renderAnswer(kind, output, step, 'en'))).toBe(english);
    expect(plain(renderAnswer(kind, output, step, 'ru'))).toBe(russian);
  });

  it.each([
    [
      'page_read_console',
      { url: '', since: '', isNew: true, lines: [], dropped: 0, truncated: false },
      /console since ARQ began/,
      /В консоль ничего/,
    ],
    ['page_read_links', { url: '', links: [], truncated: false }, /There are no links/, /Ссылок нет/],
  ])('says what %s did not find', (tool, output, english, russian) => {
    expect(renderAnswer('reading', output, { ...step, tool }, 'en')).toMatch(english);
    expect(renderAnswer('reading', output, { ...step, tool }, 'ru')).toMatch(russian);
  });

  it('names the fields that a profile filled, and why others were left', () => {
    const field = { ref: 'e1', name: 'E-mail', meaning: 'emailAddress' };
    const left = { ref: 'e2', name: 'Country', meaning: 'addressCountryCode', reason: 'not-in-profile' };
    const output = { profile: 'Home', filled: 1, fields: [field], left: [left] };
    expect(renderAnswer('filled', output, step, 'en')).toBe(
      'Filled in: E-mail.\nLeft as they were:\n• Country: not in your profile',
    );
    expect(renderAnswer('filled', { ...output, fields: [], left: [] }, step, 'ru')).toBe('Ничего не заполнено.');
  });

  it('tells what comes closest to a question that the page does not answer', () => {
    const output = { url: '', title: '', text: 'Savings account €18,000.00\nContact', truncated: false };
    const told = renderAnswer('text', output, { ...step, about: 'money is in my savings account' }, 'en');
    expect(told).toBe(
      'Nothing on the page speaks of all of “money is in my savings account”. This comes closest:\n• Savings account €18,000.00',
    );
  });

  it('refuses an output that is not what the tool promises', () => {
    expect(() => renderAnswer('memory', { memory: 'much' }, step, 'en')).toThrow();
  });
});
