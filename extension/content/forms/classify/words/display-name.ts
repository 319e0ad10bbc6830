import type { KindWords } from '../kind-words.ts';

export const displayName: KindWords = {
  machine:
    'display name|displayname|public name|profile name|team name|project name|event name|course name|product name|file name|pet name|school name|domain name|blog name|site name|class name|list name|contact person',
  human: {
    en: 'display name|public name|profile name|team name|project name|event name|product name|pet s? ?name|school name|domain name|blog name|site name|file name|what should we call you',
    ru: 'отображаемое имя|имя в профиле|название*',
    de: 'anzeigename|projektname|produktname',
    fr: 'nom d affichage|nom affiché',
    es: 'nombre para mostrar|nombre visible|nombre público',
    pt: 'nome de exibição|nome público',
    it: 'nome visualizzato|nome pubblico',
    nl: 'weergavenaam',
    pl: 'nazwa wyświetlana',
    tr: 'görünen ad',
    ja: '表示名',
    zh: '显示名|顯示名',
    ko: '표시 ?이름',
  },
  not: 'компани*|организац*|предприяти*|фирм*|юр',
};
