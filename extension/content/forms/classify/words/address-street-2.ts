import type { KindWords } from '../kind-words.ts';

export const addressStreet2: KindWords = {
  machine:
    'address 2|address line 2|addr 2|address two|addressline 2|line 2|=adr 2|second line|street 2|=apt|apartment|=suite|=unit|=flat|=floor|building|address line two|add 2|street line 2|=street 1 2|complement|complemento|adresszusatz|address extra|extended address|aptsuite|address additional|address ext|=apto|address 3|address line 3|street 3|landmark|=interior|=appartement|=bldg',
  human: {
    en: 'address (line )?(2|two|3)|line (2|3)|apt|apt *|apartment*|suite*|ste|unit|unit number|flat|floor|building|bldg|address continued|additional address*|flat house (no|number)*|house (no|number) (building|flat)*|second address line|street address (line )?2|landmark',
    ru: 'кв|квартира|корпус|строение|офис|дом и квартира|подъезд|этаж|адрес 2|строка адреса 2',
    uk: 'квартира|корпус|офіс',
    de: 'adresszusatz|adresszeile 2|zusatz|wohnung|stockwerk|etage|c o',
    fr: 'complément d? ?adresse|adresse (2|ligne 2|suite)|appartement|étage|bâtiment|bât',
    es: 'dirección (2|línea 2)|piso|puerta|apartamento|departamento|apto|depto|línea 2|escalera|interior',
    pt: 'complemento|endereço (2|linha 2)|apartamento|andar|bloco',
    it: 'indirizzo (2|riga 2)|interno|scala|piano|appartamento',
    nl: 'toevoeging|adresregel 2|huisnummertoevoeging|appartement|adres 2',
    pl: 'adres (2|cd|linia 2)|nr (lokalu|mieszkania)|mieszkanie|lokal|numer (mieszkania|lokalu)',
    sv: 'adressrad 2|lägenhet*|c o|adress 2',
    da: 'adresselinje 2|etage|adresse 2',
    no: 'adresselinje 2|adresse 2',
    fi: 'osoite 2|osoiterivi 2|asunto',
    cs: 'adresa 2|adresní řádek 2',
    tr: 'adres (2|satırı 2)|daire|kat|bina',
    ja: '建物|マンション|ビル名|アパート|部屋番号|住所 ?2|番地以降|号室',
    zh: '地址 ?2|门牌|門牌|楼层|单元|公寓|房间',
    ko: '상세 ?주소|나머지 ?주소|주소 ?2|동호수',
  },
  not: 'email',
};
