import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolOutput } from '../shared/tools/types.ts';
import { z } from 'zod';
import { ArqHome } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const values = {
  firstName: 'Canaria',
  lastName: 'Profilova',
  emailAddress: 'canaria@example.org',
  phone: '+1 555 010 7341',
  username: 'canaria90',
  organization: 'Acme GmbH',
  jobTitle: 'Engineer',
  birthday: '1990-04-07',
  addressStreet: 'Hauptstrasse 12',
  addressStreet2: 'Haus B',
  addressCity: 'Berlin',
  addressPostalCode: '10115',
  addressCountryCode: 'DE',
  cardNumber: '4111111111111111',
};

interface Expected {
  /** What the page itself then holds, in its order. */
  readonly holds: readonly string[];
  /** What ARQ says it left, and why. */
  readonly left: readonly string[];
}

const PAGES: Readonly<Record<string, Expected>> = {
  // Two fields out of sight would give a program away.
  'signup-honeypot': {
    holds: ['canaria90', 'canaria@example.org'],
    left: ['password.new not-in-profile', 'password.new not-in-profile'],
  },
  'checkout-shopify': {
    holds: [
      'canaria@example.org',
      'Canaria',
      'Profilova',
      'Acme GmbH',
      'Hauptstrasse 12',
      'Haus B',
      'Berlin',
      '10115',
      '+1 555 010 7341',
    ],
    left: ['addressCountryCode no-option', 'addressProvince not-in-profile'],
  },
  // The country is there from the start, by its own name.
  'address-de': {
    holds: [
      'Canaria',
      'Profilova',
      'Acme GmbH',
      'Hauptstrasse 12',
      'Haus B',
      '10115',
      'Berlin',
      '+1 555 010 7341',
      '07.04.1990',
    ],
    left: ['other not-in-profile'],
  },
  'address-ru': {
    holds: ['Canaria Profilova', '+1 555 010 7341', 'Berlin', 'Hauptstrasse 12', 'Haus B', '10115'],
    left: ['addressProvince not-in-profile', 'other not-in-profile', 'coupon not-in-profile'],
  },
  'signup-dob-gender': {
    holds: ['canaria@example.org', 'canaria@example.org', 'canaria90', '4', '07', '1990'],
    left: ['password.new not-in-profile'],
  },
  // The profile may not fill cards.
  'card-update-split': {
    holds: ['10115'],
    left: [
      'cardNumber private',
      'expirationMonth not-in-profile',
      'expirationYear not-in-profile',
      'cardSecurityCode not-in-profile',
      'cardName not-in-profile',
    ],
  },
  'job-application': {
    holds: ['Canaria', 'Profilova', 'canaria@example.org', '+1 555 010 7341', 'Acme GmbH'],
    left: [
      'other not-in-profile',
      ' not-understood',
      'other not-in-profile',
      ' not-understood',
      'other not-in-profile',
      'other not-in-profile',
    ],
  },
  // A postal code of another country does not fit into three and four figures.
  'signup-ja-kana': {
    holds: [
      'Profilova',
      'Canaria',
      'Profilova',
      'Canaria',
      'Acme GmbH',
      'Berlin',
      'Hauptstrasse 12',
      '+1 555 010 7341',
      'canaria@example.org',
      'canaria@example.org',
      '19900407',
    ],
    left: [
      'addressPostalCode not-accepted',
      'addressPostalCode not-accepted',
      'addressProvince not-in-profile',
      'password.new not-in-profile',
      'password.new not-in-profile',
    ],
  },
  // Not into the form for those who have an account.
  'two-forms-login-signup': { holds: ['canaria@example.org'], left: ['password.new not-in-profile'] },
  'three-part-phone': {
    holds: ['555', '010', '7341', '10115', 'canaria@example.org'],
    left: ['addressPostalCode not-in-profile'],
  },
  'address-house-numbers': { holds: ['Hauptstrasse', '12', '10115', 'Berlin', 'canaria@example.org'], left: [] },
  'generated-ids': {
    holds: ['Canaria', 'Profilova', '10115', '+1 555 010 7341', 'canaria@example.org'],
    left: [],
  },
};

const changes = z.array(z.object({ value: z.string() }));

describe.each(['chromium', 'firefox'] as const)('the user’s details in forms of many makes in %s', (browser) => {
  let home: ArqHome;
  let server: PageServer;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser(browser, '--headless');
    await home.call('profiles_set', { name: 'Home', values });
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  it.each(Object.entries(PAGES))('go where they belong, and what is left is told: %s', async (name, expected) => {
    server.reset();
    const url = `${server.origin}/forms/${name}.html?tells`;
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url });
    const answer = await home.call<ToolOutput<'page_fill_profile'>>('page_fill_profile', { tab });
    // Reports may come in another order than they were sent; they only grow.
    const held = () =>
      server.reports.reduce<string[]>((longest, report) => {
        const told = changes.parse(JSON.parse(report)).map(({ value }) => value);
        return told.length >= longest.length ? told : longest;
      }, []);
    await expect.poll(held).toEqual(expected.holds);
    expect(answer.left.map(({ meaning, reason }) => `${meaning} ${reason}`)).toEqual(expected.left);
  });
});
