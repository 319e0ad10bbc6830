import type { KindWords } from '../kind-words.ts';

export const fullName: KindWords = {
  machine:
    'full name|fullname|=name|your name|yourname|customer name|contact name|real name|realname|person name|recipient|=fio|=naam|=nome|=nimi|=nazwa|=shimei|complete name|nom complet|nombre completo|legal name|billing name|shipping name|applicant name|guest name|attendee name|author|=ime|=adsoyad|name full|participant name',
  human: {
    en: 'full (legal )?name|name|names|your (full )?name|real name|complete name|first (and|&) last name|first last name|contact name|recipient*|legal name|customer name|name and surname|attention|attn|care of|contact person',
    ru: 'фио|ф и о|полное имя|имя и фамили*|фамилия и имя|фамилия имя|как вас зовут|контактное лицо|получател*|как к вам обращаться',
    uk: 'піб|п і б|повне ім я|прізвище та ім я|ім я та прізвище',
    de: 'name|vollständiger name|vor und nachname|ihr name|vorname nachname|vorname und nachname|name vorname|ansprechpartner*|empfänger*',
    fr: 'nom complet|nom et prénom|prénom et nom|nom prénom|votre nom|destinataire',
    es: 'nombre completo|nombre y apellido*|nombre (y )?apellidos|tu nombre completo|destinatario',
    pt: 'nome completo|nome|nome e sobrenome|seu nome|destinatário',
    it: 'nome completo|nome e cognome|cognome e nome|nominativo|nome cognome|destinatario',
    nl: 'naam|volledige naam|uw naam|je naam|voor en achternaam',
    pl: 'imię i nazwisko|pełne imię|nazwisko i imię|imię nazwisko',
    sv: 'namn|fullständigt namn|för och efternamn|ditt namn',
    da: 'navn|fulde navn|dit navn|for og efternavn',
    no: 'navn|fullt navn|ditt navn|for og etternavn',
    fi: 'nimi|koko nimi|etu ja sukunimi|nimesi',
    cs: 'celé jméno|jméno a příjmení',
    hu: 'név|teljes név|neve',
    ro: 'nume complet|nume și prenume|numele',
    el: 'ονοματεπώνυμο|πλήρες όνομα',
    tr: 'ad soyad*|adı soyadı|adınız soyadınız|isim soyisim|tam ad*|ad ve soyad*',
    vi: 'họ tên|họ và tên|tên',
    id: 'nama lengkap|nama',
    ja: '氏名|お名前|名前|フルネーム|フリガナ|ふりがな',
    zh: '姓名|真实姓名|全名|收件人|收货人|收貨人|联系人|聯絡人',
    ko: '이름|성명|성함|수령인|받는 ?(사람|분)|예금주',
    ar: 'الاسم الكامل|الاسم بالكامل|الاسم|اسم',
    he: 'שם מלא|שם',
    th: 'ชื่อ นามสกุล|ชื่อ',
  },
  not: 'house|building|property|place|item*|book|song|device*|network|server|database|group|channel|page|app|bank|brand|hotel|account|file*|domain*|domain name|host*|event*|product*|pet*|school*|project*|team*|blog*|site*|компани*|организац*|company|class|list*|street*|nickname|tag',
  machineNot:
    'file|filename|domain|host|hostname|event|product|pet|school|project|team|blog|site|company|class|list|street|nick|tag|form|field',
};
