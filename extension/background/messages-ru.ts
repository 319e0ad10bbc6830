import type { Messages } from './messages.ts';

export const ru: Messages = {
  host: {
    connecting: 'Ищем хост ARQ.',
    connected: '',
    lost: 'Хост ARQ не отвечает. ARQ пробует снова; простые команды работают и без него.',
    'not-installed':
      'Хост ARQ не установлен. Простые команды работают и без него. Чтобы установить, выполните `npm start` в копии проекта или `arq setup`.',
    refused: 'Хост ARQ не знает это расширение. Выполните `arq setup` ещё раз.',
  },
  menu: {
    screenshot: 'Снимок страницы',
    screenshotFull: 'Снимок всей страницы',
    copyText: 'Скопировать текст страницы',
    openLinks: 'Открыть все ссылки в выделенном',
    ask: 'Спросить ARQ об этом',
    again: 'Выполнить снова',
  },
  sentence: {
    screenshot: 'сделай скриншот',
    screenshotFull: 'сделай скриншот всей страницы',
  },
  notice: {
    saved: 'Снимок сохранён',
    copied: 'Текст страницы в буфере обмена',
    noLinks: 'В выделенном нет ссылок',
    linksCut: (opened: number, all: number) => `Открыты первые ${opened} ссылок из ${all}`,
    failed: 'Не получилось',
    stopped: 'Всё остановлено',
    needsYou: 'ARQ ждёт вашего решения',
  },
};
