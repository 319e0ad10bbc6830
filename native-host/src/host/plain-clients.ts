import type { ConnectedClient } from '../gateway/mcp/mcp-services.ts';

const numbers = new Map<string, number>();

/** Names clients by what they call themselves and a number, until the register of clients is there. */
export function plainClients(): { connect(info: { readonly name: string; readonly id?: string }): ConnectedClient } {
  return {
    connect({ name, id }) {
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return {
        principal: { kind: 'client', id: id ?? `${name}-${number}`, name },
        setDevice: () => undefined,
        signal: new AbortController().signal,
        end: () => undefined,
      };
    },
  };
}
