import type { KindWords } from '../kind-words.ts';

export const addressCity: KindWords = {
  machine:
    '=city|=town|locality|suburb|=ciudad|=ville|=stadt|=ort|=cidade|=citta|=comune|=plaats|=woonplaats|=miasto|=mesto|=gorod|=sehir|=localidad|=poblacion|=localite|=municipio|=cityname|=kota|=shi|=stad|=postort|=kaupunki|usercity|addresscity|billingcity|shippingcity|txtcity|city name|cityname|=village|address level 2|shikuchoson',
  human: {
    en: 'city|cities|town|suburb|locality|village|municipality|city town',
    ru: 'город*|населенн* пункт|нас пункт',
    uk: 'місто|населений пункт',
    be: 'горад',
    de: 'ort|stadt|wohnort|ortschaft|gemeinde',
    fr: 'ville|commune|localité',
    es: 'ciudad|población|localidad|municipio',
    pt: 'cidade|localidade|município|concelho',
    it: 'città|comune|località',
    nl: 'plaats|woonplaats|stad|gemeente',
    pl: 'miasto|miejscowość',
    sv: 'ort|stad|postort',
    da: '^by$|by navn',
    no: '^by$|poststed',
    fi: 'kaupunki|paikkakunta|postitoimipaikka|kunta',
    cs: 'město|obec',
    hu: 'város|település|helység',
    ro: 'oraș|localitate|oras',
    el: 'πόλη',
    tr: 'şehir|il ilçe|kent|semt',
    vi: 'thành phố',
    id: 'kota',
    ja: '市区町村|市町村|市区|都市',
    zh: '城市|市',
    ko: '도시|시군구|시 군 구',
    ar: 'المدينة|مدينة',
    he: 'עיר|יישוב',
    th: 'เมือง|อำเภอ',
  },
  // Places to look for, and lines that list what may stand in them.
  not: 'airport*|station|destination*|hotel*|neighbou?rhood|(city|town|place|postcode|zip|address) or|or (city|town|place|postcode|zip|address)|street|sector',
};
