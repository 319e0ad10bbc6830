import type { KindWords } from '../kind-words.ts';

/** The number in the street, where it has a field of its own beside the street's. */
export const houseNumber: KindWords = {
  machine:
    'house number|housenumber|house no|street number|streetnumber|=hausnummer|=hausnr|=huisnummer|=numero|=dom|=house|=building number',
  human: {
    en: 'house (number|no|#)|building (number|no)|number|no',
    ru: 'дом|номер дома|д',
    uk: 'будинок|номер будинку',
    de: 'hausnummer*|hausnr|haus nr|nr|hnr',
    fr: 'numéro|n|n de (rue|voie)|numéro de (rue|voie)',
    es: 'número|num|núm|nº|número exterior|nro',
    pt: 'número|n|nº',
    it: 'numero civico|civico|n civico|numero',
    nl: 'huisnummer|huisnr|nummer|nr',
    pl: 'nr domu|numer domu|nr budynku|numer budynku',
    sv: 'husnummer|nummer',
    da: 'husnummer|husnr|nr',
    fi: 'talon numero',
    cs: 'číslo popisné|číslo domu|č p|čp',
    hu: 'házszám',
    ro: 'număr|nr',
    tr: 'bina no|kapı no|dış kapı no',
    ja: '番地',
  },
  // One field for both.
  not: 'street|road|avenue|address*|улица|ул|адрес|straße*|strasse*|anschrift|rue|adresse|calle|dirección|rua|endereço|via|indirizzo|straat*|adres*|ulica|ul|gata|gade|vej*|ulice|utca|strad*|phone*|tel*|apt|apartment|flat|unit|suite|name|町名|丁目|建物',
};
