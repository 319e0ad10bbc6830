import type { StepTitles } from './step-title-words.ts';
import type { ReadAs } from './syntax.ts';

const list = new Intl.ListFormat('ru', { type: 'conjunction' });

function clickVerb({ button, count }: { button: string; count: number }): string {
  if (button === 'right') return 'Щёлкнуть правой кнопкой';
  if (button === 'middle') return 'Щёлкнуть средней кнопкой';
  if (count === 2) return 'Дважды щёлкнуть';
  return count === 3 ? 'Трижды щёлкнуть' : 'Нажать';
}

function duration(ms: number): string {
  if (ms < 1000) return `${ms} мс`;
  // The accusative of “one”: подождать 1 секунду, where Intl knows the nominative only.
  if (ms === 1000) return '1 секунду';
  if (ms === 60_000) return '1 минуту';
  const [value, unit] = ms >= 60_000 && ms % 60_000 === 0 ? [ms / 60_000, 'minute'] : [ms / 1000, 'second'];
  return new Intl.NumberFormat('ru', { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const READ_AS: Readonly<Record<ReadAs, string>> = {
  console: 'консоль',
  csv: 'таблицы в CSV',
  images: 'изображения',
  links: 'ссылки',
  markdown: 'страница в Markdown',
  network: 'запросы страницы',
  pdf: 'PDF',
  selection: 'выделенное',
  tables: 'таблицы',
};

export const russianTitles: StepTitles = {
  navigate: (url) => `Открыть ${url}`,
  openTab: (url) => (url === '' ? 'Открыть новую вкладку' : `Открыть ${url} в новой вкладке`),
  goBack: () => 'Вернуться назад',
  goForward: () => 'Перейти вперёд',
  reload: () => 'Обновить страницу',
  click: (target, how) =>
    `${clickVerb(how)} ${target}${how.modifiers.length > 0 ? ` с ${how.modifiers.join('+')}` : ''}`,
  clickAt: (x, y) => `Нажать в точке ${x}, ${y}`,
  press: (key, target) => `Нажать ${key}${target === '' ? '' : `: ${target}`}`,
  fill: (targets) => `Заполнить ${list.format(targets)}`,
  type: (target) => `Ввести текст: ${target}`,
  clear: (target) => `Очистить ${target}`,
  choose: (options, target) => `Выбрать ${list.format(options)}: ${target}`,
  check: (target, checked) => `${checked ? 'Отметить' : 'Снять отметку:'} ${target}`,
  checkAll: (target, checked) => `${checked ? 'Отметить каждый' : 'Снять каждый'}: ${target}`,
  hover: (target) => `Навести указатель: ${target}`,
  drag: (target, to) => `Перетащить ${target} на ${to}`,
  scrollTo: (place) => (place === 'top' ? 'Прокрутить в начало страницы' : 'Прокрутить в конец страницы'),
  scrollBy: (pixels) => (pixels < 0 ? 'Прокрутить вверх' : 'Прокрутить вниз'),
  scrollToTarget: (target) => `Прокрутить до: ${target}`,
  waitMs: (ms) => `Подождать ${duration(ms)}`,
  waitFor: (thing) => `Дождаться: ${thing}`,
  waitReady: (thing) => `Дождаться доступности: ${thing}`,
  waitGone: (thing) => `Дождаться исчезновения: ${thing}`,
  waitStable: () => 'Дождаться, пока страница загрузится',
  screenshot: (part) =>
    part === 'page'
      ? 'Сделать снимок всей страницы'
      : part === 'viewport'
        ? 'Сделать снимок экрана'
        : `Сделать снимок: ${part.target}`,
  print: () => 'Напечатать страницу в PDF',
  changeTab: (change, tab) =>
    ({
      mute: `Заглушить ${tab}`,
      unmute: `Перестать глушить ${tab}`,
      pin: `Закрепить ${tab}`,
      unpin: `Открепить ${tab}`,
      duplicate: `Продублировать ${tab}`,
      ungroup: `Убрать из группы ${tab}`,
      unload: `Выгрузить из памяти ${tab}`,
      'to-start': `Переместить в начало ${tab}`,
      'to-end': `Переместить в конец ${tab}`,
    })[change],
  allTabs: (text) => (text === '' ? 'все вкладки' : `все вкладки, где есть ${text}`),
  groupTabs: (tabs, title) => `Сгруппировать ${tabs}${title === '' ? '' : ` под названием ${title}`}`,
  nameGroup: (title) => `Назвать группу вкладки ${title}`,
  zoomStep: (step) => (step === 'in' ? 'Увеличить масштаб' : 'Уменьшить масштаб'),
  closeWindow: () => 'Закрыть окно браузера',
  windowState: (state) =>
    ({
      maximized: 'Развернуть окно',
      minimized: 'Свернуть окно',
      fullscreen: 'Показать окно на весь экран',
    })[state],
  bookmark: (url) => `Добавить в закладки ${url === '' ? 'страницу' : url}`,
  listBookmarks: () => 'Посмотреть закладки',
  listHistory: () => 'Посмотреть историю',
  forget: (minutes) => `Забыть историю за последние ${duration(minutes * 60_000)}`,
  zoom: (percent) => `Установить масштаб ${percent} %`,
  restoreTab: () => 'Открыть последнюю закрытую вкладку',
  openWindow: (url) => (url === '' ? 'Открыть новое окно' : `Открыть ${url} в новом окне`),
  download: (url) => `Скачать ${url}`,
  listDownloads: () => 'Перечислить загрузки',
  read: (target) => (target === '' ? 'Прочитать страницу' : `Прочитать ${target}`),
  readAs: (as) => `Прочитать: ${READ_AS[as]}`,
  readAbout: (about) => `Найти на странице: ${about}`,
  fillProfile: () => 'Заполнить форму из профиля',
  search: () => 'Выполнить поиск по сайту',
  submit: () => 'Отправить форму',
  upload: (target) => (target === '' ? 'Загрузить файл' : `Загрузить файл: ${target}`),
  dialog: (accept) => (accept ? 'Подтвердить диалог' : 'Отклонить диалог'),
  overlays: () => 'Закрыть то, что лежит поверх страницы',
  handOver: (gate) =>
    ({
      login: 'Подождать, пока вы войдёте',
      code: 'Подождать, пока вы введёте код',
      captcha: 'Подождать, пока вы подтвердите, что вы человек',
    })[gate],
  cookies: () => 'Принять cookie',
  rejectCookies: () => 'Отклонить cookie',
  switchTab: (tab) => `Перейти на ${tab}`,
  closeTab: (tab) => `Закрыть ${tab}`,
  closeTabs: (text) => `Закрыть все вкладки, где есть ${text}`,
  listTabs: () => 'Перечислить открытые вкладки',
  listWindows: () => 'Перечислить окна браузера',
  usage: (about) =>
    ({
      memory: 'Узнать, сколько памяти свободно',
      cpu: 'Узнать, насколько занят процессор',
      disk: 'Узнать, сколько места на дисках',
      network: 'Узнать, насколько занята сеть',
    })[about],
  systemInfo: () => 'Узнать, что это за система',
  listProcesses: (by) =>
    by === 'cpu'
      ? 'Узнать, что больше всего нагружает процессор'
      : by === 'memory'
        ? 'Узнать, что занимает больше всего памяти'
        : 'Перечислить запущенные процессы',
  stopProcess: (pid) => `Остановить процесс ${pid}`,
  startProgram: (command) => `Запустить ${command}`,
  listFiles: (path) => (path === '' ? 'Перечислить разрешённые папки' : `Перечислить файлы в ${path}`),
  readFile: (path) => `Прочитать файл ${path}`,
  writeFile: (path) => `Записать файл ${path}`,
};
