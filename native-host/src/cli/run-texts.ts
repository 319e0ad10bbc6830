import type { Language } from '../../../shared/plan/plan.ts';
import type { ReasonCode } from '../../../shared/policy/reasons.ts';
import type { RunStatus } from '../../../shared/runs/run.ts';

const en = {
  allow: 'Allow this step? [y]es, [n]o: ',
  allowSite: 'Allow this step? [y]es, [s] yes, and later steps on this site, [n]o: ',
  choose: (count: number) => `Choose 1–${count}, or press Enter to stop: `,
  goOn: 'Press Enter to go on, or type s and Enter to stop: ',
  target: 'Target',
  site: 'Site',
  values: 'Values',
  preset: '(set by the page)',
  because: 'Because',
  answer: 'Answer',
  file: 'Saved',
  status: {
    planned: 'Planned',
    queued: 'Queued',
    running: 'Running',
    question: 'Question',
    waiting: 'Waiting for approval',
    paused: 'Paused',
    in_doubt: 'In doubt',
    done: 'Done',
    failed: 'Failed',
    stopped: 'Stopped',
  } satisfies Record<RunStatus, string>,
  reasons: {
    'never-site': 'you said: never on this site',
    'new-site': 'your sentence did not name this site',
    'not-your-sentence': 'a program asked for it, not you',
    'submits-password': 'it sends a form with a password',
    'submits-payment': 'it sends a form with payment details',
    'submits-code': 'it sends a one-time code',
    deletes: 'it deletes something',
    buys: 'it buys or orders something',
    uploads: 'it uploads a file',
    'dangerous-tool': 'it runs programs or scripts, or changes files or what a site keeps',
  } satisfies Record<ReasonCode, string>,
  howToApprove: (level: string) =>
    `Nobody is here to ask. Run it again with --approve ${level}, in a terminal, or from the panel.`,
  howToAnswer: 'Nobody is here to answer. Say it more precisely, or run it in a terminal.',
};

const ru: typeof en = {
  allow: 'Разрешить этот шаг? [y] да, [n] нет: ',
  allowSite: 'Разрешить этот шаг? [y] да, [s] да, и следующие на этом сайте, [n] нет: ',
  choose: (count) => `Выберите 1–${count} или нажмите Enter, чтобы остановить: `,
  goOn: 'Enter — продолжить, s и Enter — остановить: ',
  target: 'Элемент',
  site: 'Сайт',
  values: 'Значения',
  preset: '(задано страницей)',
  because: 'Причина',
  answer: 'Ответ',
  file: 'Сохранено',
  status: {
    planned: 'Запланировано',
    queued: 'В очереди',
    running: 'Выполняется',
    question: 'Вопрос',
    waiting: 'Ждёт разрешения',
    paused: 'Пауза',
    in_doubt: 'Под вопросом',
    done: 'Готово',
    failed: 'Не удалось',
    stopped: 'Остановлено',
  },
  reasons: {
    'never-site': 'вы сказали: никогда на этом сайте',
    'new-site': 'этот сайт не назван в вашей команде',
    'not-your-sentence': 'об этом просит программа, а не вы',
    'submits-password': 'отправляет форму с паролем',
    'submits-payment': 'отправляет форму с платёжными данными',
    'submits-code': 'отправляет одноразовый код',
    deletes: 'удаляет что-то',
    buys: 'покупает или заказывает',
    uploads: 'загружает файл',
    'dangerous-tool': 'запускает программы или скрипты либо меняет файлы или данные сайта',
  },
  howToApprove: (level) => `Спросить некого. Запустите снова с --approve ${level}, в терминале или из панели.`,
  howToAnswer: 'Ответить некому. Скажите точнее или запустите в терминале.',
};

/** What the command line says about a run, in the language of its sentence. */
export function runTexts(language: Language): typeof en {
  return language === 'ru' ? ru : en;
}

/** A reason of policy for people; one of a newer host is shown as it is. */
export function reasonText(code: string, language: Language): string {
  const reasons: Readonly<Record<string, string>> = runTexts(language).reasons;
  return reasons[code] ?? code;
}
