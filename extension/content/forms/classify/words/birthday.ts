import type { KindWords } from '../kind-words.ts';

export const birthday: KindWords = {
  machine:
    'birth|=dob|=bday|=bd|=dateofbirth|naissance|geburt|nacimiento|nascimento|nascita|geboorte|doday|=yob|=bdate|=gebdat',
  human: {
    en: 'birth*|date of birth|dob|born|when were you born|your birthday',
    ru: 'дат* рождения|день рождения|рождени*|родил*',
    uk: 'дата народження|народжен*',
    de: 'geburt*|geb datum|geboren',
    fr: 'naissance|date de naissance|né e? le|anniversaire',
    es: 'nacimiento|fecha de nacimiento|cumpleaños',
    pt: 'nascimento|data de nascimento|aniversário',
    it: 'nascita|data di nascita|compleanno',
    nl: 'geboorte*|geboren|verjaardag',
    pl: 'urodzenia|urodzin*',
    sv: 'födelse*|född*',
    da: 'fødsels*|født',
    no: 'fødsels*|født',
    fi: 'syntymä*|syntynyt',
    cs: 'narození|narozen*',
    hu: 'születés*',
    ro: 'naștere|nașterii',
    tr: 'doğum*',
    vi: 'ngày sinh',
    id: 'tanggal lahir',
    ja: '生年月日|誕生日|生まれ',
    zh: '出生|生日',
    ko: '생년|생일|출생',
    ar: 'ميلاد|الميلاد',
  },
  not: 'place of birth|birth ?place|city of birth|lieu de naissance|geburtsort|geburtsname|место рождения|lugar de nacimiento|luogo di nascita',
  machineNot: 'place|city|country',
};
