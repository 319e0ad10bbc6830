/**
 * What subscribers of 2026 hear over HTTP. The SDK has one source of events for all its streams and does not say whose a
 * stream is; so it is opened within `of`, and hears of that client's own runs alone.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerEvent, ServerEventBus } from '@modelcontextprotocol/server';
import type { Principal } from '../../../../shared/policy/principal.ts';
import type { McpServices } from './mcp-services.ts';
import { watchOwnRuns } from './run-updates.ts';

export class RunEvents implements ServerEventBus {
  readonly #services: McpServices;
  readonly #subscriber = new AsyncLocalStorage<Principal>();

  constructor(services: McpServices) {
    this.#services = services;
  }

  /** Streams that `serve` opens are those of `principal`. */
  of<Result>(principal: Principal, serve: () => Result): Result {
    return this.#subscriber.run(principal, serve);
  }

  subscribe(listener: (event: ServerEvent) => void): () => void {
    const principal = this.#subscriber.getStore();
    if (principal === undefined) throw new Error('A subscription came from nobody.');
    return watchOwnRuns(this.#services, () => principal, {
      listChanged: () => listener({ kind: 'resources_list_changed' }),
      updated: (uri) => listener({ kind: 'resource_updated', uri }),
    });
  }

  /** Nothing is the same news for all: whoever subscribed watches for itself. */
  publish(): void {}
}
