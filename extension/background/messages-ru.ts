import { SETUP_COMMAND } from '../../shared/protocol/identity.ts';
import type { Messages } from './messages-en.ts';

export const ru: Messages = {
  host: {
    connecting: 'Ищем службу ARQ.',
    connected: '',
    lost: 'Служба ARQ не отвечает. ARQ пробует снова; простые команды работают и без неё.',
    'not-installed': `Служба ARQ не подключена к этому браузеру. Простые команды работают и без неё. Чтобы подключить, выполните в папке ARQ: ${SETUP_COMMAND}`,
    refused: `Служба ARQ не знает этого расширения. Выполните ещё раз в папке ARQ: ${SETUP_COMMAND}`,
  },
  menu: {
    fillForm: 'Заполнить форму моими данными',
    screenshot: 'Снимок страницы',
    screenshotFull: 'Снимок всей страницы',
    copyText: 'Скопировать текст страницы',
    openLinks: 'Открыть все ссылки в выделенном',
    ask: 'Спросить ARQ об этом',
    again: 'Выполнить снова',
  },
  sentence: {
    fillForm: 'заполни форму моими данными',
    screenshot: 'сделай скриншот',
    screenshotFull: 'сделай скриншот всей страницы',
  },
  notice: {
    saved: 'Снимок сохранён',
    copied: 'Текст страницы в буфере обмена',
    noLinks: 'В выделенном нет ссылок',
    linksCut: (opened: number, all: number) => `Открыты первые ${opened} ссылок из ${all}`,
    failed: 'Не получилось',
    handOver: 'Нужны вы',
    handOverText: (kind) =>
      ({ login: 'Войдите', code: 'Введите код', captcha: 'Подтвердите, что вы человек' })[kind ?? 'login'] +
      ' в браузере. Потом ARQ продолжит сам.',
    stopped: 'Всё остановлено',
    stoppedRuns: (count: number) => (count === 0 ? 'Ничего не выполнялось' : `Остановлено запусков: ${count}`),
  },
};
