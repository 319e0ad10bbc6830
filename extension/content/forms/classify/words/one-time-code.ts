import type { KindWords } from '../kind-words.ts';

/** Codes that are sent, shown by an authenticator or chosen as a PIN: ARQ never fills them by itself. */
export const oneTimeCode: KindWords = {
  machine:
    '=otp|=totp|one time code|one time pass|sms code|=mfa|2 fa code|2 fa token|code 2 fa|two factor|auth code|verification code|verify code|confirmation code|confirm code|security pin|=pin|pin code|passcode|access code|token code|digit input',
  human: {
    en: 'verification code|one time (code|password|passcode|pin)|otp|confirmation code|authentication code|authenticator|security pin|pin|pin code|pin number|passcode|digit code|code we sent|enter (the )?code|sms code|access code|enter digit|digit \\d of \\d|two factor|2fa|login code',
    ru: 'код (из|в) (смс|sms|письма)|код подтверждения|одноразов*|пин|пин код|проверочный код|код доступа',
    uk: 'код (з|із) (смс|sms)|код підтвердження|одноразов*',
    de: 'bestätigungscode|einmalpasswort|einmalcode|sms code|tan|verifizierungscode|prüfcode|sicherheits ?pin',
    fr: 'code de vérification|code de confirmation|code reçu|code sms|code à usage unique',
    es: 'código de verificación|código de confirmación|código sms|clave dinámica',
    pt: 'código de verificação|código de confirmação|código sms',
    it: 'codice di verifica|codice di conferma|codice sms',
    nl: 'verificatiecode|bevestigingscode|sms code',
    pl: 'kod weryfikacyjny|kod sms|kod potwierdzający',
    sv: 'verifieringskod|engångskod|bekräftelsekod',
    tr: 'doğrulama kodu|onay kodu|sms kodu',
    ja: '認証コード|確認コード|ワンタイム|暗証番号',
    zh: '验证码|驗證碼|校验码|动态码',
    ko: '인증 ?번호|인증 ?코드',
  },
  not: 'postal|zip|email|e mail|mail|адрес почты',
  machineNot: 'zip|postal|country|area',
};
