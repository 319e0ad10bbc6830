import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArqHome } from './arq.ts';

const status = z.looseObject({ http: z.string().optional() });

export interface HttpHost {
  readonly port: number;
  /** The text of an owner's token that may do everything. */
  readonly token: string;
}

/** Starts the host of this home with HTTP on a free port. `http` goes into its settings. */
export async function startHttpHost(home: ArqHome, http: Readonly<Record<string, unknown>> = {}): Promise<HttpHost> {
  const folder = join(home.path, 'arq');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ http: { port: 0, ...http } }));
  const { code, stderr, stdout } = await home.arq('token', 'create', 'all', '--level', 'owner', '--grant', 'danger');
  if (code !== 0) throw new Error(stderr);
  const shown = await home.arq('status', '--json');
  const { http: address } = status.parse(JSON.parse(shown.stdout));
  if (address === undefined) throw new Error(`The host serves no HTTP: ${shown.stdout}`);
  return { port: Number(new URL(address).port), token: stdout.trim() };
}
