/**
 * Where single calls of clients wait for a person. Owns what is open now and who could show it to somebody; in memory,
 * for a call that waits ends with its host. The first decision wins. Clients can ask here, and never decide.
 */
import { randomBytes } from 'node:crypto';
import type { ClientApproval, ClientDecision } from '../../../shared/policy/client-approval.ts';
import { grantSite } from '../../../shared/policy/grant.ts';
import { workspaceOf } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallProgress } from '../../../shared/tools/call-path.ts';
import { shellWord } from '../os/shell-word.ts';
import type { Grants } from './grants.ts';

/** Shorter than the minute after which most clients give up a call: they are told what to do instead. */
const WAIT_MS = 50_000;
const PROGRESS_EVERY_MS = 5_000;
/** What a person can still look through. */
const MAX_OPEN_EACH = 3;
const MAX_OPEN = 50;
const HOUR_MS = 60 * 60 * 1000;

/** What is asked, without what the desk itself adds. */
export type ApprovalDraft = Omit<ClientApproval, 'id' | 'askedAt' | 'expiresAt' | 'choices' | 'askIn'>;

/** Somebody who can bring an approval before a person. */
export interface ApprovalViewer {
  /** The browser; undefined for a terminal. */
  readonly device?: string | undefined;
  /** False for one that nobody looks at, such as a headless browser, or that may not decide on this call: it is told, and does not count as a way to a person. */
  canAsk(draft: ApprovalDraft): boolean;
  show(open: readonly ClientApproval[]): void;
}

/** Who decided, as it is audited. */
export type Decider = 'panel' | 'cli' | 'token';

export interface Decided {
  /** The approval's. */
  readonly id: string;
  readonly decision: ClientDecision;
  readonly by: Decider;
}

interface Waiting {
  readonly approval: ClientApproval;
  readonly settle: (decided: Decided | ArqError) => void;
}

export class ApprovalDesk {
  readonly #grants: Grants;
  readonly #waitMs: number;
  readonly #open = new Map<string, Waiting>();
  readonly #viewers = new Set<ApprovalViewer>();
  #isTelling = false;

  constructor(grants: Grants, waitMs = WAIT_MS) {
    this.#grants = grants;
    this.#waitMs = waitMs;
  }

  /**
   * Resolves with a person's decision. Rejects with `policy.approval_needed` when nobody can be reached or nobody
   * decided in time, and with `call.cancelled` when the client gave up or went.
   */
  async ask(
    draft: ApprovalDraft,
    options: { readonly signal: AbortSignal; readonly onProgress?: ((progress: CallProgress) => void) | undefined },
  ): Promise<Decided> {
    const { signal, onProgress } = options;
    if (signal.aborted) throw cancelled(draft);
    this.#assertRoom(draft);
    const askIn = this.#reach(draft);
    if (askIn === undefined)
      throw approvalNeeded(
        draft,
        'Nobody can be asked: no browser with a person is connected, and no terminal watches',
      );
    const askedAt = Date.now();
    const approval: ClientApproval = {
      ...draft,
      id: `a_${randomBytes(8).toString('hex')}`,
      choices: choicesFor(draft),
      askedAt,
      expiresAt: askedAt + this.#waitMs,
      askIn,
    };
    const { promise, resolve } = Promise.withResolvers<Decided | ArqError>();
    this.#open.set(approval.id, { approval, settle: resolve });
    const onAbort = () => resolve(cancelled(draft));
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => resolve(approvalNeeded(draft, 'Nobody has decided in time')), this.#waitMs);
    const report = () =>
      onProgress?.({ done: Date.now() - askedAt, total: this.#waitMs, message: 'Waiting for the user to decide' });
    const ticker = setInterval(report, PROGRESS_EVERY_MS);
    report();
    this.#tell();
    try {
      const settled = await promise;
      if (settled instanceof ArqError) throw settled;
      return settled;
    } finally {
      clearTimeout(timer);
      clearInterval(ticker);
      signal.removeEventListener('abort', onAbort);
      this.#open.delete(approval.id);
      this.#tell();
    }
  }

  /**
   * Decides for a person. False when another decision came first or the call waits no more. Throws
   * `approvals.choice_unavailable` for what this call does not offer.
   */
  decide(id: string, decision: ClientDecision, by: Decider): boolean {
    const waiting = this.#open.get(id);
    if (waiting === undefined) return false;
    const { approval } = waiting;
    if (!approval.choices.includes(decision)) {
      throw new ArqError(
        'approvals.choice_unavailable',
        `This call can be answered with ${approval.choices.join(', ')} only: what is dangerous is allowed one call at a time.`,
      );
    }
    this.#open.delete(id);
    if (decision !== 'allow' && decision !== 'deny') this.#remember(approval, decision, by);
    waiting.settle({ id, decision, by });
    return true;
  }

  /** Oldest first; of one workspace, or of all. */
  list(filter: { readonly workspace?: string | undefined } = {}): ClientApproval[] {
    return [...this.#open.values()]
      .map(({ approval }) => approval)
      .filter(({ principal }) => (filter.workspace ?? workspaceOf(principal)) === workspaceOf(principal));
  }

  /** From now on `viewer` is shown what is open, at every change; returns how to stop that. */
  watch(viewer: ApprovalViewer): () => void {
    this.#viewers.add(viewer);
    return () => this.#viewers.delete(viewer);
  }

  /** Devices that should ask, none for a terminal; undefined when there is no way to a person. */
  #reach(draft: ApprovalDraft): string[] | undefined {
    const { tab } = draft;
    const viewers = [...this.#viewers].filter((viewer) => viewer.canAsk(draft));
    if (viewers.length === 0) return undefined;
    const devices = viewers.flatMap(({ device }) => device ?? []);
    const own = devices.filter((device) => tab?.startsWith(`${device}.`) ?? false);
    return own.length > 0 ? own : devices;
  }

  /** Throws `policy.too_many_asked`. */
  #assertRoom({ principal, tool }: ApprovalDraft): void {
    const own = [...this.#open.values()].filter(({ approval }) => approval.principal.id === principal.id).length;
    if (own < MAX_OPEN_EACH && this.#open.size < MAX_OPEN) return;
    throw new ArqError(
      'policy.too_many_asked',
      `${tool} needs the user's approval, and ${own < MAX_OPEN_EACH ? this.#open.size : own} calls wait for them already. Wait until those are decided, then call again. Nothing was done.`,
      { data: { tool, waiting: own } },
    );
  }

  #remember({ principal, site }: ClientApproval, decision: ClientDecision, by: Decider): void {
    this.#grants.add({
      client: principal.name ?? principal.id ?? '',
      token: principal.token,
      workspace: principal.workspace,
      capability: 'act',
      site,
      by: by === 'token' ? 'approver' : by,
      ...(decision === 'allow-session' && { clientId: principal.id ?? '' }),
      ...(decision === 'allow-hour' && { expiresAt: Date.now() + HOUR_MS }),
    });
  }

  /** What changes several times in one turn is told once. */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setImmediate(() => {
      this.#isTelling = false;
      const open = this.list();
      for (const viewer of this.#viewers) viewer.show(open);
    });
  }
}

function choicesFor({ risk, site }: ApprovalDraft): ClientDecision[] {
  if (risk === 'danger' || site === '') return ['allow', 'deny'];
  return ['allow', 'allow-session', 'allow-hour', 'allow-always', 'deny'];
}

const cancelled = ({ tool }: ApprovalDraft) =>
  new ArqError('call.cancelled', `${tool} was cancelled while it waited for the user; nothing was done.`);

/** Client and site are words of strangers, and whoever reads this may have a shell: none where they are strange. */
function grantCommand(client: string, capability: string, site: string): string | undefined {
  if (!grantSite.safeParse(site).success || /^-|[\p{Cc}\p{Cf}`]/u.test(client)) return undefined;
  return `arq grants add ${shellWord(client)} ${capability} --site ${shellWord(site)}`;
}

/** Says exactly what to grant, and to whom it can be said. */
export function approvalNeeded(draft: ApprovalDraft, why: string): ArqError {
  const { principal, tool, site, reasons, risk } = draft;
  const client = principal.token ?? principal.name ?? principal.id ?? 'the client';
  const capability = risk === 'danger' ? 'danger' : 'act';
  const command = grantCommand(client, capability, site === '' ? '*' : site);
  return new ArqError(
    'policy.approval_needed',
    `${tool} needs the user's approval${site === '' ? '' : ` on ${site}`} (${reasons.join(', ')}). ${why}. Ask the user to open ARQ's side panel or \`arq approvals\` and call again,${command === undefined ? '' : ` to run \`${command}\`,`} or to start this client with \`--grant ${capability}\`. Nothing was done.`,
    {
      data: {
        tool,
        site,
        reasons,
        risk,
        client,
        grant: { client, capability, site: site === '' ? '*' : site },
        ...(command !== undefined && { command }),
      },
    },
  );
}
