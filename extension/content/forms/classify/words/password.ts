import type { KindWords } from '../kind-words.ts';

/** For fields that show what is typed; the others are known by their type. */
export const password: KindWords = {
  machine: 'password|passwd|=pwd|=pass|passwort|kennwort|contrasena|=senha|wachtwoord|haslo|=parol|passphrase',
  human: {
    en: 'password|passphrase|pass word',
    ru: 'пароль',
    uk: 'пароль',
    de: 'passwort|kennwort',
    fr: 'mot de passe',
    es: 'contraseña|clave',
    pt: 'senha|palavra passe',
    it: 'password',
    nl: 'wachtwoord',
    pl: 'hasło',
    sv: 'lösenord',
    da: 'adgangskode|kodeord',
    no: 'passord',
    fi: 'salasana',
    cs: 'heslo',
    tr: 'şifre|parola',
    ja: 'パスワード',
    zh: '密码|密碼',
    ko: '비밀번호',
  },
  not: 'forgot*|remember*|show|reset',
};
