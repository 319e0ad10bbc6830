/** Shapes of what is watched in pages: console lines and requests. */
import { z } from 'zod';

export const consoleLine = z.strictObject({
  at: z.string().describe('When, in UTC'),
  level: z.enum(['debug', 'log', 'info', 'warn', 'error']),
  text: z.string(),
  source: z.string().describe('file:line:column'),
});

const header = z.strictObject({ name: z.string(), value: z.string() });

export const pageRequest = z.strictObject({
  at: z.string().describe('When it began, in UTC'),
  method: z.string().describe('Empty where the browser does not tell'),
  url: z.string().describe('Without secrets'),
  by: z.string().describe('Origin of the document that made it; of a document, its own'),
  type: z.string().describe('document, script, image, fetch and so on, in the browser’s words'),
  status: z.number().describe('0 while it goes on, when it failed, or where the browser does not tell'),
  mime: z.string(),
  ms: z.number().describe('Until it was complete'),
  bytes: z.number().describe('As transferred, headers included where the browser counts them'),
  fromCache: z.boolean(),
  error: z.string().describe('Why it failed'),
  seen: z.enum(['watched', 'timing']).describe('timing: before watching began, known from the page’s own timing'),
  requestHeaders: z.array(header).optional(),
  responseHeaders: z.array(header).optional(),
  requestBody: z.string().optional(),
  responseBody: z.string().optional(),
});
export type PageRequestView = z.infer<typeof pageRequest>;
