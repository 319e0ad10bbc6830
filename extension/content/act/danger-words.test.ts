import { describe, expect, test } from 'vitest';
import { saysBuy, saysDelete, saysHarmless, saysSend } from './danger-words.ts';

describe('words on controls', () => {
  test.each([
    'Delete',
    'Remove item',
    'Cancel my subscription',
    'Close account',
    'Empty trash',
    'Удалить',
    'Удалить аккаунт',
    'Отменить подписку',
    'Очистить корзину',
    'Сотрите всё',
  ])('“%s” deletes', (text) => expect(saysDelete(text)).toBe(true));
  test.each(['Cancel', 'Deleted items', 'Undelete', 'Удалённая работа', 'Close', 'Reset', 'Отмена', 'Закрыть'])(
    '“%s” does not delete',
    (text) => expect(saysDelete(text)).toBe(false),
  );
  test.each([
    'Buy now',
    'Pay $20',
    'Place your order',
    'Checkout',
    'Order',
    'Оплатить',
    'Купить в 1 клик',
    'Заказать',
    'Оформить заказ',
    'Перевести деньги',
  ])('“%s” buys', (text) => expect(saysBuy(text)).toBe(true));
  test.each([
    'Payments',
    'Payment methods',
    'Bookmark',
    'Orders',
    'Sort order',
    'Subscribe',
    'Transfer file',
    'Покупатели',
    'Заказы',
    'Next',
  ])('“%s” does not buy', (text) => expect(saysBuy(text)).toBe(false));
  test.each(['Sign in', 'Continue', 'Войти', 'Зарегистрироваться'])('“%s” sends', (text) =>
    expect(saysSend(text)).toBe(true),
  );
  test.each(['Show password', 'Forgot password?', 'Показать пароль', '👁', '×'])('“%s” is harmless', (text) =>
    expect(saysHarmless(text)).toBe(true),
  );
});
