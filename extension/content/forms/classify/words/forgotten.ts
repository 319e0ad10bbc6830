import type { KindWords } from '../kind-words.ts';

/** What stands beside the fields of somebody who has an account: a way to get its password back, or to be remembered. */
export const forgotten: KindWords = {
  machine: 'forgot|forget|remember me|rememberme|keep me|stay signed|lost pass|reset pass|keepsignedin|recover',
  human: {
    en: 'find (your|my) (account|username)|account recovery|forgot*|forgotten*|lost (your )?(password|username)|reset (your |my )?password|can ?t (log|sign) in|trouble (logging|signing) in|recover*|remember me|remember (my|this)|keep me (logged|signed) in|stay (logged|signed) in',
    ru: 'забыли*|забыл*|восстанов*|напомнить*|запомнить*|чужой компьютер|оставаться в системе',
    uk: 'забули*|відновити*|запам ятати*|нагадати*',
    de: 'vergessen*|angemeldet bleiben|merken|zurücksetzen',
    fr: 'oublié*|mot de passe perdu|se souvenir*|rester connecté|réinitialiser*',
    es: 'olvid*|recuérdame|recordar*|recuperar*|restablecer*|mantener*',
    pt: 'esquec*|lembrar*|recuperar*|redefinir*|manter*conectado',
    it: 'dimenticat*|ricordami|recupera*|resta connesso|reimposta*',
    nl: 'vergeten|onthoud*|ingelogd blijven|aangemeld blijven',
    pl: 'zapomniałe*|nie pamiętasz*|zapamiętaj*|przypomnij*|odzyskaj*|resetuj*',
    sv: 'glömt*|kom ihåg*|håll mig inloggad',
    da: 'glemt*|husk mig|forbliv logget*',
    no: 'glemt*|husk meg',
    fi: 'unohd*|unohtu*|muista*|pidä minut*',
    cs: 'zapomen*|zapamatovat*|zůstat přihlášen*',
    hu: 'elfelejt*|emlékez*',
    ro: 'uitat*|ține mă minte|recuper*',
    tr: 'unuttu*|beni hatırla*|hatırla',
    vi: 'quên mật khẩu|ghi nhớ',
    id: 'lupa*|ingat saya',
    ja: '忘れ|記憶|省略|保存する',
    zh: '忘记|忘記|记住|記住|自动登录|找回',
    ko: '찾기|잊|기억|로그인 ?상태|저장',
    ar: 'نسيت|تذكرني',
  },
};
