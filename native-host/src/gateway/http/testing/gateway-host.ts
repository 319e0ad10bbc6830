/** A real host with HTTP on a free port, in a home of its own, and tokens of every level. For tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type RunningHost, startHost } from '../../../host/start-host.ts';
import { connectHost, type HostPeer } from '../../../link/connect-host.ts';
import type { Settings } from '../../../store/settings.ts';

const created = z.looseObject({ text: z.string() });

export interface GatewayHost {
  readonly home: string;
  readonly host: RunningHost;
  /** `http://127.0.0.1:12345` */
  readonly base: string;
  readonly port: number;
  readonly cli: HostPeer;
  /** Makes a token by what `tokens_create` takes and returns its text. */
  token(spec?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Fetches with a token, a fresh operator's unless told; `null` for none. */
  fetch(path: string, init?: RequestInit & { readonly token?: string | null }): Promise<Response>;
  dispose(): Promise<void>;
}

export async function openGatewayHost(settings: Settings = {}): Promise<GatewayHost> {
  const home = mkdtempSync(join(tmpdir(), 'arq-http-'));
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
  const host = await startHost({ home, version: '0.1.0', browserReturnMs: 300, http: { port: 0 } });
  const base = host.http ?? '';
  const cli = await connectHost({ home, startIfNone: false, version: '0.1.0' });
  let count = 0;
  const token = async (spec: Readonly<Record<string, unknown>> = {}) => {
    count += 1;
    const input = { name: `test-${count}`, ...spec };
    return created.parse(await cli.call('tool.call', { tool: 'tokens_create', input })).text;
  };
  const usual = await token({ name: 'usual' });
  return {
    home,
    host,
    base,
    port: Number(new URL(base).port),
    cli,
    token,
    fetch: (path, { token: chosen = usual, headers, ...init } = {}) => {
      const all = new Headers(headers);
      if (chosen !== null) all.set('authorization', `Bearer ${chosen}`);
      if (init.body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
      return fetch(`${base}${path}`, { ...init, headers: all });
    },
    dispose: async () => {
      cli.close();
      await host.stop('the test is over');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
