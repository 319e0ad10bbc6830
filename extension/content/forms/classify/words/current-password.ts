import type { KindWords } from '../kind-words.ts';

/** The password as it is, where it stands beside a new one. */
export const currentPassword: KindWords = {
  machine:
    'current pass|old pass|=old pwd|existing pass|pass current|pass old|current pwd|oldpw|original pass|previous pass',
  human: {
    en: '(current|old|existing|previous|present) (password|passphrase|passcode)',
    ru: '(текущ*|стар*|действующ*) пароль',
    uk: '(поточн*|стар*) пароль',
    de: '(aktuelles|altes|bisheriges|derzeitiges) (passwort|kennwort)',
    fr: '(ancien|actuel) mot de passe|mot de passe (actuel|ancien)',
    es: 'contraseña (actual|anterior)|(actual|antigua) contraseña',
    pt: 'senha (atual|antiga)|palavra passe (atual|antiga)',
    it: '(vecchia|attuale) password|password (attuale|corrente|vecchia)',
    nl: '(huidig|oud) wachtwoord',
    pl: '(obecne|aktualne|stare|bieżące) hasło',
    sv: '(nuvarande|gammalt) lösenord',
    da: '(nuværende|gammel) adgangskode',
    no: '(nåværende|gammelt) passord',
    fi: '(nykyinen|vanha) salasana',
    cs: '(současné|staré|aktuální) heslo',
    tr: '(mevcut|eski|şimdiki) (şifre|parola)',
    ja: '現在のパスワード|旧パスワード|古いパスワード',
    zh: '(当前|原|旧|目前)密码|(目前|舊|原)密碼',
    ko: '(현재|기존|이전) ?비밀번호',
  },
};
