/**
 * Requests over HTTP that their clients may still cancel by a notification of its own, as those of before 2026 do: they
 * keep the request's connection open meanwhile. Without sessions a request is known by who sent it and its id.
 */
import { z } from 'zod';
import type { Principal } from '../../../../shared/policy/principal.ts';

/** From here on a request is cancelled by closing its connection. */
const CANCELLED_BY_CLOSING = '2026';

const id = z.union([z.string(), z.number()]);
const opening = z.looseObject({ id, method: z.string() });
const cancelling = z.looseObject({
  method: z.literal('notifications/cancelled'),
  params: z.looseObject({ requestId: id }),
});

export interface OpenRequest {
  /** Aborts when its client cancels it. */
  readonly signal: AbortSignal;
  /** It is answered, or its client is gone. */
  end(): void;
}

export class OpenRequests {
  readonly #open = new Map<string, Set<AbortController>>();

  /** Takes note of a request, or does what a cancellation asks for; undefined for whatever cannot be cancelled. */
  take(message: unknown, { headers }: Request, from: Principal): OpenRequest | undefined {
    if ((headers.get('mcp-protocol-version') ?? '') >= CANCELLED_BY_CLOSING) return undefined;
    const cancelled = cancelling.safeParse(message);
    if (cancelled.success) {
      this.#cancel(keyOf(from, cancelled.data.params.requestId));
      return undefined;
    }
    const request = opening.safeParse(message);
    return request.success ? this.#begin(keyOf(from, request.data.id)) : undefined;
  }

  #begin(key: string): OpenRequest {
    const controller = new AbortController();
    const alike = this.#open.get(key) ?? new Set();
    this.#open.set(key, alike.add(controller));
    const end = (): void => {
      alike.delete(controller);
      if (alike.size === 0 && this.#open.get(key) === alike) this.#open.delete(key);
    };
    return { signal: controller.signal, end };
  }

  #cancel(key: string): void {
    const alike = [...(this.#open.get(key) ?? [])];
    // Two programs that share a token count their requests alike: which is meant cannot be told, and the wrong one must not end.
    if (alike.length === 1) alike[0]?.abort();
  }
}

const keyOf = ({ id: client }: Principal, request: string | number): string => JSON.stringify([client, request]);
