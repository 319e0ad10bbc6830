/** Which language the panel speaks, and how it writes numbers, times and days. */
import { en } from './en.ts';
import { createFormats, type Formats } from './formats.ts';
import type { Messages } from './messages.ts';
import { ru } from './ru.ts';

export type PanelLanguage = 'en' | 'ru';

export interface Locale {
  readonly language: PanelLanguage;
  readonly m: Messages;
  readonly f: Formats;
}

/** The panel's language for a browser's: `ru-RU` becomes `ru`, whatever is not spoken becomes `en`. */
export function chooseLanguage(browserLanguage: string): PanelLanguage {
  return browserLanguage.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** Texts and formats for a browser language such as `en-GB`. Regional number and date forms are kept. */
export function createLocale(browserLanguage: string): Locale {
  const language = chooseLanguage(browserLanguage);
  const isRegional = browserLanguage.toLowerCase().startsWith(language);
  return {
    language,
    m: language === 'ru' ? ru : en,
    f: createFormats(isRegional ? browserLanguage : language),
  };
}
