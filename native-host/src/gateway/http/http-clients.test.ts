import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ClientNumbers } from '../../policy/client-numbers.ts';
import { Clients } from '../../policy/clients.ts';
import { Grants } from '../../policy/grants.ts';
import { Leases } from '../../policy/leases.ts';
import type { Caller } from '../../policy/caller.ts';
import { openDatabase } from '../../store/open-database.ts';
import { HttpClients } from './http-clients.ts';

const QUIET_MS = 20 * 60 * 1000;
const caller: Caller = {
  principal: { kind: 'client', id: 't_1', token: 't_1', name: 'ci' },
  tokenId: 't_1',
  level: 'operator',
  mayApprove: false,
  grant: 'read',
  sites: undefined,
  requestsPerMinute: 100,
};

let folder: string;
let clients: Clients;
let http: HttpClients;
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'arq-http-clients-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  clients = new Clients(new Grants(database), new Leases(database), new ClientNumbers(database, () => undefined));
  http = new HttpClients(clients);
});
afterEach(() => {
  http.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});
const connected = () => clients.list().map(({ id }) => id);

it('takes a token that was quiet for long as gone', () => {
  http.principalOf(caller);
  vi.advanceTimersByTime(QUIET_MS);
  expect(connected()).toEqual([]);
});

it('keeps a token connected that has a request open, however quiet, so that it can be ended', () => {
  const { principal, release } = http.hold(caller, 'mcp-http');
  const signal = clients.signalOf(principal);
  vi.advanceTimersByTime(QUIET_MS);
  // Its token was changed meanwhile.
  http.principalOf({ ...caller });
  vi.advanceTimersByTime(QUIET_MS);
  expect(connected()).toEqual(['t_1']);
  clients.disconnect('t_1');
  expect(signal?.aborted).toBe(true);
  release();
});

it('counts from the end of its last open request', () => {
  const [one, other] = [http.hold(caller, 'mcp-http'), http.hold(caller, 'mcp-http')];
  one.release();
  vi.advanceTimersByTime(QUIET_MS);
  expect(connected()).toEqual(['t_1']);
  other.release();
  vi.advanceTimersByTime(QUIET_MS / 2);
  expect(connected()).toEqual(['t_1']);
  vi.advanceTimersByTime(QUIET_MS);
  expect(connected()).toEqual([]);
});

it('holds only so many requests of one token at once, and another when one has ended', () => {
  const held = Array.from({ length: 128 }, () => http.hold(caller, 'mcp-http'));
  expect(() => http.hold(caller, 'mcp-http')).toThrow(expect.objectContaining({ code: 'gateway.busy' }));
  held[0]?.release();
  http.hold(caller, 'mcp-http').release();
  expect(() => http.hold({ ...caller, tokenId: 't_2' }, 'mcp-http')).not.toThrow();
});
