import type { Messages } from './messages.ts';
import { pluralizer } from './plural.ts';

const plural = pluralizer('ru');

/** Разделы и переходы между ними. */
export const nav: Messages['nav'] = {
  actions: 'Действия',
  context: 'Контекст',
  label: 'Разделы',
  ask: 'Запрос',
  runs: 'Запуски',
  more: 'Ещё',
  connections: 'Подключения',
  alerts: 'Оповещения',
  profiles: 'Мои данные',
  short: { connections: 'Связи', alerts: 'Сигналы', profiles: 'Данные' },
  attention: (n) => plural(n, { one: '# ждёт вас', few: '# ждут вас', many: '# ждут вас', other: '# ждут вас' }),
};
