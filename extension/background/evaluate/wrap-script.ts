/**
 * Source around a caller's script: awaits it and tells what it gave as text, so that all ways into a page answer alike.
 * Pure.
 */
import { z } from 'zod';

const MAX_CHARS = 200_000;

/** Runs in the page. Self-contained; its source is put around scripts. */
function tellValue(value: unknown, maxChars: number): string {
  const isElement = typeof Element === 'function' && value instanceof Element;
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : isElement ? 'element' : typeof value;
  let text: string | undefined;
  if (isElement) text = value.outerHTML;
  else {
    const seen = new WeakSet();
    try {
      text = JSON.stringify(value, (_key, inner: unknown) => {
        if (typeof inner === 'bigint' || typeof inner === 'function' || typeof inner === 'symbol') return String(inner);
        if (typeof inner !== 'object' || inner === null) return inner;
        if (typeof Element === 'function' && inner instanceof Element) return inner.outerHTML.slice(0, 500);
        if (seen.has(inner)) return '[seen before]';
        seen.add(inner);
        if (inner instanceof Map) return [...inner];
        return inner instanceof Set ? [...inner] : inner;
      });
    } catch {
      // An object that will not be looked into: its text has to do.
    }
  }
  const whole = text ?? String(value);
  return JSON.stringify({ ok: true, type, value: whole.slice(0, maxChars), isCut: whole.length > maxChars });
}

const told = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), type: z.string(), value: z.string(), isCut: z.boolean() }),
  z.object({ ok: z.literal(false), message: z.string(), isElsewhere: z.boolean().optional() }),
]);
export type ToldValue = z.infer<typeof told>;

/**
 * As an expression, or as the body of a function. What does not parse as the one may as the other. With `origin` it does
 * nothing in a document of another origin: asked in the very task that runs it, and no page can change what
 * `location.origin` says (it is `LegacyUnforgeable`).
 */
export function wrapScript(script: string, form: 'expression' | 'body', origin?: string): string {
  const inner = form === 'expression' ? `(${withoutSemicolon(script)}\n)` : `(async () => {${script}\n})()`;
  const elsewhere = `return ${JSON.stringify(ELSEWHERE)};`;
  return `(async () => {
  ${origin === undefined ? '' : `if (location.origin !== ${JSON.stringify(origin)}) ${elsewhere}`}
  const tell = ${tellValue.toString()};
  try { return tell(await ${inner}, ${MAX_CHARS}); }
  catch (error) { return JSON.stringify({ ok: false, message: String(error).slice(0, 2000) }); }
})()`;
}

const ELSEWHERE = JSON.stringify({ ok: false, message: '', isElsewhere: true } satisfies ToldValue);

const withoutSemicolon = (script: string) => script.trim().replace(/;+$/, '');

/** What the wrapped script told; undefined for anything else. */
export function parseTold(value: unknown): ToldValue | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const parsed = told.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
