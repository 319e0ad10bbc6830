/** Texts of the extension's own pages, in the language of the browser's interface. */
import { browser } from 'wxt/browser';

const en = {
  lang: 'en',
  welcome: {
    heading: 'ARQ is here',
    lead: 'Say what you want done on a page. ARQ plans it, shows the plan and its risk, does it in your own tabs, and shows proof of every step.',
    openHeading: 'Open the panel',
    openAction: 'Click the ARQ button in the toolbar. If you do not see it, look behind the puzzle piece and pin it.',
    openKey: 'Or press',
    sayHeading: 'Say it in your own words',
    examples: [
      'fill First name with Ada, choose Germany in Country and press Sign up',
      'take a full-page screenshot',
      'close the other tabs',
    ],
    accessHeading: 'Let ARQ see pages',
    access: 'Firefox asks first which sites an extension may enter. Without access ARQ can neither read nor act.',
    accessButton: 'Allow access to sites',
    accessDone: 'ARQ may enter sites.',
    hostHeading: 'More with the host',
    host: 'Plain commands work right away. The ARQ host on your computer adds the long history, files and programs. To get it, run this in the folder of ARQ:',
    stopHeading: 'Stop at any time',
    stopKey: 'Stop everything with',
  },
  picture: { save: 'Save', savePdf: 'Save PDF', gone: 'This picture is no longer kept.' },
};

const ru: typeof en = {
  lang: 'ru',
  welcome: {
    heading: 'ARQ установлен',
    lead: 'Скажите, что сделать на странице. ARQ составит план, покажет его и риск, выполнит в ваших вкладках и подтвердит каждый шаг.',
    openHeading: 'Откройте панель',
    openAction: 'Нажмите кнопку ARQ на панели инструментов. Если её не видно, найдите её за значком пазла и закрепите.',
    openKey: 'Или нажмите',
    sayHeading: 'Скажите своими словами',
    examples: [
      'заполни Имя: Ада, выбери Германия в поле Страна и нажми Зарегистрироваться',
      'сделай скриншот всей страницы',
      'закрой остальные вкладки',
    ],
    accessHeading: 'Разрешите ARQ видеть страницы',
    access:
      'Firefox сначала спрашивает, на какие сайты можно расширению. Без доступа ARQ не может ни читать, ни действовать.',
    accessButton: 'Разрешить доступ к сайтам',
    accessDone: 'ARQ может работать на сайтах.',
    hostHeading: 'Больше возможностей со службой',
    host: 'Простые команды работают сразу. Служба ARQ на вашем компьютере добавит долгую историю, файлы и программы. Чтобы подключить её, выполните в папке ARQ:',
    stopHeading: 'Остановить можно всегда',
    stopKey: 'Остановить всё:',
  },
  picture: { save: 'Сохранить', savePdf: 'Сохранить PDF', gone: 'Этот снимок больше не хранится.' },
};

export function pageTexts(): typeof en {
  return browser.i18n.getUILanguage().toLowerCase().startsWith('ru') ? ru : en;
}
