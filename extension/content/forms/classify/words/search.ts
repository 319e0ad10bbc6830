import type { KindWords } from '../kind-words.ts';

export const search: KindWords = {
  machine: 'search|query|=q|=qry|keyword|find|filter|=suche',
  human: {
    en: 'search*|find (a|an|your|the) *|keyword*|filter*|what are you looking for',
    ru: 'поиск*|искать|найти|фильтр*',
    uk: 'пошук*|шукати|знайти',
    de: 'suche|suchen|suchbegriff*|stichwort',
    fr: 'rechercher*|recherche|chercher*|mot clé',
    es: 'buscar*|búsqueda|busca|buscando',
    pt: 'buscar*|busca|pesquisar*|pesquisa|procurar',
    it: 'cerca|ricerca|cercare',
    nl: 'zoeken|zoek*',
    pl: 'szukaj*|wyszukaj*',
    sv: 'sök(ning|ord)?',
    da: 'søg(e|ning)?',
    fi: 'hae|haku|etsi',
    cs: 'hledat|vyhledat*|hledej*',
    tr: 'ara|arama|bul',
    ja: '検索',
    zh: '搜索|搜尋|查找|查询',
    ko: '검색',
  },
  not: 'address (search|lookup|finder)',
  machineNot: 'address|q \\d+',
};
