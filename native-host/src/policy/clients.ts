/**
 * The clients that are connected now, over whatever face. Owns their ids, what they did last and how their calls are
 * ended when the user revokes them. In memory: a client is there while it is connected.
 */
import { cleanLine } from '../../../shared/page/clean-text.ts';
import type { Grant } from '../../../shared/policy/grant.ts';
import type { ClientView } from '../../../shared/policy/client-view.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import { DEFAULT_WORKSPACE } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { AuditEntry } from '../../../shared/tools/call-path.ts';
import type { Risk } from '../../../shared/tools/define-tool.ts';
import type { ClientNumbers } from './client-numbers.ts';
import type { Grants } from './grants.ts';
import type { Leases } from './leases.ts';

export interface ClientInfo {
  /** Of whoever has an id of its own, such as a token: connecting again with it is the same client. */
  readonly id?: string | undefined;
  /** Id of the token it speaks with. */
  readonly token?: string | undefined;
  /** What people call it; without a token, grants are kept by it. */
  readonly name: string;
  readonly version: string;
  readonly face: ClientView['face'];
  /** What the command that launched it, or its token, gives it for as long as it is connected. */
  readonly launchGrant?: Risk | undefined;
  readonly workspace?: string | undefined;
  /** A browser is started for it: what it was launched with holds there and nowhere else. */
  readonly hasOwnBrowser?: boolean | undefined;
  /** That browser, once it is there. */
  readonly device?: string | undefined;
}

export interface ConnectedClient {
  readonly principal: Principal;
  /** The browser that was started for it is there: calls without a tab mean it. */
  setOwnDevice(device: string): void;
  /** Aborts with `client.revoked` when the user revokes it; the connection ends with it. */
  readonly signal: AbortSignal;
  /** It has gone: its leases and what it was given for this connection go too. */
  end(): void;
}

interface Entry extends ConnectedClient {
  info: ClientInfo;
  readonly connectedAt: number;
  readonly revoke: AbortController;
  device: string | undefined;
  calls: number;
  lastAct: ClientView['lastAct'];
}

const MAX_NAME = 100;

export class Clients {
  readonly #grants: Grants;
  readonly #leases: Leases;
  readonly #entries = new Map<string, Entry>();
  /** Of connections that the user ended: a call still on its way is not let through. */
  readonly #revoked = new Set<string>();
  readonly #numbers: ClientNumbers;
  #isStopped = false;
  readonly #listeners = new Set<(change: { readonly ended?: Principal }) => void>();

  constructor(grants: Grants, leases: Leases, numbers: ClientNumbers) {
    this.#grants = grants;
    this.#leases = leases;
    this.#numbers = numbers;
  }

  /** Takes a client in. With an `id` that is connected, that one is told the newer facts and returned. */
  connect(info: ClientInfo): ConnectedClient {
    const known = info.id === undefined ? undefined : this.#entries.get(info.id);
    if (known !== undefined) {
      if (known.info.launchGrant !== info.launchGrant) this.#giveAtLaunch(known.principal, info);
      this.#entries.set(known.principal.id ?? '', Object.assign(known, { info }));
      return known;
    }
    const name = cleanName(info.name);
    const id = info.id ?? this.#freeId(name);
    const workspace = info.workspace ?? DEFAULT_WORKSPACE;
    const principal: Principal = {
      kind: 'client',
      id,
      name,
      ...(info.token !== undefined && { token: info.token }),
      ...(workspace !== DEFAULT_WORKSPACE && { workspace }),
    };
    const revoke = new AbortController();
    const entry: Entry = {
      info,
      principal,
      connectedAt: Date.now(),
      revoke,
      signal: revoke.signal,
      device: info.device,
      calls: 0,
      lastAct: undefined,
      setOwnDevice: (device) => {
        if (entry.info.device === device) return;
        entry.info = { ...entry.info, device };
        entry.device = device;
        this.#giveAtLaunch(principal, entry.info);
        this.#tell({});
      },
      end: () => this.#end(entry),
    };
    this.#entries.set(id, entry);
    this.#revoked.delete(id);
    this.#giveAtLaunch(principal, info);
    this.#tell({});
    return entry;
  }

  /** Longest connected first; of one workspace, or of all. `nameBrowser` puts a name to a device. */
  list(
    filter: { readonly workspace?: string | undefined } = {},
    nameBrowser?: (device: string) => string | undefined,
  ): ClientView[] {
    return [...this.#entries.values()]
      .map((entry) => this.#view(entry, nameBrowser))
      .filter(({ workspace }) => (filter.workspace ?? workspace) === workspace);
  }

  /** By id, or by a name that only one has. */
  find(idOrName: string): Principal | undefined {
    const byId = this.#entries.get(idOrName);
    if (byId !== undefined) return byId.principal;
    const byName = [...this.#entries.values()].filter(({ principal }) => principal.name === idOrName);
    return byName.length === 1 ? byName[0]?.principal : undefined;
  }

  /** The browser that a client chose or was started with. */
  deviceOf(principal: Principal): string | undefined {
    return principal.kind === 'client' ? this.#entries.get(principal.id ?? '')?.device : undefined;
  }

  choose(principal: Principal, device: string): void {
    const entry = this.#entries.get(principal.id ?? '');
    if (entry === undefined) return;
    entry.device = device;
    this.#tell({});
  }

  /** Aborts when the user revokes the caller; undefined for whoever is no connected client. Throws `client.revoked` once it has happened. */
  signalOf(principal: Principal): AbortSignal | undefined {
    if (principal.kind !== 'client' || principal.id === undefined) return undefined;
    if (this.#revoked.has(principal.id)) throw revokedError();
    return this.#entries.get(principal.id)?.signal;
  }

  noteCall({ principal, tool, at, site, risk, outcome }: AuditEntry): void {
    const entry = principal.kind === 'client' ? this.#entries.get(principal.id ?? '') : undefined;
    if (entry === undefined) return;
    entry.calls += 1;
    if (risk === 'read') return;
    entry.lastAct = { tool, at, outcome, ...(site !== undefined && { site }) };
    this.#tell({});
  }

  /**
   * Takes back everything a client was given, by id or name, and ends its connections. Grants by its name go even
   * when it is not connected. Returns what there was to end.
   */
  revoke(idOrName: string): { readonly connections: number; readonly grants: number; readonly leases: number } {
    const entries = [...this.#entries.values()].filter(
      ({ principal }) => principal.id === idOrName || principal.name === idOrName,
    );
    const own = [{ name: idOrName }, { token: idOrName }, ...entries.map(({ principal }) => principal)];
    const given = this.#grants
      .list()
      .filter((grant) => own.some((who: Pick<Principal, 'name' | 'token'>) => isFor(grant, who)));
    let leases = 0;
    for (const entry of entries) {
      const id = entry.principal.id ?? '';
      leases += this.#leases.releaseOf(id);
      if (entry.info.face === 'mcp-stdio') this.#revoked.add(id);
      entry.revoke.abort(revokedError());
      this.#end(entry);
    }
    for (const { id } of given) this.#grants.revoke(id);
    return { connections: entries.length, grants: given.length, leases };
  }

  /** Ends the connection of a client whose token is good no more; what is kept by its name stays. */
  disconnect(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.revoke.abort(revokedError());
    this.#end(entry);
  }

  /** The host stops: connections end with it, and what their clients hold is theirs again when they are back. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Calls `listener` after every change, with who ended; returns how to stop it. */
  watch(listener: (change: { readonly ended?: Principal }) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #view(entry: Entry, nameBrowser?: (device: string) => string | undefined): ClientView {
    const { principal, info, connectedAt, device, calls, lastAct } = entry;
    const browser = device === undefined ? undefined : nameBrowser?.(device);
    return {
      id: principal.id ?? '',
      name: principal.name ?? '',
      version: info.version,
      face: info.face,
      workspace: principal.workspace ?? DEFAULT_WORKSPACE,
      connectedAt,
      ...(browser !== undefined && { browser }),
      calls,
      ...(lastAct !== undefined && { lastAct }),
      grants: this.#grants.listOf(principal),
      leases: this.#leases.list().filter(({ clientId }) => clientId === principal.id),
    };
  }

  #giveAtLaunch(principal: Principal, { launchGrant, face, hasOwnBrowser, device }: ClientInfo): void {
    const clientId = principal.id ?? '';
    this.#grants.endSession(clientId);
    if (launchGrant === undefined || launchGrant === 'read') return;
    // Nothing is given while its browser is on its way: no device would be every device.
    if (hasOwnBrowser === true && device === undefined) return;
    this.#grants.add({
      client: principal.name ?? '',
      workspace: principal.workspace,
      token: principal.token,
      capability: launchGrant,
      site: '*',
      by: face === 'mcp-stdio' ? 'launch' : 'token',
      clientId,
      ...(hasOwnBrowser === true && { device }),
    });
  }

  #end(entry: Entry): void {
    const id = entry.principal.id ?? '';
    if (this.#isStopped || this.#entries.get(id) !== entry) return;
    this.#entries.delete(id);
    this.#grants.endSession(id);
    this.#leases.releaseOf(id);
    this.#tell({ ended: entry.principal });
  }

  /** `claude-code-1`: never an id that another client had, whose runs and leases outlive it. */
  #freeId(name: string): string {
    const word =
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, '')
        .slice(0, 40) || 'client';
    for (;;) {
      const id = `${word}-${this.#numbers.next(word)}`;
      // One that came back under its id may know of a store that was set aside since.
      if (!this.#entries.has(id) && !this.#revoked.has(id)) return id;
    }
  }

  #tell(change: { readonly ended?: Principal }): void {
    for (const listener of this.#listeners) listener(change);
  }
}

const isFor = (grant: Grant, { name, token }: Pick<Principal, 'name' | 'token'>) =>
  grant.token === token && (token !== undefined || grant.client === name);

const revokedError = () =>
  new ArqError(
    'client.revoked',
    'The user has ended this connection and taken back what it was given. Ask them before you connect again.',
  );

/** A name is shown to people and asked about: one line, no invisible tricks, never empty. */
const cleanName = (name: string) => cleanLine(name).slice(0, MAX_NAME) || 'Unnamed client';
