import type { KindWords } from '../kind-words.ts';

/** A password that is being made up now. */
export const newPassword: KindWords = {
  machine: 'new pass|=new pwd|pass new|pwd new|newpw|reset pass|pass reset|set pass',
  human: {
    en: 'new (password|passphrase|passcode)|create (a |your )?(new |strong )?password|set (a |your )?(new )?password',
    ru: 'нов(ый|ого) пароль|придумайте пароль|создайте пароль',
    uk: 'новий пароль|придумайте пароль',
    de: 'neues (passwort|kennwort)|passwort (wählen|festlegen|erstellen)',
    fr: 'nouveau mot de passe|créer un mot de passe|choisissez un mot de passe',
    es: 'nueva contraseña|contraseña nueva|crea(r)? (una )?contraseña',
    pt: 'nova senha|nova palavra passe|crie (uma )?senha|criar senha',
    it: 'nuova password|crea (una )?password',
    nl: 'nieuw wachtwoord|kies een wachtwoord',
    pl: 'nowe hasło|utwórz hasło',
    sv: 'nytt lösenord|välj lösenord',
    da: 'ny adgangskode|nyt kodeord',
    no: 'nytt passord',
    fi: 'uusi salasana',
    cs: 'nové heslo',
    tr: 'yeni (şifre|parola)|şifre oluştur*',
    ja: '新しいパスワード|新規パスワード|新パスワード',
    zh: '新密码|新密碼|设置密码|設定密碼',
    ko: '새 ?비밀번호|새로운 ?비밀번호',
  },
};
