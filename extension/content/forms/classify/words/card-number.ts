import type { KindWords } from '../kind-words.ts';

export const cardNumber: KindWords = {
  machine:
    'card number|card num|card no|cc number|cc num|cc no|ccnumber|ccnum|=cc|=pan|credit card|debit card|creditcard|cardnum|card nr|card account|acct number card|kreditkarte|carte numero|=card',
  human: {
    en: '(credit|debit|bank|payment|gift)? ?card (number|no|num|#|details)|card #|(credit|debit) card|card (account )?number|number on card|pan number',
    ru: 'номер* ((банковск*|кредитн*|вашей) )?карт*|№ карты|номер карты',
    uk: 'номер* (банківськ* )?карт*',
    de: 'kartennummer|kreditkartennummer|karten nr|kreditkarte*|kartennr',
    fr: 'numéro de (la |votre )?carte*|n de (la )?carte|carte de crédit|carte bancaire|numéro carte',
    es: 'número de (la |tu |su )?tarjeta*|nº de tarjeta|n de tarjeta|tarjeta de (crédito|débito)',
    pt: 'número do (seu )?cartão*|nº do cartão|cartão de (crédito|débito)',
    it: 'numero (della |di )?carta*|carta di credito',
    nl: 'kaartnummer|creditcardnummer|kaart nummer|pasnummer',
    pl: 'numer karty|nr karty|karta kredytowa',
    sv: 'kortnummer|kreditkort*',
    da: 'kortnummer|kreditkort*',
    no: 'kortnummer|kredittkort*',
    fi: 'kortin numero|korttinumero|luottokortti*',
    cs: 'číslo karty|kreditní karta',
    tr: 'kart numarası|kart no|kredi kartı*',
    ja: 'カード番号|クレジットカード',
    zh: '卡号|卡號|信用卡|银行卡',
    ko: '카드 ?번호|신용 ?카드',
    ar: 'رقم البطاقة',
  },
  not: 'expir*|exp|mon|mm|yy|cvv|cvc|ccv|csc|holder|plus card|loyalty|gift|member*|month|year|type|business card|save*|remember*|sim card|library card|id card|report|issuer|brand|alt id|name|security',
  machineNot:
    'exp|expir*|expiry|mon|month|mm|yy|year|cvv|cvc|ccv|csc|holder|loyalty|gift|member*|type|save|remember|sim|library|id card|issuer|brand|name|security|code|plus',
};
