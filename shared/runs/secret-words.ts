/**
 * Names of fields whose values are secret before the page has said so. Matched against a described target's words;
 * too many matches only cost a dotted view, too few are caught when the field is found on the page.
 */
const SECRET_NAME = new RegExp(
  [
    String.raw`pass ?-?(word|phrase|code|wd)s?`,
    String.raw`\bp(ass|wd|asswd)\b`,
    String.raw`\bpin\b`,
    String.raw`\b(cvv|cvc|csc|cvn)\d?\b`,
    'security (code|answer|number)',
    String.raw`\b(credit|debit|bank|payment) card\b`,
    String.raw`(^|\b)card (number|no|nr)\b`,
    '^card$',
    String.raw`\b(iban|ssn|otp|totp|2fa|mfa)\b`,
    'social security',
    '(one.?time|verification|confirmation|authenticat(ion|or)|sms|recovery|backup) ?(code|key|password)',
    'secret',
    String.raw`\b(api|access|private) ?(key|token)\b`,
    String.raw`\btoken\b`,
    'парол',
    String.raw`(^|[^\p{L}])пин([^\p{L}]|$)`,
    'секрет',
    String.raw`номер\p{L}* (банковск\p{L}* |кредитн\p{L}* )?карт`,
    String.raw`(^|[^\p{L}])карт(а|ы|у|е)([^\p{L}]|$)`,
    String.raw`код\p{L}* (из|подтвержд|безопасн|доступ|провер|cvv|cvc|с обратн)`,
    String.raw`(одноразов|проверочн|защитн|кодов)\p{L}* (код|слов|парол)`,
    String.raw`(^|[^\p{L}])токен`,
    String.raw`(^|[^\p{L}])снилс`,
  ].join('|'),
  'iu',
);

/** True for words such as “Password”, “номер карты” or “код из SMS”. */
export function isSecretName(words: string): boolean {
  return SECRET_NAME.test(words);
}
