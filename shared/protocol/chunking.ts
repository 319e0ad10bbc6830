/**
 * Splits messages that one frame cannot carry and joins them again. Sits directly on a transport whose frames are
 * limited (native messaging, the host's socket) and runs in both peers. Owns the open assemblies of one link; every
 * cap is checked before anything is kept, because the other side may be hostile.
 */
import { z } from 'zod';
import { ArqError } from './errors.ts';
import { CHUNK_THRESHOLD_BYTES, MAX_MESSAGE_BYTES, MAX_OPEN_ASSEMBLIES } from './limits.ts';
import type { Transport } from './transport.ts';
import { TransportListeners } from './transport-listeners.ts';

/** UTF-16 units a chunk carries. A unit of JSON text takes at most 3 bytes once it is quoted again, so a chunk stays below the threshold. */
const CHUNK_UNITS = 160 * 1024;

const chunkSchema = z.strictObject({
  chunk: z.strictObject({
    id: z.number().int().min(0),
    index: z.number().int().min(0),
    count: z
      .number()
      .int()
      .min(2)
      .max(Math.ceil(MAX_MESSAGE_BYTES / CHUNK_UNITS)),
    /** UTF-16 units of the whole text. */
    units: z.number().int().min(1).max(MAX_MESSAGE_BYTES),
  }),
  text: z.string().min(1).max(CHUNK_UNITS),
});
type Chunk = z.infer<typeof chunkSchema>;

interface Assembly {
  readonly count: number;
  readonly units: number;
  readonly parts: string[];
  received: number;
}

/** Carries messages of up to 64 MiB over `transport`. A peer that breaks the rules of chunking loses the link. */
export function chunked(transport: Transport): Transport {
  const listeners = new TransportListeners();
  const assemblies = new Map<number, Assembly>();
  let nextId = 0;

  const refuse = (code: 'protocol.malformed' | 'protocol.too_large') => {
    assemblies.clear();
    transport.close(code);
  };

  transport.onMessage((message) => {
    if (!isChunkShaped(message)) {
      listeners.deliver(message);
      return;
    }
    const parsed = chunkSchema.safeParse(message);
    if (!parsed.success) {
      refuse('protocol.malformed');
      return;
    }
    const problem = accept(parsed.data, assemblies);
    if (problem !== undefined) {
      refuse(problem);
      return;
    }
    const whole = takeWhole(parsed.data.chunk.id, assemblies);
    if (whole === undefined) return;
    let value: unknown;
    try {
      value = JSON.parse(whole);
    } catch {
      refuse('protocol.malformed');
      return;
    }
    listeners.deliver(value);
  });
  transport.onClose((reason) => {
    assemblies.clear();
    listeners.end(reason);
  });

  return {
    send(message) {
      const text = JSON.stringify(message);
      if (fits(text, CHUNK_THRESHOLD_BYTES)) {
        transport.send(message);
        return;
      }
      if (!fits(text, MAX_MESSAGE_BYTES)) {
        throw new ArqError(
          'protocol.too_large',
          'The message is larger than 64 MiB. Ask for less: a smaller part of the page, a lower limit, a smaller picture.',
        );
      }
      nextId += 1;
      const count = Math.ceil(text.length / CHUNK_UNITS);
      for (let index = 0; index < count; index += 1) {
        transport.send({
          chunk: { id: nextId, index, count, units: text.length },
          text: text.slice(index * CHUNK_UNITS, (index + 1) * CHUNK_UNITS),
        } satisfies Chunk);
      }
    },
    onMessage: (listener) => listeners.addMessageListener(listener),
    onClose: (listener) => listeners.addCloseListener(listener),
    close: (reason) => transport.close(reason),
  };
}

function isChunkShaped(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'chunk' in message;
}

function accept(
  { chunk, text }: Chunk,
  assemblies: Map<number, Assembly>,
): 'protocol.malformed' | 'protocol.too_large' | undefined {
  const open = assemblies.get(chunk.id);
  // A transport keeps order, so a chunk out of turn is not lost or late: it is wrong.
  if (open === undefined ? chunk.index !== 0 : chunk.index !== open.parts.length) return 'protocol.malformed';
  if (open !== undefined && (open.count !== chunk.count || open.units !== chunk.units)) return 'protocol.malformed';
  if ((open?.received ?? 0) + text.length > chunk.units) return 'protocol.malformed';
  if (open === undefined) {
    const promised = [...assemblies.values()].reduce((sum, assembly) => sum + assembly.units, chunk.units);
    if (assemblies.size >= MAX_OPEN_ASSEMBLIES || promised > MAX_MESSAGE_BYTES) return 'protocol.too_large';
    assemblies.set(chunk.id, { count: chunk.count, units: chunk.units, parts: [text], received: text.length });
    return undefined;
  }
  open.parts.push(text);
  open.received += text.length;
  return open.parts.length === open.count && open.received !== open.units ? 'protocol.malformed' : undefined;
}

function takeWhole(id: number, assemblies: Map<number, Assembly>): string | undefined {
  const assembly = assemblies.get(id);
  if (assembly === undefined || assembly.parts.length < assembly.count) return undefined;
  assemblies.delete(id);
  return assembly.parts.join('');
}

/** Whether the text takes at most `maxBytes` as UTF-8; counts only when its length leaves that open. */
function fits(text: string, maxBytes: number): boolean {
  if (text.length * 3 <= maxBytes) return true;
  if (text.length > maxBytes) return false;
  return new TextEncoder().encode(text).byteLength <= maxBytes;
}
