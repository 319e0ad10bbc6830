/** What the background itself says to people, in the language of the browser's interface. */
import { browser } from 'wxt/browser';
import { en, type Messages } from './messages-en.ts';
import { ru } from './messages-ru.ts';

export type MessageLanguage = 'en' | 'ru';

export function readLanguage(): MessageLanguage {
  return browser.i18n.getUILanguage().toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

export function messagesFor(language: MessageLanguage): Messages {
  return language === 'ru' ? ru : en;
}

export function messages(): Messages {
  return messagesFor(readLanguage());
}
