import type { KindWords } from '../kind-words.ts';

export const middleName: KindWords = {
  machine:
    'middle name|middlename|mname|=m name|middle initial|=middle|=mi|second name|secondname|patronym|otchestvo|additional name|segundo nombre|name middle|tussenvoegsel|=minitial',
  human: {
    en: 'middle|middle name*|middle initial*|m i|mi|second name|additional name*|patronymic',
    ru: 'отчеств*|второе имя',
    uk: 'по батькові',
    be: 'імя па бацьку',
    de: 'zweiter vorname|mittelname|zweitname',
    fr: 'deuxième prénom|second prénom|autres prénoms',
    es: 'segundo nombre',
    pt: 'nome do meio|segundo nome',
    it: 'secondo nome',
    nl: 'tussenvoegsel*|tweede (voor)?naam',
    pl: 'drugie imię',
    sv: 'mellannamn',
    da: 'mellemnavn',
    no: 'mellomnavn',
    fi: 'toinen nimi|muut nimet',
    cs: 'prostřední jméno',
    tr: 'ikinci ad*|orta ad*|göbek adı',
    ja: 'ミドルネーム',
    zh: '中间名|中間名',
    ko: '중간 ?이름',
  },
};
