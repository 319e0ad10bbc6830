/** Words of a program, as the user reads them where ARQ itself speaks: whose they are comes first. Pure. */
import { cleanLine, shorten } from '../../shared/page/clean-text.ts';
import type { Principal } from '../../shared/policy/principal.ts';

const MAX_NAME = 40;

/** `Claude Code · example.org: words`. The user's own words need no name. */
export function spokenBy({ kind, name, id }: Principal, words: string, site?: string): string {
  const isUser = kind === 'panel' || kind === 'cli';
  const speaker = isUser ? undefined : shorten(cleanLine(name ?? id ?? kind), MAX_NAME);
  const before = [speaker, site].filter((part) => part !== undefined).join(' · ');
  return before === '' ? cleanLine(words) : `${before}: ${cleanLine(words)}`;
}
