import type { KindWords } from '../kind-words.ts';

export const cardSecurityCode: KindWords = {
  machine:
    '=cvv|=cvc|=ccv|=csc|=cvn|=cvd|=cid|=cvv 2|=cvc 2|cvvcode|cvccode|cccvv|cccvc|cccsc|security code|card code|card verification|verification value|card validation|cardcvc|cardcvv|cvvnumber',
  human: {
    en: 'cvv|cvv2|cvc|cvc2|csc|ccv|cvn|cvd|card (security|verification|validation) (code|number|value)|security code|card code|verification (value|number)|\\d (digit*|figures) (number |code |security code )?on (the |your )?(back|front|card)|last (3|three) digits',
    ru: 'cvv|cvc|код безопасности|код карты|код на обороте|три цифры|защитный код карты',
    uk: 'код безпеки|код картки',
    de: 'kartenprüfnummer|prüfnummer|prüfziffer*|sicherheitscode|kartensicherheits*|kartenprüf*',
    fr: 'cryptogramme*|code de sécurité|code de vérification de la carte',
    es: 'código de seguridad|código de la tarjeta|clave de seguridad',
    pt: 'código de segurança|código do cartão',
    it: 'codice di sicurezza|codice di verifica della carta',
    nl: 'beveiligingscode|veiligheidscode|controlenummer|kaartcode',
    pl: 'kod (bezpieczeństwa|zabezpieczający|cvv|cvc)',
    sv: 'säkerhetskod|cvv kod|kortkod',
    da: 'sikkerhedskode|kontrolcifre',
    no: 'sikkerhetskode|kontrollkode',
    fi: 'turvakoodi|varmistusnumero|tarkistusnumero',
    cs: 'bezpečnostní kód|ověřovací kód karty',
    tr: 'güvenlik kodu|kart güvenlik*',
    ja: 'セキュリティー?コード|セキュリティ コード|確認番号|カード確認',
    zh: '安全码|安全碼|安全代码|卡验证|驗證值|背面.?末.?三',
    ko: '보안 ?코드|카드 ?인증',
    ar: 'رمز الأمان|رمز الامان',
  },
};
