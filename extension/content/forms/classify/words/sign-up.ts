import type { KindWords } from '../kind-words.ts';

/** Of a form that makes an account, or puts somebody on a list. */
export const signUp: KindWords = {
  machine:
    'sign up|signup|register|registration|regist|=reg|create account|createaccount|create user|new account|new user|=join|enroll|enrol|subscri|newsletter|inscription|registro|new customer|onboarding|checkout|contact',
  human: {
    en: 'sign ?up|register|registration|create (an? |my |your )?(new |free )?(account|profile|user|id)|create an? [^ ]+( [^ ]+)? account|join|join now|get started|enroll|become a member|new (customer|user|account)*|open an account|subscribe*|newsletter|start (your |my )?(free )?trial|try (it )?free|create account|apply now|agree and continue',
    ru: 'регистрац*|зарегистр*|создать (аккаунт|учетную|профиль)|подпис*|присоедин*|стать участником',
    uk: 'реєстрац*|зареєстр*|створити (акаунт|обліковий)|підпис*',
    be: 'зарэгістравацца|рэгістрацыя',
    de: 'registrier*|konto erstellen|benutzerkonto anlegen|konto anlegen|abonnieren|jetzt mitglied werden|neues konto',
    fr: 's inscrire|inscription|inscrivez vous|créer (un|mon|votre) compte|créer un compte|s abonner|m inscrire',
    es: 'regístrate|registrarse|registro|registrar|crear (una |mi )?cuenta|suscrib*|crea tu cuenta|darse de alta|únete',
    pt: 'cadastr*|criar (uma )?conta|registar*|registre se|inscrev*|crie sua conta|assinar',
    it: 'registrati|registrazione|crea (un )?account|iscriviti|iscrizione|registrarsi',
    nl: 'registreren|account aanmaken|inschrijven|maak een account*|registreer',
    pl: 'zarejestruj*|rejestracja|załóż konto|utwórz konto|zapisz się|dołącz',
    sv: 'registrera|skapa konto|bli medlem|prenumerera|gå med',
    da: 'opret (en )?(konto|profil|bruger)|tilmeld*|registrer*|bliv medlem',
    no: 'registrer*|opprett (en )?(konto|bruker)|meld deg på|bli medlem',
    fi: 'rekisteröidy|luo tili|liity|rekisteröinti|tilaa',
    cs: 'registr*|vytvořit účet|zaregistr*',
    hu: 'regisztrá*|fiók létrehozása|feliratkoz*',
    ro: 'înregistr*|creează cont|inregistr*|abon*',
    el: 'εγγραφή|δημιουργία λογαριασμού',
    tr: 'kayıt*|kaydol*|üye ol*|hesap oluştur*|abone ol*',
    vi: 'đăng ký|tạo tài khoản',
    id: 'daftar|buat akun',
    ja: '会員登録|新規登録|登録|アカウント作成|サインアップ|購読',
    zh: '注册|註冊|创建帐户|创建账号|订阅|立即加入',
    ko: '회원 ?가입|가입|계정 ?만들기|구독',
    ar: 'إنشاء حساب|تسجيل جديد|سجل|اشترك',
    he: 'הרשמה|הירשם|צור חשבון',
    th: 'สมัคร|ลงทะเบียน',
  },
};
