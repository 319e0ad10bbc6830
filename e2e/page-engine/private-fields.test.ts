import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut, type ProbedWindow } from '../support/probe.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';

const fields: readonly (readonly [html: string, isPrivate: boolean])[] = [
  ['<input type=password>', true],
  ['<input autocomplete="section-a cc-number">', true],
  ['<input autocomplete="billing cc-exp">', true],
  ['<input autocomplete=one-time-code>', true],
  ['<input autocomplete=new-password>', true],
  ['<input name=cardNumber>', true],
  ['<input id=card_cvc>', true],
  ['<select name=cc-exp-month></select>', true],
  ['<input name="payment[cvv]">', true],
  ['<input name=otpCode>', true],
  ['<input aria-label="Security code">', true],
  ['<label>Код из СМС <input></label>', true],
  ['<label>Номер карты <input></label>', true],
  ['<label>Придумайте пароль <input></label>', true],
  ['<input placeholder="PIN">', true],
  ['<textarea name=privateKey></textarea>', true],
  ['<input style="-webkit-text-security:disc">', true],
  ['<input autocomplete=email name=email>', false],
  ['<input name=passenger>', false],
  ['<input name=company aria-label=Company>', false],
  ['<input aria-label="Promo code">', false],
  ['<input aria-label="Postal code">', false],
  ['<input name=spinner placeholder=Pinterest>', false],
  ['<label>Secret garden <input></label>', false],
  ['<input type=checkbox name=show_password>', false],
  ['<button name=password>Forgot password</button>', false],
  ['<input type=submit name=otp>', false],
  ['<label>Почтовый индекс <input></label>', false],
];

describe.each(Object.entries(browsers))('private fields in %s', (_, open) => {
  let page: ReadingPage;
  beforeAll(async () => {
    page = await open();
  });
  afterAll(() => page.close());

  test('are told by type, autocomplete, names and labels, in English and Russian', async () => {
    await layOut(page, fields.map(([html]) => `<p>${html}</p>`).join(''));
    const answers = await page.evaluate(() =>
      Array.from(document.querySelectorAll('input, select, textarea, button'), (element) =>
        (globalThis as unknown as ProbedWindow).arqProbe.isPrivateField(element),
      ),
    );
    expect(fields.map(([html], index) => [html, answers[index]])).toEqual(fields);
  });

  test('stay private when the page shows the password', async () => {
    await layOut(page, '<input id=p type=password aria-label=Key value=hunter2>');
    const lines = await page.evaluate(async () => {
      const { snapshot } = (globalThis as unknown as ProbedWindow).arqProbe;
      const first = await snapshot();
      document.querySelector('input')?.setAttribute('type', 'text');
      const second = await snapshot();
      return [first.text, second.text];
    });
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toContain('hunter2');
  });
});
