/** Where HTTP is to be served, and under which names: from settings and command line to a plan, or an error that says what to change. Pure. */
import { isIP } from 'node:net';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { HttpSettings } from '../../store/settings.ts';
import type { GuardLists } from './guard.ts';

/** ARQ's own unless told; 0 takes any free one. */
export const DEFAULT_HTTP_PORT = 7717;

export interface ListenPlan {
  /** An IP address or a name that resolves to one. */
  readonly host: string;
  readonly port: number;
  /** Paths of PEM files. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
}

/** Throws `gateway.tls_required` for an address beyond this computer without TLS, and `settings.invalid`. */
export function planListening(settings: HttpSettings, port?: number): ListenPlan {
  const host = settings.host ?? '127.0.0.1';
  if (settings.tls === undefined && !isLoopback(host)) {
    throw new ArqError(
      'gateway.tls_required',
      `HTTP would be open to the network at ${host} without encryption. Set http.tls with cert and key in settings.json, or leave out http.host to serve this computer alone.`,
    );
  }
  return {
    host,
    port: port ?? settings.port ?? DEFAULT_HTTP_PORT,
    tls: settings.tls,
    allowedHosts: (settings.allowedHosts ?? []).map((name) => name.toLowerCase()),
    allowedOrigins: (settings.allowedOrigins ?? []).map(parseOrigin),
  };
}

/** What the guard lets in once the port is known. */
export function guardListsOf(plan: ListenPlan, port: number): GuardLists {
  const own = isLoopback(plan.host) ? ['127.0.0.1', 'localhost', '[::1]'] : [bracketed(plan.host)];
  const isDefaultPort = port === (plan.tls === undefined ? 80 : 443);
  const hosts = new Set<string>();
  for (const name of [...own, ...plan.allowedHosts]) {
    if (hasPort(name)) {
      hosts.add(name);
      continue;
    }
    hosts.add(`${name}:${port}`);
    if (isDefaultPort) hosts.add(name);
  }
  return { hosts, origins: new Set(plan.allowedOrigins) };
}

/** The address for people and programs. */
export function baseAddressOf(plan: ListenPlan, port: number): string {
  const name = plan.host === '0.0.0.0' || plan.host === '::' ? (plan.allowedHosts[0] ?? 'localhost') : plan.host;
  const scheme = plan.tls === undefined ? 'http' : 'https';
  return hasPort(name) ? `${scheme}://${name}` : `${scheme}://${bracketed(name)}:${port}`;
}

/** Names are not looked up: what a resolver says of them may change. */
function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

const bracketed = (host: string) => (isIP(host) === 6 ? `[${host}]` : host);
const hasPort = (name: string) => /:\d+$/.test(name) && !(isIP(name) === 6);

function parseOrigin(written: string): string {
  if (!URL.canParse(written) || new URL(written).origin !== written) {
    throw new ArqError(
      'settings.invalid',
      `http.allowedOrigins in settings.json holds “${written}”, which is no origin. Write it like https://dashboard.example.org, without a path.`,
    );
  }
  return written;
}
