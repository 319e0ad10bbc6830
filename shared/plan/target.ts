import { z } from 'zod';

/** What kind of thing a sentence speaks of. Grounding turns it into roles and heuristics. */
export const targetKinds = [
  'any', // "click Pricing"
  'button',
  'link',
  'field', // anything one can write in
  'choice', // select, combobox, listbox, radio group
  'option', // an entry of a choice
  'checkbox', // checkbox or switch
  'radio',
  'tab',
  'menuitem',
  'image',
  'heading',
  'row',
  'region', // landmark, section, dialog, form: used for `within`
  'search-field', // the page's own search box
  'focused', // the field that has the keyboard's focus
  'submit', // the submit control of the form acted on last
  'cookie-accept', // the accepting button of a consent banner
  'cookie-reject', // its refusing button
  'main-content', // the page's article or main part
  'main-heading', // its first or most prominent heading
  'page', // the document itself
] as const;

/** Position among equals, 1-based; negative counts from the end (-1 is "last"). */
const nth = z
  .number()
  .int()
  .min(-1000)
  .max(1000)
  .refine((n) => n !== 0, 'nth is 1-based');

/**
 * An element described as a person would, by kind and name, never by ref.
 * `name` is compared with accessible name, label, placeholder, title and visible text.
 */
export interface ElementTarget {
  kind: (typeof targetKinds)[number];
  name?: string | undefined;
  nth?: number | undefined;
  /** "in the Footer": only candidates inside what this describes. */
  within?: ElementTarget | undefined;
  /** "next to Email": candidates close to this text win. */
  near?: string | undefined;
}

export const elementTarget: z.ZodType<ElementTarget> = z.lazy(() =>
  z.strictObject({
    kind: z.enum(targetKinds).describe('Kind of element'),
    name: z.string().max(500).describe('Accessible name, label, placeholder or text').optional(),
    nth: nth.describe('Which of several equals, from 1; -1 is the last').optional(),
    within: elementTarget.describe('Region or element that holds it').optional(),
    near: z.string().max(500).describe('Text close to it').optional(),
  }),
);

/** A tab described by relation or by a piece of its title or address. */
export const tabTarget = z.strictObject({
  kind: z.literal('tab-of-browser'),
  /** `this` is the run's own tab; `others` all but it; `matching` those whose title or URL holds `text`. */
  which: z.enum(['this', 'others', 'matching', 'next', 'previous', 'first', 'last']),
  text: z.string().max(500).optional(),
  nth: nth.optional(),
});
export type TabTarget = z.infer<typeof tabTarget>;
