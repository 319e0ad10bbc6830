/** What comes out of pages, parsed. A page engine shares its process with the page and is not to be believed. */
import { z } from 'zod';
import { ArqError, type ArqErrorCode } from '../../shared/protocol/errors.ts';
import type { PageReport } from '../messaging/page-contract.ts';

const errorData = z.strictObject({
  brand: z.literal('arq.error'),
  code: z.string().regex(/^[a-z]+\.[a-z_]+$/),
  message: z.string().max(20_000),
  data: z.record(z.string(), z.unknown()).optional(),
});

const times = z.tuple([z.number(), z.number()]).optional();
const pageReply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), result: z.unknown(), doc: z.number().int().min(0), times }),
  z.strictObject({ ok: z.literal(false), error: errorData, doc: z.number().int().min(0), times }),
]);

const pageReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arq.user-acted'), runId: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('arq.dialog'),
    isOpen: z.boolean(),
    dialog: z.enum(['alert', 'confirm', 'prompt', 'print', 'beforeunload']),
    message: z.string().max(1000),
  }),
  z.strictObject({ kind: z.literal('arq.dialog-answer-used') }),
  z.strictObject({ kind: z.literal('arq.frame-token'), token: z.string().regex(/^[0-9a-f]{32}$/) }),
]);

export type ParsedReply = (
  | { readonly ok: true; readonly result: unknown; readonly doc: number }
  | { readonly ok: false; readonly error: ArqError; readonly doc: number }
) & { readonly times: readonly [start: number, end: number] | undefined };

/** Throws `page.reply_invalid`. */
export function parsePageReply(value: unknown): ParsedReply {
  const parsed = pageReply.safeParse(value);
  if (!parsed.success) {
    throw new ArqError('page.reply_invalid', 'The page engine answered with something unexpected. Reload the page.');
  }
  const { doc, times } = parsed.data;
  if (parsed.data.ok) return { ok: true, result: parsed.data.result ?? null, doc, times };
  const { code, message, data } = parsed.data.error;
  const error = new ArqError(code as ArqErrorCode, message, data === undefined ? {} : { data });
  return { ok: false, error, doc, times };
}

/** What a content script reports; undefined for anything else. */
export function parsePageReport(value: unknown): PageReport | undefined {
  const parsed = pageReport.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
