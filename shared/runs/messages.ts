/** What the run service says to people, in the language of their sentence. */
import type { Language } from '../plan/plan.ts';
import { SETUP_COMMAND } from '../protocol/identity.ts';

const en = {
  done: 'Done.',
  stopped: 'Stopped. What was done stays done.',
  handOver:
    'This is yours to do: log in, enter the code or prove that you are human. ARQ goes on by itself afterwards.',
  handOverDone: 'I am through',
  handOverStop: 'Stop',
  denied: 'You did not allow this step, so the run stopped here. What was done stays done.',
  paused: 'Paused. Go on when you are ready.',
  userActed: 'Paused because you acted in the tab yourself. Go on when you are ready.',
  waiting: 'Waiting for your decision.',
  restarted: 'ARQ ended before this run did. What was done stays done; start it again for the rest.',
  inDoubt: 'It is not known whether this step took effect. Look at the page before you repeat it.',
  notUnderstood: 'The sentence was not understood.',
  queuedBehind: (command: string) => `Waiting for another run in this tab to end: ${command}`,
  tabBusy: (command: string) => `Another run acts in that tab: ${command}. Stop it, or start again when it has ended.`,
  tie: (target: string, count: number) => `${count} elements match ${target}. Which one is meant?`,
  nearMiss: (target: string) => `The page does not show ${target}. Is one of these meant?`,
  notFound: (target: string) => `The page does not show ${target}.`,
  closest: (lines: readonly string[]) => ` Closest: ${lines.join(', ')}. Name it as the page does.`,
  nothingClose: ' Check that the right page is open, and name it as the page does.',
  tabTie: (count: number) => `${count} tabs match. Which one is meant?`,
  noTab: (text: string) => `No open tab matches ${text}. See the tabs with “which tabs are open”.`,
  tabClosed: 'The tab of this run was closed. What was done stays done.',
  noCurrentTab: 'There is no tab to act in. Open a page first, or name an address.',
  neverSite: (site: string) => `You said never on ${site}. Take it off the list in the panel to go on.`,
  notAvailable: (title: string) => `“${title}” was understood, but ARQ cannot do that yet. Do this step yourself.`,
  noHost: (title: string) =>
    `“${title}” needs the ARQ host on this computer. To get it, run this in the folder of ARQ: ${SETUP_COMMAND}`,
  targetChanged: 'The page changed under every approval. Look at it, then start again.',
  nowAt: (url: string) => `Now at ${url}`,
  acted: (count: number) => `${count} done`,
  /** `left`: names of fields that were left as they were. */
  filledProfile: (count: number, left: readonly string[]) =>
    `Fields filled: ${count}${left.length === 0 ? '' : `. Left as they were: ${left.join(', ')}`}`,
  printed: (kilobytes: number) => `PDF, ${kilobytes} kB`,
  printedByUser: 'Saved as PDF where you said',
  failedAt: (title: string, message: string) => `${title}: ${message}`,
};
type Messages = typeof en;

const ru: Messages = {
  done: 'Готово.',
  stopped: 'Остановлено. Сделанное остаётся сделанным.',
  handOver:
    'Это можете сделать только вы: войдите, введите код или подтвердите, что вы человек. Потом ARQ продолжит сам.',
  handOverDone: 'Готово',
  handOverStop: 'Остановить',
  denied: 'Вы не разрешили этот шаг, и выполнение остановлено. Сделанное остаётся сделанным.',
  paused: 'Пауза. Продолжите, когда будете готовы.',
  userActed: 'Пауза: вы сами сделали что-то на вкладке. Продолжите, когда будете готовы.',
  waiting: 'Ждёт вашего решения.',
  restarted: 'ARQ завершился раньше, чем эта задача. Сделанное остаётся сделанным; запустите её снова для остального.',
  inDoubt: 'Неизвестно, подействовал ли этот шаг. Посмотрите на страницу, прежде чем повторять.',
  notUnderstood: 'Предложение не понято.',
  queuedBehind: (command) => `Ждёт, пока закончится другая задача на этой вкладке: ${command}`,
  tabBusy: (command) =>
    `На той вкладке работает другая задача: ${command}. Остановите её или начните, когда она закончится.`,
  tie: (target, count) => `Подходящих элементов: ${count} (${target}). Какой имеется в виду?`,
  nearMiss: (target) => `Здесь не нашлось: ${target}. Может быть, имеется в виду что-то из этого?`,
  notFound: (target) => `На странице не нашлось: ${target}.`,
  closest: (lines) => ` Ближе всего: ${lines.join(', ')}. Назовите так, как на странице.`,
  nothingClose: ' Проверьте, та ли страница открыта, и назовите элемент так, как на странице.',
  tabTie: (count) => `Подходящих вкладок: ${count}. Какая имеется в виду?`,
  noTab: (text) => `Нет открытой вкладки, подходящей под ${text}. Список даст «какие вкладки открыты».`,
  tabClosed: 'Вкладка этой задачи закрыта. Сделанное остаётся сделанным.',
  noCurrentTab: 'Нет вкладки, в которой действовать. Откройте страницу или назовите адрес.',
  neverSite: (site) => `Вы запретили действовать на ${site}. Чтобы продолжить, уберите сайт из списка в панели.`,
  notAvailable: (title) => `«${title}»: понято, но ARQ этого пока не умеет. Сделайте этот шаг сами.`,
  noHost: (title) =>
    `«${title}»: нужна служба ARQ на этом компьютере. Чтобы подключить её, выполните в папке ARQ: ${SETUP_COMMAND}`,
  targetChanged: 'Страница менялась при каждом подтверждении. Посмотрите на неё и начните снова.',
  nowAt: (url) => `Открыто: ${url}`,
  acted: (count) => `Сделано: ${count}`,
  filledProfile: (count, left) =>
    `Заполнено полей: ${count}${left.length === 0 ? '' : `. Не тронуты: ${left.join(', ')}`}`,
  printed: (kilobytes) => `PDF, ${kilobytes} кБ`,
  printedByUser: 'Сохранено в PDF там, где вы указали',
  failedAt: (title, message) => `${title}: ${message}`,
};

export const messagesIn = (language: Language): Messages => (language === 'ru' ? ru : en);
