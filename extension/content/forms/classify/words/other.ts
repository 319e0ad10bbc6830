import type { KindWords } from '../kind-words.ts';

/** What a person's details do not hold, or not in a way that may be guessed: such fields are left to the person. */
export const other: KindWords = {
  machine:
    'website|homepage|=url|domain|gender|=sex|=age|salutation|honorific|=prefix|=suffix|quantity|=qty|amount|price|subject|comment|message|=notes|feedback|description|question|answer|hear about|timezone|time zone|language|=lang|currency|nationality|citizenship|marital|account number|routing|=iban|=bic|swift|invoice|order number|tracking|=sku|=fax|payment method|card type|cardtype|=topic|reason|=color|=size|=height|=weight|budget|subdomain|security answer',
  human: {
    en: 'preferred (first )?name|cover letter|anything else|additional (information|comments)|special requests|website*|web ?site|homepage|url|domain|gender|sex|age|salutation|honorific|prefix|suffix|quantity|amount|price|subject|comment*|message*|notes|feedback|description|security question|security answer|secret (question|answer)|how did you (hear|find)*|time ?zone|language|currency|nationality|citizenship|marital*|account number|bank account|routing number|iban|bic|swift|fax*|order number|invoice*|budget|bio|about (me|you)|your question|reason|refund amount|payment method|card type|topic',
    ru: 'сайт|пол|возраст|обращение|количество|сумма|тема|комментари*|сообщени*|вопрос|ответ|секретн*|контрольн* (вопрос|ответ)|часовой пояс|язык|валюта|гражданство|расчетный счет|бик|описание|о себе|факс',
    uk: 'сайт|стать|вік|коментар*|повідомлення|питання|мова',
    de: 'webseite|website|geschlecht|alter|anrede|titel|menge|anzahl|betrag|betreff|kommentar*|nachricht*|sicherheitsfrage|sprache|währung|kontonummer|bankleitzahl|fax|frage',
    fr: 'site (web|internet)|sexe|genre|âge|civilité|quantité|montant|sujet|objet|commentaire*|message*|question secrète|langue|devise|nationalité|télécopie',
    es: 'sitio web|página web|sexo|género|edad|tratamiento|cantidad|importe|asunto|comentario*|mensaje*|pregunta secreta|idioma|moneda|nacionalidad',
    pt: 'site|sexo|gênero|género|idade|tratamento|quantidade|valor|assunto|comentário*|mensagem*|pergunta secreta|idioma|moeda|nacionalidade',
    it: 'sito web|sesso|genere|età|titolo|quantità|importo|oggetto|commento*|messaggio*|domanda segreta|lingua|valuta|nazionalità',
    nl: 'website|geslacht|leeftijd|aanhef|aantal|bedrag|onderwerp|opmerking*|bericht*|taal|nationaliteit|rekeningnummer',
    pl: 'strona (www|internetowa)|płeć|wiek|uwagi*|ilość|kwota|temat|komentarz*|wiadomość*|język|waluta|narodowość',
    sv: 'webbplats|kön|ålder|antal|belopp|ämne|kommentar*|meddelande*|språk',
    no: 'kjønn|alder|antall|beløp|emne|melding|kommentar*',
    da: 'køn|alder|antal|beløb|emne|besked*|kommentar*',
    fi: 'sukupuoli|ikä|määrä|aihe|viesti*|kommentti|kieli',
    cs: 'pohlaví|věk|množství|částka|předmět|zpráva|poznámka',
    tr: 'web sitesi|cinsiyet|yaş|miktar|tutar|konu|yorum*|mesaj*|dil|uyruk',
    ja: '性別|年齢|敬称|数量|金額|件名|コメント|お問い?合わせ内容|メッセージ|秘密の質問|言語|通貨|国籍|口座|ホームページ|要望|備考|ご?意見',
    zh: '网站|性别|性別|年龄|年齡|数量|金额|主题|评论|留言|内容|备注|備註|密保|语言|货币|国籍',
    ko: '성별|나이|연령|수량|금액|제목|메시지|문의 ?내용|언어|통화|국적|홈페이지',
  },
};
