import type { KindWords } from '../kind-words.ts';

export const organization: KindWords = {
  machine:
    'company|organi[sz]ation|organization|organisation|=org|business name|businessname|employer|firma|empresa|entreprise|societe|azienda|=bedrijf|university|school|institution|=kaisha|affiliation|department',
  human: {
    en: 'company*|organi[sz]ation*|business name|business|employer*|institution*|university|school|affiliation|department|workplace|agency|firm',
    ru: 'компани*|организаци*|фирм*|предприяти*|место работы|юридическое лицо|работодател*|отдел|вуз|университет|школа',
    uk: 'компані*|організаці*|підприємств*',
    de: 'firma*|firmenname|unternehmen*|organisation|einrichtung|abteilung|betrieb|institution',
    fr: 'société|entreprise|organisation|raison sociale|organisme|établissement|employeur',
    es: 'empresa*|compañía*|organización|razón social|institución',
    pt: 'empresa*|companhia|organização|razão social|instituição',
    it: 'azienda|società|ragione sociale|organizzazione|ditta|ente',
    nl: 'bedrijf*|organisatie*|firma|bedrijfsnaam',
    pl: 'firma|nazwa firmy|organizacja|przedsiębiorstwo',
    sv: 'företag*|organisation|bolag*',
    da: 'firma*|virksomhed*|organisation',
    no: 'firma*|bedrift*|organisasjon|selskap',
    fi: 'yritys*|organisaatio|yhteisö',
    cs: 'firma|společnost|organizace|název firmy',
    tr: 'şirket*|firma*|kurum*|kuruluş',
    ja: '会社|貴社|御社|法人|企業|団体|組織|勤務先|所属|部署|学校',
    zh: '公司|单位|單位|企业|机构|组织',
    ko: '회사|기관|단체|소속',
    ar: 'الشركة|شركة|المؤسسة',
  },
  // One line that lists what may stand in it.
  not: 'flat|house (no|number)|apartment|apt|suite',
};
