import type { KindWords } from '../kind-words.ts';

export const coupon: KindWords = {
  machine:
    'coupon|promo|voucher|discount|gift card|giftcard|referral|invite code|invitation|redeem|loyalty|membership|member number|rewards|gutschein|plus card',
  human: {
    en: 'coupon*|promo*|voucher*|discount*|gift (card|certificate)*|referral*|referred by|invit* code|redeem*|loyalty*|membership (number|id|no)|member (number|no)|rewards*|frequent flyer*|plus card*|offer code|source code',
    ru: 'промокод*|купон*|скидк*|реферал*|код приглашения|подарочн*|номер карты лояльности|бонусн*',
    uk: 'промокод*|купон*|знижк*',
    de: 'gutschein*|rabatt*|aktionscode|einladungscode|mitgliedsnummer|kundenkarte*',
    fr: 'code promo*|code de réduction|bon d achat|parrain*|carte de fidélité|carte cadeau',
    es: 'cupón|código promocional|descuento|código de invitación|tarjeta regalo',
    pt: 'cupom|cupão|código promocional|desconto|código de convite',
    it: 'codice (promo*|sconto)|buono sconto|carta fedeltà|codice invito',
    nl: 'kortingscode|cadeaukaart|vouchercode|klantenkaart',
    pl: 'kod (rabatowy|promocyjny)|kupon*',
    tr: 'kupon*|indirim*|promosyon*|davet kodu',
    ja: 'クーポン|招待コード|紹介コード|会員番号',
    zh: '优惠|優惠|邀请码|邀請碼|折扣',
    ko: '쿠폰|추천인|초대 ?코드',
  },
};
