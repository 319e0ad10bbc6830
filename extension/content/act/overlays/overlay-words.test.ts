import { describe, expect, it } from 'vitest';
import { closes, isAboutConsent, mostPrivate, opensSettings, savesChoice } from './overlay-words.ts';

describe('the most private choice', () => {
  it.each([
    [['Accept all', 'Reject all', 'Settings'], 'Reject all'],
    [['Accept all', 'Use only necessary cookies'], 'Use only necessary cookies'],
    [['Alle akzeptieren', 'Einstellungen', 'Nur notwendige Cookies'], 'Nur notwendige Cookies'],
    [['Tout accepter', 'Continuer sans accepter'], 'Continuer sans accepter'],
    [['Aceptar', 'Rechazar'], 'Rechazar'],
    [['Accetta tutti', 'Rifiuta tutti'], 'Rifiuta tutti'],
    [['Принять все', 'Только необходимые'], 'Только необходимые'],
    [['Принять', 'Отклонить'], 'Отклонить'],
    [['Zaakceptuj', 'Odrzuć wszystkie'], 'Odrzuć wszystkie'],
    [['すべて許可', 'すべて拒否'], 'すべて拒否'],
    [['同意', '拒绝'], '拒绝'],
    [['Decline', 'Only essential'], 'Only essential'],
  ])('of %j is “%s”', (labels, expected) => {
    expect(labels[mostPrivate(labels)]).toBe(expected);
  });

  it.each([
    [['Accept', 'OK']],
    [['Einverstanden']],
    [['Понятно', 'Принять']],
    [['Delete account', 'Reject the offer now']],
  ])('is not among %j', (labels) => {
    expect(mostPrivate(labels)).toBe(-1);
  });
});

it.each(['Close', '×', 'No thanks', 'Not now', 'Schließen', 'Нет, спасибо', 'Закрыть', '閉じる', 'Non merci'])(
  '“%s” closes',
  (label) => {
    expect(closes(label)).toBe(true);
  },
);

it.each(['Close account', 'Close the deal', 'OK', 'Accept', 'Delete', 'Закрыть счёт', ''])(
  '“%s” does not close',
  (label) => {
    expect(closes(label)).toBe(false);
  },
);

it('tells settings and saving from agreeing', () => {
  expect(opensSettings('Manage preferences')).toBe(true);
  expect(opensSettings('Настроить')).toBe(true);
  expect(savesChoice('Save my choices')).toBe(true);
  expect(savesChoice('Save and accept all')).toBe(false);
});

it('knows banners about consent', () => {
  expect(isAboutConsent('We use cookies to make this site better')).toBe(true);
  expect(isAboutConsent('Subscribe to our newsletter')).toBe(false);
});
