import { cleanLine } from '../../../shared/page/clean-text.ts';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import type { Messages } from '../i18n/messages.ts';

/** Longer names would push away what is to be decided; the gate shows them whole under its head. */
const MAX_NAME_CHARS = 60;

/** What a client's call would do, in the reader's language; a tool that only a newer host knows keeps its own title. */
export function callTitle(
  { tool, title, facts }: Pick<ClientApproval, 'tool' | 'title' | 'facts'>,
  m: Messages,
): string {
  const say = Object.hasOwn(m.calls, tool) ? m.calls[tool] : undefined;
  if (say === undefined) return cleanLine(title);
  const name = cleanLine(facts?.name ?? '').trim();
  return say(name === '' || name.length > MAX_NAME_CHARS ? '' : m.quote(name));
}
