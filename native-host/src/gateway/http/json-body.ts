/** Reads a body as JSON, within limits. Pure. */
import { ArqError } from '../../../../shared/protocol/errors.ts';

/** Deeper than any tool's input; shallow enough that nothing that walks it can run out of stack. */
export const MAX_JSON_DEPTH = 32;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Undefined for an empty body. Throws `gateway.body_invalid` and `gateway.body_too_deep`. */
export function readJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new ArqError('gateway.body_invalid', 'The body is not UTF-8. Encode it as UTF-8.', { cause });
  }
  checkDepth(text);
  try {
    // Walking every value costs more than parsing it: only where the name could be, plain or escaped.
    return text.includes('__proto__') || text.includes('\\u') ? JSON.parse(text, refusePrototypes) : JSON.parse(text);
  } catch (cause) {
    if (cause instanceof ArqError) throw cause;
    throw new ArqError('gateway.body_invalid', `The body is not JSON: ${shortReason(cause)}.`, { cause });
  }
}

/** Before parsing, in one pass: brackets outside of strings. */
function checkDepth(text: string): void {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (isInString) {
      if (character === BACKSLASH) index += 1;
      else if (character === QUOTE) isInString = false;
    } else if (character === QUOTE) isInString = true;
    else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_JSON_DEPTH) {
        throw new ArqError(
          'gateway.body_too_deep',
          `The body is nested deeper than ${MAX_JSON_DEPTH} levels. Send it flatter.`,
        );
      }
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) depth -= 1;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** JSON.parse makes `__proto__` an own property; whoever copies it by assignment later would set a prototype. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__')
    throw new ArqError('gateway.body_invalid', 'The body must not have a property “__proto__”. Leave it out.');
  return value;
}

/** V8 quotes the text around the place, which may be private. */
function shortReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  const place = /position \d+/.exec(message)?.[0];
  return place === undefined ? 'it ends too early or holds something else' : `look at ${place}`;
}
