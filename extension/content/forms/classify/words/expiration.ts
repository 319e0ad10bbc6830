import type { KindWords } from '../kind-words.ts';

export const expiration: KindWords = {
  machine:
    'expir|=exp|exp date|expdate|card exp|cc exp|ccexp|valid (thru|until|through)|valid thru|valid until|validthru|validity|expiry|=expy',
  human: {
    en: 'expir*|exp|exp date|valid (thru|through|until|to)|good thru|mm yy|mm yyyy|mm aa|use before|m m y y',
    ru: 'срок действия|действ* до|годен до|мм гг|истек*|месяц год',
    uk: 'термін дії|дійсна до|мм рр',
    de: 'ablauf*|gültig bis|gültigkeit*|verfall*|mm jj|mm jjjj|gilt bis',
    fr: 'date d? ?expiration|expire*|date de validité|valable jusqu*|mm aa|validité',
    es: 'caducidad|vencimiento|válida hasta|fecha de expiración|expira*|mm aa|vence*',
    pt: 'validade|vencimento|expira*|válido até|mm aa',
    it: 'scadenza|data di scadenza|scade*|valida fino*|mm aa',
    nl: 'vervaldatum|geldig tot|verloopdatum|vervalt*|mm jj',
    pl: 'data (ważności|wygaśnięcia)|ważna do|termin ważności|mm rr',
    sv: 'utgångsdatum|giltig* t|giltighet*|giltigt till|mm åå|utgår',
    da: 'udløb*|gyldig til|mm åå',
    no: 'utløp*|gyldig til|mm åå',
    fi: 'voimassa*|viimeinen voimassaolo*|vanhenee|kk vv',
    cs: 'platnost*|konec platnosti|datum expirace|mm rr',
    tr: 'son kullanma*|geçerlilik*|ay yıl|aa yy|skt',
    ja: '有効期限|有効 期限',
    zh: '有效期|到期|失效|月 年',
    ko: '유효 ?기간|만료|유효 ?기한',
    ar: 'تاريخ الانتهاء|صلاحية',
  },
  // A card has no day.
  not: 'dd mm|tt mm|jj mm|gg mm|дд мм|pp kk|mm dd|mm jj (aaaa|yyyy)|aaaa mm|yyyy mm dd|passport*|паспорт*|visa expir*|licen[cs]e|document*',
};
