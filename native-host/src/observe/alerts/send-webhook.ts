/**
 * A webhook: a signed POST to the one address that the user typed. Redirects are not followed, and plain http is for
 * this computer itself only, so that nothing a server answers can send a notice elsewhere.
 */
import { createHmac } from 'node:crypto';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Notice } from './alert-book.ts';
import { postJson } from './post-json.ts';

export interface WebhookTarget {
  readonly url: string;
  readonly key: string;
}

/** `v1=` and the HMAC-SHA256 of `<timestamp>.<body>` in hex. */
export const signatureOf = (key: string, timestamp: string, body: string) =>
  `v1=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`;

/** Throws `alerts.address_refused`, `alerts.not_delivered` (with `data.retryAfterMs` when the server says so). */
export async function sendWebhook(
  { url, key }: WebhookTarget,
  notice: Notice,
  words: { readonly title: string; readonly text: string },
  signal: AbortSignal,
): Promise<void> {
  const { id, kind, alert, at } = notice;
  const body = JSON.stringify({ id, kind, at: new Date(at).toISOString(), ...words, ...(alert && { alert }) });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const answer = await postJson(url, body, signal, {
    'x-arq-notice': id,
    'x-arq-timestamp': timestamp,
    'x-arq-signature': signatureOf(key, timestamp, body),
  });
  if (answer.status < 200 || answer.status > 299)
    throw new ArqError(
      'alerts.not_delivered',
      `The webhook answered ${answer.status}. Look at what its server says.`,
      answer.retryAfterMs === undefined ? {} : { data: { retryAfterMs: answer.retryAfterMs } },
    );
}
