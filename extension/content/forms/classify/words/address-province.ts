import type { KindWords } from '../kind-words.ts';

export const addressProvince: KindWords = {
  machine:
    'province|=state|=states|stateprovince|state prov|region|=county|=prefecture|provincia|=estado|=uf|=oblast|=kraj id|=bundesland|=canton|=territory|=wojewodztwo|=departement|address level 1|=ken|=todofuken|=pref|=addrstate|user state|billing state|shipping state|=addressstate|statecode|=departamento|=area',
  human: {
    en: 'state*|province*|region|county|territory|prefecture|state province|emirate|district',
    ru: 'область|регион*|край|район|республика|субъект*',
    uk: 'область|регіон|район',
    de: 'bundesland|kanton|provinz|region|landkreis',
    fr: 'région|province|département|canton|état',
    es: 'provincia|estado|región|departamento|comunidad autónoma|comarca',
    pt: 'estado|uf|província|distrito|região',
    it: 'provincia|regione|prov|stato',
    nl: 'provincie|regio',
    pl: 'województwo|region|powiat',
    sv: 'län|region|landskap',
    da: 'region|amt',
    no: 'fylke',
    fi: 'maakunta|lääni',
    cs: 'kraj|okres|region',
    hu: 'megye',
    ro: 'județ|judet',
    el: 'νομός|περιφέρεια',
    tr: 'il|eyalet|bölge|ilçe',
    vi: 'tỉnh|tỉnh thành',
    id: 'provinsi',
    ja: '都道府県|県名|州',
    zh: '省|省份|地区|地區|州',
    ko: '시도|시 도|지역|주 도',
    ar: 'المنطقة|المحافظة|ولاية',
  },
  not: 'marital|statement|status|tax|education|district court|district attorney',
};
