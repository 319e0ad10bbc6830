import type { KindWords } from '../kind-words.ts';

/** Numbers by which a state or an institution knows a person. */
export const nationalId: KindWords = {
  machine:
    '=ssn|social security|=tin|=itin|tax id|tax number|national id|passport|driver licen|=sin|=cpf|=cnpj|=dni|=nif|=nie|=rut|=curp|=rfc|=inn|=snils|=pesel|=bsn|personnummer|codice fiscale|fiscal code|id card|id number|document number|steuer|citizen id|=nric',
  human: {
    en: 'social security*|ssn|tax (id|identification)*|taxpayer*|national (id|insurance)*|passport*|driver s? ?licen*|drivers licen*|id card number|government id|identity (card|number)|citizen id|vat (id|number)|vat',
    ru: 'паспорт*|инн|снилс|номер паспорта|серия и номер|полис*|огрн*|кпп|бин|иин',
    uk: 'паспорт*|іпн|рнокпп',
    de: 'steuernummer|steuer id|sozialversicherungs*|personalausweis*|reisepass*|ust id*|umsatzsteuer*',
    fr: 'numéro de sécurité sociale|passeport|numéro fiscal|numéro de tva|carte d identité|siret',
    es: 'dni|nif|nie|pasaporte|rut|curp|rfc|número de documento|número de identificación|cédula|documento de identidad',
    pt: 'cpf|cnpj|rg|passaporte|nif|documento de identidade',
    it: 'codice fiscale|partita iva|p iva|passaporto|carta d identità',
    nl: 'bsn|burgerservicenummer|paspoort*|btw nummer',
    pl: 'pesel|nip|dowód osobisty|paszport*',
    sv: 'personnummer|organisationsnummer',
    da: 'cpr nummer|cvr*',
    fi: 'henkilötunnus',
    tr: 'tc kimlik*|t c kimlik*|kimlik no|kimlik numarası|vergi (no|numarası)',
    no: 'fødselsnummer',
    sk: 'rodné číslo|ičo|dič',
    ja: 'マイナンバー|パスポート番号',
    zh: '身份证|身份證|护照|證件號碼|证件号',
    ko: '주민등록|여권',
  },
  // A name as it stands in a document.
  not: 'name|names|surname|фамили*|имя|отчество|nombre|apellido*|prénom|vorname|nachname|cognome',
};
