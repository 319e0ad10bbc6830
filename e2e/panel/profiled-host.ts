/** A person's details, for looking at. */
import type { Profile } from '../../shared/profiles/profile.ts';
import type { Language } from './scene-runs.ts';

export function profilesIn(language: Language): readonly Profile[] {
  const isRussian = language === 'ru';
  return [
    {
      id: 'p_1',
      name: isRussian ? 'Дом' : 'Home',
      isDefault: true,
      mayFillPrivate: true,
      values: {
        firstName: isRussian ? 'Ада' : 'Ada',
        middleName: isRussian ? 'Георгиевна' : 'Augusta',
        lastName: isRussian ? 'Лавлейс' : 'Lovelace',
        emailAddress: 'ada@example.org',
        phone: '+44 20 7946 0018',
        addressStreet: isRussian ? 'ул. Лесная, 12' : '12 St James’s Square',
        addressCity: isRussian ? 'Тверь' : 'London',
        addressPostalCode: isRussian ? '170000' : 'SW1Y 4JH',
        addressCountryCode: isRussian ? 'Россия' : 'United Kingdom',
        cardName: 'ADA LOVELACE',
        cardNumber: '4111 1111 1111 1111',
        expiration: '07/29',
      },
    },
    {
      id: 'p_2',
      name: isRussian ? 'Работа' : 'Work',
      isDefault: false,
      mayFillPrivate: false,
      values: {
        fullName: isRussian ? 'Ада Лавлейс' : 'Ada Lovelace',
        emailAddress: 'ada@analytical.example',
        organization: 'Analytical Engines',
      },
    },
  ];
}
