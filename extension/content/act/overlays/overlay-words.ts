/**
 * What is written on overlays and their buttons, in the languages that people of this web meet. A label must say it
 * all: “Close” closes, “Close account” does not.
 */

const exact = (...words: readonly string[]) =>
  new RegExp(`^[^\\p{L}\\p{N}]*(?:${words.join('|')})[^\\p{L}\\p{N}]*$`, 'iu');
const within = (...words: readonly string[]) => new RegExp(words.join('|'), 'iu');

/** An overlay about cookies and consent. */
const CONSENT = within(
  'cookie|consent|gdpr|\\btracking|your privacy|personal data',
  'datenschutz|einwillig|confidentialit|rgpd|consentement|privacidad|consentimiento|riservatezza|consenso',
  'куки|персональн\\S+ данн|кукі|informasjonskapsl|evästee|ciasteczk|çerez|クッキー|隐私|쿠키',
);

/** The most private answers, the clearest first. */
const PRIVATE = [
  within(
    'reject all|decline all|refuse all|deny all|(?:only|just) (?:the )?(?:strictly )?(?:necessary|essential|required)|(?:necessary|essential|required) (?:cookies )?only|(?:accept|allow|use) (?:only )?(?:the )?(?:strictly )?(?:necessary|essential)',
    'alle ablehnen|alles ablehnen|nur (?:technisch |unbedingt )?(?:notwendig|erforderlich|essenziell)',
    'tout refuser|refuser tout|tout rejeter|uniquement (?:les )?(?:cookies )?(?:nécessaires|essentiels)',
    'rechazar tod|sol[oa] (?:las |los |cookies )?(?:necesari|esencial)|rifiuta tutt|solo (?:i )?(?:cookie )?(?:necessari|essenziali|tecnici)',
    'rejeitar tud|recusar tud|rejeitar todos|apenas (?:os )?(?:cookies )?(?:necess|essenc)|alles weigeren|alleen (?:noodzakelijk|essenti)',
    'odrzuć wszystk|tylko niezbędn|avvisa alla|neka alla|endast nödvändiga|afvis alle|kun nødvendige|avslå alle|bare nødvendige',
    'hylkää kaikki|vain välttämättöm|odmítnout vše|pouze nezbytn|отклонить вс|только (?:необходим|обязательн)|відхилити вс|лише необхідн|tümünü reddet|sadece gerekli',
    'すべて拒否|必要なもののみ|全部拒绝|全部拒絕|仅必要|모두 거부|필수.*만',
  ),
  exact(
    'reject|decline|refuse|deny|disagree|i (?:do not|don.t) (?:agree|accept|consent)|do not (?:accept|consent|allow)|opt.?out|reject (?:optional|additional|non.essential)?\\s?cookies|decline (?:optional )?cookies|continue without accepting',
    'ablehnen|nicht zustimmen|weiter ohne (?:zustimmung|einwilligung|akzeptieren)|refuser|rejeter|continuer sans accepter|je refuse',
    'rechazar|denegar|continuar sin aceptar|rifiuta|rifiuto|nega|continua senza accettare|rejeitar|recusar|continuar sem aceitar',
    'weigeren|afwijzen|odrzuć|nie zgadzam się|avvisa|neka|afvis|avslå|hylkää|odmítnout|reddet',
    'отклонить|отказаться|не принимать|запретить|не согласен|відхилити|відмовитися|拒否|拒否する|拒绝|拒絕|거부',
  ),
];

const SETTINGS = within(
  'manage|settings|preferences|options|customi[sz]e|more choices|choose|einstellung|anpassen|paramétr|personnalis|gérer|configur|preferenze|personalizza|gestisci|preferências|gerir',
  'instellingen|ustawienia|inställningar|indstillinger|innstillinger|asetukset|nastavení|настро|налашту|ayarlar|設定|设置|설정',
);

const SAVE = within(
  'save|confirm (?:my )?choice|confirm selection|apply|speichern|auswahl (?:bestätigen|speichern)|enregistrer|confirmer|guardar|confirmar|salva|conferma',
  'opslaan|zapisz|spara|gem |lagre|tallenna|uložit|сохран|подтверд|зберегти|kaydet|保存|저장',
);

/** Buttons that agree: never pressed. “Save and accept all” is one of them. */
const AGREES = within(
  'accept all|allow all|agree|accept & |accept and|alle akzeptieren|zustimmen|tout accepter|accepter tout|j.accepte|aceptar|acepto|accetta|aceitar|accepteren|akceptuj|zgadzam',
  'godkänn|accepter|godta|hyväksy|přijmout|принять|соглас|прийняти|погоджуюс|kabul|同意|接受|동의',
);

const CLOSES = exact(
  'close|close (?:this )?(?:dialog|modal|banner|popup|pop-up|window|message|notice|ad)|dismiss|hide|no,? ?thanks?(?: you)?|not now|maybe later|later|remind me later|skip|[x×✕✖✗⨯╳]',
  'schlie(?:ß|ss)en|nein,? danke|nicht jetzt|später|fermer|non,? merci|plus tard|pas maintenant|cerrar|no,? gracias|ahora no|más tarde|chiudi|no,? grazie|non ora|più tardi',
  'fechar|não,? obrigad[oa]|agora não|sluiten|nee,? (?:dank je|bedankt)|niet nu|zamknij|nie,? dziękuję|nie teraz|stäng|nej,? tack|luk|nej,? tak|lukk|sulje|ei kiitos|zavřít',
  'закрыть|нет,? спасибо|не сейчас|позже|напомнить позже|пропустить|скрыть|закрити|не зараз|пізніше|kapat|şimdi değil|閉じる|後で|关闭|關閉|稍后|닫기|나중에',
);

export const isAboutConsent = (text: string): boolean => CONSENT.test(text);
export const opensSettings = (label: string): boolean => SETTINGS.test(label) && !AGREES.test(label);
export const savesChoice = (label: string): boolean => SAVE.test(label) && !AGREES.test(label);
export const closes = (label: string): boolean => CLOSES.test(label);

/** The most private of the labels; -1 when none declines. */
export function mostPrivate(labels: readonly string[]): number {
  for (const words of PRIVATE) {
    const found = labels.findIndex((label) => words.test(label));
    if (found >= 0) return found;
  }
  return -1;
}
