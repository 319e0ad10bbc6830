import type { KindWords } from '../kind-words.ts';

/** The country's code or the area's, where it has a field of its own. */
export const phoneCode: KindWords = {
  machine:
    'phone country|country phone|phone code|dial code|dialing code|calling code|country code intl|phone prefix|area code|phone ext|=extension|=ext|phone extension|intl code|tel code|mobile code|phone type|dialcode|country calling',
  human: {
    en: 'area code|(country )?calling code|dial(l?ing)? code|phone (country )?code|ext|extension|country dialling*|phone type',
    ru: 'код страны|код города|добавочн*|код телефона',
    de: 'vorwahl*|durchwahl|ländervorwahl*',
    fr: 'indicatif*|poste',
    es: 'prefijo*|código de área|extensión',
    pt: 'ddd|ddi|prefixo|ramal',
    it: 'prefisso*',
    nl: 'landnummer|netnummer',
    pl: 'numer kierunkowy|prefiks',
    tr: 'ülke kodu|alan kodu',
    ja: '国番号|市外局番',
    zh: '区号|區號|国家代码',
    ko: '국가 ?번호|지역 ?번호',
  },
  // Of a number that is to be written with its code.
  not: '(with|incl|including|and|plus) (your |the )?(area|country|dial*|calling) code|(com|e) (o )?ddd|ddd (e|com|\\+)|ddd (telefone|celular|fone)|(celular|telefone|fone) ddd|(mit|inkl) vorwahl|avec (l )?indicatif|con (el )?prefi*|с кодом',
};
