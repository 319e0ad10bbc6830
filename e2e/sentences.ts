/** Sentences as people write them, each with a page and what that page or its server must then have seen. */
export interface SentenceCase {
  readonly sentence: string;
  /** Path on the test server. */
  readonly page: string;
  readonly approve?: 'act' | 'danger';
  readonly expects: {
    /** Fields of the form that reached the server. */
    readonly fields?: Readonly<Record<string, string>>;
    /** What the page's own listeners reported. */
    readonly reports?: readonly string[];
    /** Part of the answer. */
    readonly answer?: RegExp;
    /** A picture was saved, at least so many pixels high. */
    readonly pictureHeight?: number;
  };
}

export const sentences: readonly SentenceCase[] = [
  {
    sentence:
      'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up, then take a full-page screenshot',
    page: '/sign-up.html',
    expects: { fields: { first: 'Ada', last: 'Lovelace', country: 'de', terms: 'yes' }, pictureHeight: 2400 },
  },
  {
    sentence:
      'заполни Имя значением Ада, Фамилия значением Лавлейс, выбери Германия в поле Страна, отметь «Я принимаю условия» и нажми «Зарегистрироваться», потом сделай снимок всей страницы',
    page: '/sign-up-ru.html',
    expects: { fields: { first: 'Ада', last: 'Лавлейс', country: 'de', terms: 'yes' }, pictureHeight: 2400 },
  },
  {
    sentence:
      'Please enter "Grace" into the first name box and Hopper into Last name, pick the Weekly newsletter, untick Send me offers, check "I accept the terms", then click the Sign up button',
    page: '/sign-up.html',
    expects: { fields: { first: 'Grace', last: 'Hopper', news: 'weekly', terms: 'yes' } },
  },
  {
    sentence:
      'type Linus in First name, Pauling in Last name, set Date of birth to 1901-02-28, accept the terms and submit the form',
    page: '/sign-up.html',
    expects: { fields: { first: 'Linus', last: 'Pauling', born: '1901-02-28', terms: 'yes' } },
  },
  {
    sentence:
      'введи Мария в поле First name, Кюри в поле Last name, поставь галочку I accept the terms, сними галочку Send me offers и нажми на кнопку Sign up',
    page: '/sign-up.html',
    expects: { fields: { first: 'Мария', last: 'Кюри', terms: 'yes' } },
  },
  { sentence: 'search for waggle dance', page: '/article.html', expects: { fields: { q: 'waggle dance' } } },
  { sentence: 'click Contact in the footer', page: '/article.html', expects: { fields: { from: 'footer' } } },
  { sentence: 'scroll to the bottom', page: '/article.html', expects: { reports: ['scrolled to the end'] } },
  { sentence: 'прокрути страницу до конца', page: '/article.html', expects: { reports: ['scrolled to the end'] } },
  { sentence: 'read the page', page: '/article.html', expects: { answer: /honey bee that leaves the hive/ } },
  { sentence: 'прочитай страницу', page: '/article.html', expects: { answer: /It learns the view/ } },
  {
    sentence: 'press the second Remove button',
    page: '/widgets.html',
    approve: 'danger',
    expects: { reports: ['removed Bob'] },
  },
  {
    sentence: 'нажми последнюю кнопку Remove',
    page: '/widgets.html',
    approve: 'danger',
    expects: { reports: ['removed Cleo'] },
  },
  { sentence: 'choose Salad in Dish', page: '/widgets.html', expects: { reports: ['dish Salad'] } },
  {
    sentence: 'set Portions to 3 and then set Spice to 7',
    page: '/widgets.html',
    expects: { reports: ['portions 3', 'spice 7'] },
  },
  { sentence: 'turn on Vegan', page: '/widgets.html', expects: { reports: ['vegan true'] } },
  { sentence: 'hover over More', page: '/widgets.html', expects: { reports: ['hovered'] } },
  { sentence: 'drag Card one onto Done column', page: '/widgets.html', expects: { reports: ['dropped card'] } },
  { sentence: 'press Ctrl+K in the Key box', page: '/widgets.html', expects: { reports: ['key ctrl+k'] } },
  { sentence: 'double-click "Open twice"', page: '/widgets.html', expects: { reports: ['opened twice'] } },
  { sentence: 'click Ready later', page: '/widgets.html', expects: { reports: ['ready clicked'] } },
  {
    sentence: 'write "See you at 5, then home" into Message',
    page: '/widgets.html',
    expects: { reports: ['message See you at 5, then home'] },
  },
  { sentence: 'accept the cookie banner', page: '/widgets.html', expects: { reports: ['cookies accepted'] } },
  { sentence: 'прими куки', page: '/widgets.html', expects: { reports: ['cookies accepted'] } },
  {
    sentence: 'click "Show greeting", wait for "Good morning" and read the page',
    page: '/widgets.html',
    expects: { answer: /Good morning/ },
  },
  {
    sentence: 'enter rain into Secret garden and press Water',
    page: '/widgets.html',
    expects: { reports: ['watered rain'] },
  },
  {
    sentence: 'if you see We use cookies then press Reject',
    page: '/widgets.html',
    expects: { reports: ['cookies rejected'] },
  },
  {
    sentence: 'fill Note 3 with deep and press "Press 3"',
    page: '/frames.html',
    expects: { reports: ['note 3 deep', 'pressed 3'] },
  },
  {
    sentence: 'open Widgets in a new tab and choose Stew as the Dish',
    page: '/article.html',
    expects: { reports: ['dish Stew'] },
  },
  { sentence: 'how much memory is free?', page: '/article.html', expects: { answer: /\d.*GB/ } },
  { sentence: 'сколько памяти свободно', page: '/article.html', expects: { answer: /\d.*ГБ/ } },
  { sentence: 'take a screenshot', page: '/article.html', expects: { pictureHeight: 300 } },
  { sentence: 'please decline all the cookies', page: '/shop.html', expects: { reports: ['cookies rejected'] } },
  { sentence: 'select Express shipping', page: '/shop.html', expects: { reports: ['ship express'] } },
  { sentence: 'choose Trinidad and Tobago in Ship to', page: '/shop.html', expects: { reports: ['to tt'] } },
  {
    sentence: 'choose "Price: high to low" in Sort by',
    page: '/shop.html',
    expects: { reports: ['sort Price: high to low'] },
  },
  { sentence: 'add the wool vest to my basket', page: '/shop.html', expects: { reports: ['cart vest'] } },
  { sentence: 'click plus', page: '/shop.html', expects: { reports: ['quantity 2'] } },
  {
    sentence: 'type SAVE10 in promo code, then click Apply',
    page: '/shop.html',
    expects: { reports: ['promo SAVE10'] },
  },
  { sentence: 'click the second result', page: '/shop.html', expects: { fields: { id: 'down' } } },
  { sentence: 'go to the cart', page: '/shop.html', expects: { fields: { go: 'cart' } } },
  { sentence: 'open the message from Bob', page: '/inbox.html', expects: { reports: ['open 2'] } },
  {
    sentence: 'delete the email from Carla Diaz',
    page: '/inbox.html',
    approve: 'danger',
    expects: { reports: ['delete 3'] },
  },
  {
    sentence:
      'click compose, fill To with eve@example.org, Subject with Hello and Message body with "See you soon", then send it',
    page: '/inbox.html',
    expects: { reports: ['sent|eve@example.org|Hello|See you soon'] },
  },
  { sentence: 'click on the gear icon', page: '/inbox.html', expects: { reports: ['settings'] } },
  {
    sentence: 'выбери Германию в поле Страна, согласись с условиями и нажми Забронировать',
    page: '/booking.html',
    approve: 'danger',
    expects: { fields: { country: 'de', agree: 'yes' } },
  },
  {
    sentence: 'выбери завтрак, сними галочку «Получать рассылку» и забронируй',
    page: '/booking.html',
    approve: 'danger',
    expects: { fields: { food: 'breakfast' } },
  },
  {
    sentence: 'введи Казань в поле Город, дата заезда: 24.12.2026, дата выезда: 27.12.2026 и отправь форму',
    page: '/booking.html',
    approve: 'danger',
    expects: { fields: { city: 'Казань', from: '2026-12-24', to: '2026-12-27' } },
  },
  { sentence: 'отклони куки', page: '/booking.html', expects: { reports: ['куки отклонены'] } },
  { sentence: 'в строке Люкс нажми Выбрать', page: '/booking.html', expects: { reports: ['люкс'] } },
  {
    sentence: 'поставь количество взрослых 3 и отправь форму',
    page: '/booking.html',
    approve: 'danger',
    expects: { fields: { adults: '3' } },
  },
  { sentence: 'зарегистрируйся', page: '/booking.html', expects: { reports: ['регистрация'] } },
  {
    sentence: 'delete the row Bob Hale',
    page: '/admin.html',
    approve: 'danger',
    expects: { reports: ['removed Bob Hale'] },
  },
  {
    sentence: 'удали вторую строку',
    page: '/admin.html',
    approve: 'danger',
    expects: { reports: ['removed Bob Hale'] },
  },
  { sentence: "set Bob Hale's role to Editor", page: '/admin.html', expects: { reports: ['role Bob Hale Editor'] } },
  {
    sentence: 'untick the checkbox in the row of Bob Hale',
    page: '/admin.html',
    expects: { reports: ['active Bob Hale false'] },
  },
  { sentence: 'open Settings > Profile', page: '/admin.html', expects: { reports: ['profile'] } },
  {
    sentence:
      'fill Full name with Dan Roe, email with dan@example.org, select Administrator in Role in the New user section, tick Send an invitation and click Create user',
    page: '/admin.html',
    expects: { reports: ['created|Dan Roe|dan@example.org|Administrator|true'] },
  },
  {
    sentence: 'fill First name Ada and Last name Lovelace, accept the terms and press Sign up',
    page: '/sign-up.html',
    expects: { fields: { first: 'Ada', last: 'Lovelace', terms: 'yes' } },
  },
  {
    sentence: 'fill First name with Ada and Last name Lovelace, tick I accept the terms and press Sign up',
    page: '/sign-up.html',
    expects: { fields: { first: 'Ada', last: 'Lovelace', terms: 'yes' } },
  },
  {
    sentence: 'заполни Имя Ада и Фамилия Лавлейс, прими условия и нажми «Зарегистрироваться»',
    page: '/sign-up-ru.html',
    expects: { fields: { first: 'Ада', last: 'Лавлейс', terms: 'yes' } },
  },
  { sentence: 'remove Bob', page: '/widgets.html', approve: 'danger', expects: { reports: ['removed Bob'] } },
  {
    sentence: 'open the Dish list and choose Stew',
    page: '/widgets.html',
    expects: { reports: ['dish Stew'] },
  },
  {
    sentence: 'wait until Ready later is enabled then click it',
    page: '/widgets.html',
    expects: { reports: ['ready clicked'] },
  },
  {
    sentence: 'open Sort by and choose Price: low to high',
    page: '/shop.html',
    expects: { reports: ['sort Price: low to high'] },
  },
  { sentence: 'выбери номер Люкс', page: '/booking.html', expects: { reports: ['люкс'] } },
  {
    sentence: 'отметь согласие с условиями, укажи город Казань, выбери страну Германия и нажми Забронировать',
    page: '/booking.html',
    approve: 'danger',
    expects: { fields: { city: 'Казань', country: 'de', agree: 'yes' } },
  },
  {
    sentence: 'read the article',
    page: '/article.html',
    expects: { answer: /^How bees find home\n[^]*the editors\.$/ },
  },
  {
    sentence: 'what does the page say about pricing?',
    page: '/article.html',
    expects: { answer: /^Pricing\nMembership is 12 euros a year\./ },
  },
  { sentence: 'take a screenshot of the main heading', page: '/article.html', expects: { pictureHeight: 20 } },
  {
    sentence: 'if there is no "Log out" link, click Log in, otherwise click Account. Then press Tell',
    page: '/branches.html',
    expects: { reports: ['did log in'] },
  },
  {
    sentence: 'if there is a Close button, click it and press Escape. Then press Tell',
    page: '/branches.html',
    expects: { reports: ['did close, escape'] },
  },
];
