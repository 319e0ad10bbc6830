import type { Plan } from '../../shared/plan/plan.ts';
import type { Approval, RunStep } from '../../shared/runs/run.ts';

export type Language = 'en' | 'ru';

export const sentence: Readonly<Record<Language, string>> = {
  en: 'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Register and send, then take a full-page screenshot',
  ru: 'введи Ада в поле «Имя», Лавлейс в поле «Фамилия», выбери «Германия» в списке «Страна», отметь «Согласие на обработку персональных данных» и нажми «Подтвердить запись», потом сделай снимок всей страницы',
};

const titles: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Fill in “First name” and “Last name”',
    'Choose “Germany” in “Country”',
    'Tick “I accept the terms”',
    'Press “Register and send”',
    'Take a full-page screenshot',
  ],
  ru: [
    'Заполнить «Имя» и «Фамилия»',
    'Выбрать «Германия» в «Страна»',
    'Отметить «Согласие на обработку персональных данных»',
    'Нажать «Подтвердить запись»',
    'Сделать снимок всей страницы',
  ],
};

const tools = ['page_fill_form', 'page_select_option', 'page_set_checked', 'page_click', 'page_screenshot'] as const;
const risks = ['act', 'act', 'act', 'danger', 'read'] as const;

export function planOf(language: Language): Plan {
  const steps = tools.map((tool, index) => ({
    tool,
    input:
      index === 0
        ? {
            fields: [
              { value: language === 'ru' ? 'Ада' : 'Ada' },
              { value: language === 'ru' ? 'Лавлейс' : 'Lovelace' },
            ],
          }
        : {},
    targets: [],
    title: titles[language][index] ?? '',
    values:
      index === 0
        ? [
            ['fields', 0, 'value'],
            ['fields', 1, 'value'],
          ]
        : [],
  }));
  return { command: sentence[language], language, steps };
}

export function pressedSteps(language: Language): RunStep[] {
  return tools.map((tool, index) => ({
    index,
    tool,
    title: titles[language][index] ?? '',
    target: '',
    status: 'pending',
    risk: risks[index] ?? 'read',
    ms: 0,
  }));
}

/** The first `count` steps done, with pictures. */
export function stepsDone(language: Language, count: number): RunStep[] {
  const first = Date.now() - 90_000;
  return pressedSteps(language).map((step) =>
    step.index >= count
      ? step
      : {
          ...step,
          status: 'done',
          startedAt: first + step.index * 2100,
          ms: 400 + step.index * 450,
          picture: `p:${step.index + 1}`,
          ...(step.index === 4 ? { file: '/home/ada/.local/share/arq/files/r_1/step-5.png' } : {}),
          ...(step.index === 3 ? { change: 'Now at https://meridianconf.example/thanks' } : {}),
        },
  );
}

export const approval = (language: Language): Approval => ({
  id: 'a_1',
  step: 3,
  title: titles[language][3] ?? '',
  site: language === 'ru' ? 'zabota-clinic.example' : 'meridianconf.example',
  facts: {
    ref: 'd1e9',
    role: 'button',
    name: language === 'ru' ? 'Подтвердить запись' : 'Register and send',
    origin: language === 'ru' ? 'https://zabota-clinic.example' : 'https://meridianconf.example',
    submits: true,
    leadsTo: 'https://tickets.stagepass.example',
    leavesSite: true,
    hasPassword: false,
    hasPayment: true,
    hasOneTimeCode: false,
    deletes: false,
    buys: true,
    uploads: false,
    isPrivate: false,
    values: [],
  },
  values: [
    { label: language === 'ru' ? 'Имя' : 'First name', value: language === 'ru' ? 'Ада' : 'Ada', isPreset: false },
    {
      label: language === 'ru' ? 'Фамилия' : 'Last name',
      value: language === 'ru' ? 'Лавлейс' : 'Lovelace',
      isPreset: false,
    },
    {
      label: language === 'ru' ? 'Почта' : 'Work e-mail',
      value: 'ada.lovelace@analytical-engines.example',
      isPreset: false,
    },
    {
      label: language === 'ru' ? 'Адрес' : 'Invoice',
      value: language === 'ru' ? 'Линденштрассе 14, 10969 Берлин, Германия' : 'Lindenstraße 14, 10969 Berlin, Germany',
      isPreset: false,
    },
    { label: language === 'ru' ? 'Номер карты' : 'Card number', value: '••••', isPreset: false },
    { label: language === 'ru' ? 'Рассылка' : 'Newsletter', value: language === 'ru' ? 'да' : 'yes', isPreset: true },
  ],
  reasons: ['submits-payment', 'buys', 'new-site'],
  risk: 'danger',
  askedAt: Date.now(),
});
