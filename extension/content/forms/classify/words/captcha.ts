import type { KindWords } from '../kind-words.ts';

export const captcha: KindWords = {
  machine:
    'captcha|capcha|security image|human check|honeypot|bot check|spam check|anti spam|fakeemail|fakeuser|fakepass|fakename|dummy|decoy',
  human: {
    en: 'captcha|enter the (text|characters|letters|string)|characters (above|below|shown)|string as shown|are you human|human check|security question|code from (the )?(image|picture)|text from (the )?(image|picture)',
    ru: 'капч*|код с картинки|символы с картинки|защитный код|текст с картинки|введите символы|вы не робот',
    uk: 'код з картинки|символи з картинки',
    de: 'sicherheitsabfrage|zeichen aus dem bild|spamschutz',
    fr: 'caractères de l image|code de l image|recopiez',
    es: 'código de la imagen|caracteres de la imagen',
    pt: 'código da imagem|caracteres da imagem',
    it: 'codice dell immagine|caratteri dell immagine',
    ja: '画像認証|画像に表示|文字認証',
    zh: '验证码图片|图形验证|图片验证|驗證圖',
    ko: '자동 ?가입 ?방지|보안문자',
  },
};
