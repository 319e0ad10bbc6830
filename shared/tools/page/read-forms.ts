import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

const formField = z.strictObject({
  ref: z.string(),
  role: z.string(),
  name: z.string(),
  meaning: z.string().describe('What the field asks for, such as emailAddress; empty when nothing tells'),
  isRequired: z.boolean(),
  value: z.string().describe('What it holds; dots when private'),
  options: z.array(z.string()).describe('First options of a choice').optional(),
});

export const pageForm = z.strictObject({
  ref: z.string(),
  name: z.string(),
  purpose: z.enum(['log-in', 'sign-up', 'other']),
  /** The keyboard's focus is in it. */
  isActive: z.boolean(),
  fields: z.array(formField),
  submits: z.array(z.strictObject({ ref: z.string(), name: z.string() })).describe('Buttons that send it'),
});

export const pageReadForms = defineTool({
  name: 'page_read_forms',
  title: 'Read forms',
  description:
    'Returns the forms of the page with their fields: what each asks for (name parts, e-mail, address parts, card, password, dates …), whether it is required, what it holds, and which buttons send the form. Refs are for page_fill_form and page_click.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 6000,
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({
    url: z.string(),
    title: z.string(),
    forms: z.array(pageForm),
    truncated: z.boolean().describe('True when there are more fields than are told'),
  }),
  examples: [{}],
});
