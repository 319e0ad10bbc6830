import { z } from 'zod';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { postJson } from './post-json.ts';

const TELEGRAM_API = 'https://api.telegram.org';
const TOKEN = /^\d{3,20}:[\w-]{20,100}$/;

/** https://core.telegram.org/bots/api#making-requests */
const apiAnswer = z.object({
  ok: z.boolean(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});

export interface TelegramTarget {
  readonly chatId: string;
  readonly token: string;
  /** Another server that speaks the Bot API. */
  readonly apiBase?: string | undefined;
}

/** Throws `alerts.secret_malformed`, `alerts.address_refused` or `alerts.not_delivered`. Errors never hold the token. */
export async function sendTelegram(
  { chatId, token, apiBase = TELEGRAM_API }: TelegramTarget,
  { title, text }: { readonly title: string; readonly text: string },
  signal: AbortSignal,
): Promise<void> {
  if (!TOKEN.test(token))
    throw new ArqError('alerts.secret_malformed', 'That is no token of a Telegram bot. Copy it from @BotFather.');
  const address = `${apiBase.replace(/\/$/, '')}/bot${token}/sendMessage`;
  const body = JSON.stringify({
    chat_id: chatId,
    text: `${title}\n${text}`,
    link_preview_options: { is_disabled: true },
  });
  const { status, text: said, retryAfterMs } = await postJson(address, body, signal);
  const answer = parseAnswer(said);
  if (answer?.ok === true) return;
  const wait = answer?.parameters?.retry_after;
  const waitMs = wait === undefined ? retryAfterMs : wait * 1000;
  throw new ArqError(
    'alerts.not_delivered',
    `Telegram answered ${status}${answer?.description === undefined ? '' : `: ${answer.description.slice(0, 200)}`}. Check the bot and that it may write to the chat.`,
    waitMs === undefined ? {} : { data: { retryAfterMs: waitMs } },
  );
}

function parseAnswer(said: string): z.infer<typeof apiAnswer> | undefined {
  try {
    return apiAnswer.safeParse(JSON.parse(said)).data;
  } catch {
    // Something between here and Telegram answered in its place; the status says enough.
    return undefined;
  }
}
