import type { TargetFacts } from '../facts.ts';

/** Facts of a button that does nothing dangerous, for tests to make worse. */
export const plainFacts = (more: Partial<TargetFacts> = {}): TargetFacts => ({
  ref: 'd1e1',
  role: 'button',
  name: 'Go',
  origin: 'https://shop.example',
  submits: false,
  leavesSite: false,
  hasPassword: false,
  hasPayment: false,
  hasOneTimeCode: false,
  deletes: false,
  buys: false,
  uploads: false,
  isPrivate: false,
  values: [],
  ...more,
});
