import type { permission as enPermission } from './en-permission.ts';

/** О чём браузер спрашивает пользователя после установки. */
export const permission: typeof enPermission = {
  title: 'ARQ пока не видит сайты',
  text: 'Firefox спросит один раз. Без этого ARQ не может читать вкладку и действовать в ней.',
  allow: 'Разрешить',
  denied: 'Firefox не дал доступа к сайтам. Без него ARQ ничего не видит.',
  wantedTitle: {
    history: 'Для запроса нужна ваша история',
    bookmarks: 'Для запроса нужны ваши закладки',
    cookies: 'Для запроса нужны файлы cookie',
    downloads: 'Для запроса нужны загрузки',
    sessions: 'Для запроса нужны закрытые вкладки',
  },
  wantedText: 'Браузер спросит один раз. Без этого запрос не выполнить.',
  wantedAllow: 'Разрешить',
  wantedRefuse: 'Не сейчас',
};
