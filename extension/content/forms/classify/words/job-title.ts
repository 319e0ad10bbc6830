import type { KindWords } from '../kind-words.ts';

export const jobTitle: KindWords = {
  machine: 'job title|jobtitle|=job|position|occupation|profession|job role|=role|jobfunction|job function|industry',
  human: {
    en: 'job title|job|job role|job function|position|occupation|profession|your role|industry|seniority',
    ru: 'должность|професси*|род занятий|отрасль',
    uk: 'посада|професія',
    de: 'position|beruf*|funktion|stellenbezeichnung|tätigkeit|branche',
    fr: 'poste|fonction|profession|métier|intitulé du poste',
    es: 'cargo|puesto|profesión|ocupación',
    pt: 'cargo|função|profissão|ocupação',
    it: 'posizione|professione|ruolo|qualifica|mansione',
    nl: 'functie*|beroep|functietitel',
    pl: 'stanowisko|zawód',
    sv: 'befattning|yrke|titel',
    tr: 'meslek|unvan|pozisyon|görev',
    ja: '役職|職業|職種',
    zh: '职位|職位|职业|职务',
    ko: '직책|직업|직위',
  },
};
