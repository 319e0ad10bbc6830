/** The page that opens after installation: how to open the panel, what to say, how to stop. */
import { browser } from 'wxt/browser';
import { SETUP_COMMAND } from '../../shared/protocol/identity.ts';
import { element } from './element.ts';
import { pageTexts } from './page-texts.ts';

const ORIGINS = { origins: ['<all_urls>'] };

export async function showWelcome(root: HTMLElement): Promise<void> {
  const { lang, welcome: texts } = pageTexts();
  document.documentElement.lang = lang;
  const [commands, mayEnter] = await Promise.all([browser.commands.getAll(), browser.permissions.contains(ORIGINS)]);
  const keyOf = (name: RegExp) => commands.find((command) => name.test(command.name ?? ''))?.shortcut ?? '';
  const openKey = keyOf(/^_execute/);
  const stopKey = keyOf(/^stop/);
  root.replaceChildren(
    element('img', { src: '/icon/96.png', alt: '', width: '48', height: '48' }),
    element('h1', {}, texts.heading),
    element('p', { class: 'lead' }, texts.lead),
    element('h2', {}, texts.openHeading),
    element('p', {}, texts.openAction),
    ...keyLine(texts.openKey, openKey),
    ...(mayEnter ? [] : accessPart()),
    element('h2', {}, texts.sayHeading),
    element('ul', {}, ...texts.examples.map((example) => element('li', {}, example))),
    element('h2', {}, texts.hostHeading),
    element('p', {}, texts.host),
    element('p', {}, element('code', {}, SETUP_COMMAND)),
    ...(stopKey === '' ? [] : [element('h2', {}, texts.stopHeading), ...keyLine(texts.stopKey, stopKey)]),
  );
}

function keyLine(text: string, shortcut: string): HTMLElement[] {
  return shortcut === '' ? [] : [element('p', {}, `${text} `, element('kbd', {}, shortcut))];
}

function accessPart(): HTMLElement[] {
  const { welcome: texts } = pageTexts();
  const button = element('button', { type: 'button' }, texts.accessButton);
  button.addEventListener('click', () => {
    // Called at once: an await before it would lose the user's gesture.
    const asked = browser.permissions.request(ORIGINS);
    void showGranted(asked, button, texts.accessDone);
  });
  return [element('h2', {}, texts.accessHeading), element('p', {}, texts.access), button];
}

async function showGranted(asked: Promise<boolean>, button: HTMLElement, text: string): Promise<void> {
  if (await asked) button.replaceWith(element('p', { role: 'status' }, text));
}
