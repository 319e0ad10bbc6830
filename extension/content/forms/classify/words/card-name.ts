import type { KindWords } from '../kind-words.ts';

export const cardName: KindWords = {
  machine:
    'name on card|name of card|card name|card holder|cardholder|cc name|ccname|card owner|cardowner|cc owner|account holder|holder name|nameoncard|card first name|card last name|cc holder|owner name|credit name',
  human: {
    en: 'name (as it appears |as shown |as printed |printed |exactly as on )?on (the |your |this )?((credit|debit|bank|payment) )?(or (credit|debit) )?card|card ?holder*|cardholder*|card owner|card name|name of card*|accountholder|account holder',
    ru: 'имя (на карте|владельца|держателя)*|владел* карты|держател* карты|имя и фамилия на карте',
    uk: 'ім я (на картці|власника)|власник картки|тримач* картки',
    de: 'karteninhaber*|name auf (der |ihrer )?(karte|kreditkarte)|inhaber der karte|kreditkarteninhaber*|name des karteninhabers',
    fr: 'titulaire*|nom (sur|figurant sur|du titulaire de) la carte|nom du porteur',
    es: 'titular*|nombre (en|del titular de|que aparece en) la tarjeta|nombre del titular',
    pt: 'titular*|nome (no|do titular do|impresso no|que aparece no) cartão',
    it: 'titolare*|intestatario*|nome (sulla|riportato sulla) carta',
    nl: 'kaarthouder*|naam (op (de )?(kaart|creditcard|pas)|kaarthouder)',
    pl: 'posiadacz* karty|imię i nazwisko na karcie|właściciel* karty',
    sv: 'kortinnehavare*|namn på kort*|kortets ägare',
    da: 'kortholder*|navn på kort*|kortindehaver*',
    no: 'kortholder*|navn på kort*|kortinnehaver*',
    fi: 'kortinhaltija*|kortin haltija*|nimi kortissa',
    cs: 'držitel* karty|jméno na kartě',
    tr: 'kart sahibi*|kart üzerindeki (isim|ad)|karttaki isim',
    ja: 'カード名義|名義人|カード所有者',
    zh: '持卡人|卡上姓名|卡片持有人',
    ko: '카드 ?소유자|카드 ?명의',
    ar: 'حامل البطاقة|الاسم على البطاقة',
  },
};
