/** Words on a control that say it deletes, buys or sends off, in English and Russian. A doubt counts. */

const latin = (words: string) => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu');
/** Russian words bend, so a stem is enough; it must begin a word. */
const stems = (words: string) => new RegExp(`(?<![\\p{L}])(?:${words})`, 'iu');

const DELETES = [
  latin(
    'deletes?|deleting|remove|erase|destroy|wipe|purge|discard|trash|uninstall|revoke|terminate|deactivate|' +
      'unsubscribe|(?:close|cancel|terminate|disable) (?:my |your |the |this )?(?:account|subscription|membership|order|plan|booking)|' +
      'empty (?:the )?(?:trash|bin|cart|basket)|factory reset|reset all|clear (?:all|history|data)|drop (?:table|database)',
  ),
  stems(
    'удал(?:ить|яй|ите|ение|яем|и(?![\\p{L}]))|стереть|сотр(?:и|ите)|стирание|очистить|снести|уничтож|деактивир|отозвать|отписа|' +
      '(?:закрыть|отменить|удалить|отключить) (?:\\S+ )?(?:аккаунт|уч[её]тн|подписк|заказ|бронь|брони|тариф)',
  ),
];

/** "Order" buys when it is all that a control says; "Sort order" does not. */
const ORDER = /(?:^|\| )order(?: (?:now|this|it|here|online|today))?(?= \||[\s\p{P}]*$)/iu;

const BUYS = [
  latin(
    'pay|buy|purchase|place (?:the |my |your |an )?order|(?:make|submit|confirm|complete|send) (?:the |my |your |a )?(?:payment|order|purchase)|' +
      'check ?out|donate|book now|reserve now|rent now|place (?:a |my |your )?bid|top up|(?:transfer|send) (?:the )?(?:money|funds)|withdraw|' +
      'start (?:my |your )?(?:free )?trial',
  ),
  ORDER,
  stems(
    'оплат|заплат|купить|купи(?!\\p{L})|покупк|заказать|оформить (?:\\S+ )?(?:заказ|подписку|покупку)|подтвердить (?:\\S+ )?(?:заказ|оплату|плат[её]ж)|' +
      'приобрести|забронир|пожертв|перевести (?:деньги|средства)|перевод(?:ить)? (?:денег|средств)|пополнить|снять деньги|арендовать|сделать ставку',
  ),
];

const SENDS = [
  latin(
    'log ?in|log on|sign ?in|sign ?up|sign on|register|create (?:an |my )?account|join|continue|next|submit|confirm|verify|' +
      'send|save|update|apply|authori[sz]e|unlock|enter|go|done|change password|set password|reset password|ok',
  ),
  stems(
    'войти|вход|зарегистр|регистрац|созда(?:ть|й) (?:\\S+ )?(?:аккаунт|уч[её]т)|продолж|далее|отправ|подтверд|сохран|примен|изменить пароль|сменить пароль|готово|дальше',
  ),
];

/** What buttons among secrets do when they do not send them. */
const HARMLESS = [
  latin(
    'show|hide|view|toggle|reveal|forgot(?:ten)?|lost|cancel|back|close|generate|copy|help|info|clear|resend|switch|scan|change language',
  ),
  stems('показать|скрыть|забыл|отмена|отменить|назад|закрыть|скопир|сгенерир|справк|помощ|выслать ещ|очистить'),
];

const says = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

export function saysDelete(text: string): boolean {
  return says(DELETES, text);
}
export function saysBuy(text: string): boolean {
  return says(BUYS, text);
}
/** For pages without a form, where only the words tell that a button sends what was entered. */
export function saysSend(text: string): boolean {
  return says(SENDS, text) || saysBuy(text);
}
/** True when the words leave no fear that a press sends secrets; signs alone (an eye, a cross) count as such. */
export function saysHarmless(text: string): boolean {
  return says(HARMLESS, text) || !/\p{L}/u.test(text);
}
