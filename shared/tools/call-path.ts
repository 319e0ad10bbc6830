/**
 * The one way a tool is called, whoever calls: parse input, let policy decide, handle, parse output, audit.
 * Owns no state. Host and background each build one with their own router as `handle`.
 */
import { clearCall, type Assessed, type Shown } from '../policy/clear-call.ts';
import type { DecidedBy } from '../policy/audit-record.ts';
import { decide, type PolicyDecision } from '../policy/decide.ts';
import type { TargetFacts } from '../policy/facts.ts';
import { mergeFacts } from '../policy/merge-facts.ts';
import type { Principal } from '../policy/principal.ts';
import type { ReasonCode } from '../policy/reasons.ts';
import { redactInput } from '../policy/redact-input.ts';
import { siteOf } from '../policy/site.ts';
import { withAddress } from '../policy/web-address.ts';
import { ArqError, toArqError } from '../protocol/errors.ts';
import { describeIssues } from '../protocol/parse-for.ts';
import { type AuditEntry, refusedEntry } from './audit-entry.ts';
import { describeCall } from './call-approval.ts';
import { actsOnPage } from './acts-on-page.ts';
import type { Risk, ToolDefinition } from './define-tool.ts';
import type { GrantedCall } from './granted-call.ts';
import { stringIn } from './call-input.ts';
import { approvalNeeded, denied, refusal } from './call-refusals.ts';
import { tools } from './index.ts';
import type { CallContext, ToolName } from './types.ts';

export type { AuditEntry } from './audit-entry.ts';

export interface ToolCall {
  readonly tool: string;
  readonly input: unknown;
  readonly principal: Principal;
  /** True when ARQ's own code calls (run service, background): internal tools are allowed, policy has decided already. */
  readonly isInternal?: boolean | undefined;
  readonly runId?: string | undefined;
  /** The most dangerous thing that was allowed. Only read from internal calls; for others policy sets it. */
  readonly allowedRisk?: Risk | undefined;
  /** The site that policy judged it by. Only read from internal calls. */
  readonly site?: string | undefined;
  /** W3C `traceparent` of whoever asked; the call becomes a child of it. */
  readonly trace?: string | undefined;
  /** A repeated acting call with the same key is answered from its record and not done again. */
  readonly idempotencyKey?: string | undefined;
  /** Told how far a long call is; `message` is for people. */
  readonly onProgress?: ((progress: CallProgress) => void) | undefined;
  readonly signal: AbortSignal;
}

export interface CallProgress {
  readonly done: number;
  readonly total?: number | undefined;
  readonly message: string;
}

export interface CallPathDeps {
  /** Routes a parsed call: to an own handler, to a content script, or to the other runtime. */
  handle(name: ToolName, input: unknown, context: CallContext, call: ToolCall): Promise<unknown>;
  /**
   * Commits that the call is about to act, just before it is handed over; what it throws keeps the call from acting.
   * Told of every call that does more than look; `entry` is what the trail is to say when nobody hears how it ended.
   */
  intend?(entry: AuditEntry, call: ToolCall): void;
  /** Facts about the targets of an acting content tool (`page_inspect`), in order; none when the input names no element. */
  inspect(name: ToolName, input: unknown, call: ToolCall): Promise<readonly TargetFacts[]>;
  /**
   * The input with what it leaves open settled by how the page is now, before policy looks, so that what is shown is what
   * happens. Asked again after an approval, with what it gave before.
   */
  settle?(name: ToolName, input: unknown, call: ToolCall): Promise<unknown>;
  /**
   * What a person should know of a call besides its input, such as the sizes of the files that it names; asked for what
   * needs approval. What it throws ends the call before anybody is asked.
   */
  explain?(name: ToolName, input: unknown, principal: Principal): Promise<Shown['values']>;
  /** Hostname that the call acts on, see `policy/site.ts`; undefined when it touches no page. */
  site(input: unknown, call: ToolCall): Promise<string | undefined>;
  /** For `page_navigate` of a client: the site of the page that it takes away, and whether that tab is the client's own. */
  leaves?(input: unknown, call: ToolCall): Promise<LeftPage | undefined>;
  /** Of the page, and of the frames of its targets. May throw what refuses this principal there. */
  isNeverSite(site: string, principal: Principal): Promise<boolean>;
  /** What grants cover for a client there, and whose word that is; nothing without it. */
  granted?(call: GrantedCall, site: string | undefined): { readonly risk: Risk; readonly by?: DecidedBy };
  /**
   * Brings a client's call before a person and resolves with the decision; rejects when there was none. Without it such
   * a call fails with `policy.approval_needed`.
   */
  ask?(asked: AskedCall, call: ToolCall): Promise<{ readonly isAllowed: boolean; readonly by: DecidedBy }>;
  audit(entry: AuditEntry, call: ToolCall): void;
  /** Epoch milliseconds; the clock by default. */
  now?(): number;
}

export interface LeftPage {
  readonly site: string;
  readonly isOwn: boolean;
}

/** A single call that needs a person, as it is shown. */
export interface AskedCall extends Shown {
  readonly tool: ToolName;
  readonly title: string;
}

interface Assessment extends Assessed {
  /** As it is to be made. */
  readonly input: unknown;
  readonly grantedBy: DecidedBy | undefined;
  readonly explained: Shown['values'];
}

/** What policy, or a person in its stead, said, and what was looked at. */
interface Verdict extends PolicyDecision {
  readonly input?: unknown;
  readonly site?: string | undefined;
  readonly targets?: readonly TargetFacts[] | undefined;
  readonly by?: DecidedBy | undefined;
}

type KnownTool = ToolDefinition & { readonly name: ToolName };

function findTool(call: ToolCall): KnownTool {
  const definition = Object.hasOwn(tools, call.tool) ? tools[call.tool as ToolName] : undefined;
  if (definition === undefined) {
    throw new ArqError(
      'tool.not_available',
      `There is no tool named ${call.tool.slice(0, 80)} yet. Use one from the tool list.`,
    );
  }
  const isCaller = (definition.callers as readonly string[]).includes(call.principal.kind);
  if (call.isInternal !== true && !isCaller) {
    throw new ArqError('policy.caller_refused', `${definition.name} cannot be called by a ${call.principal.kind}.`);
  }
  return definition;
}

async function assessCall(
  deps: CallPathDeps,
  definition: KnownTool,
  asked: unknown,
  call: ToolCall,
): Promise<Assessment> {
  const { principal } = call;
  const { runsIn } = definition;
  const isOnPage =
    runsIn === 'content' || runsIn === 'background' || (runsIn === 'host' && stringIn(asked, 'tab') !== undefined);
  const site = isOnPage ? await deps.site(asked, call) : undefined;
  const left = definition.name === 'page_navigate' ? await deps.leaves?.(asked, call) : undefined;
  let isNeverSite = site !== undefined && (await deps.isNeverSite(site, principal));
  isNeverSite ||= left !== undefined && (await deps.isNeverSite(left.site, principal));
  const input = isNeverSite ? asked : ((await deps.settle?.(definition.name, asked, call)) ?? asked);
  const targets = actsOnPage(definition) && !isNeverSite ? await deps.inspect(definition.name, input, call) : [];
  for (const { origin } of targets) {
    const frameSite = siteOf(origin);
    isNeverSite ||= frameSite !== undefined && (await deps.isNeverSite(frameSite, principal));
  }
  const facts = mergeFacts(targets);
  const sites = left === undefined || left.isOwn ? [site] : [site, left.site];
  const verdicts = sites.map((at) => {
    const given = deps.granted?.({ principal, runId: call.runId, tool: definition.name, input }, at);
    const question = { tool: definition, principal, input, facts, site: at, isNeverSite, granted: given?.risk };
    return { verdict: decide(question), site: at, grantedBy: given?.by };
  });
  // A grant for where a call leads is none for the page that it takes away.
  const worst = verdicts.find(({ verdict }) => verdict.decision !== 'allow') ?? verdicts[0];
  if (worst === undefined) throw new ArqError('internal.unexpected', `Policy said nothing of ${definition.name}.`);
  const isAsked = worst.verdict.decision === 'ask';
  const explained = isAsked ? ((await deps.explain?.(definition.name, input, principal)) ?? []) : [];
  return { ...worst, input, sites, targets, explained };
}

/** What policy says of a call, after a person was asked where it is a client's and policy says so. */
async function decideCall(
  deps: CallPathDeps,
  definition: KnownTool,
  input: unknown,
  call: ToolCall,
  note: (verdict: Verdict) => void,
): Promise<Verdict> {
  if (call.isInternal === true) {
    return { decision: 'allow', risk: call.allowedRisk ?? definition.risk, reasons: [], site: call.site };
  }
  const tool = definition.name;
  let asked: DecidedBy | undefined;
  let bound = input;
  const { verdict, site, targets, grantedBy } = await clearCall<Assessment, Shown>({
    approved: new Set(),
    assess: async () => {
      const assessment = await assessCall(deps, definition, bound, call);
      const { verdict, site, targets } = assessment;
      bound = assessment.input;
      note({ ...verdict, site, targets, input: bound });
      return assessment;
    },
    describe: (assessment) => {
      const shown = describeCall(tool, assessment.input, assessment);
      return { ...shown, values: [...shown.values, ...assessment.explained] };
    },
    ask: async (shown) => {
      if (deps.ask === undefined || call.principal.kind !== 'client') throw approvalNeeded(tool, shown);
      const { isAllowed, by } = await deps.ask({ ...shown, tool, title: definition.title }, call);
      asked = by;
      if (isAllowed) return;
      const { site, risk } = shown;
      note({ decision: 'refuse', risk, reasons: shown.reasons as readonly ReasonCode[], site, by, input: bound });
      throw denied(tool, site);
    },
    refusal: ({ verdict }) => refusal(tool, verdict),
    restless: () =>
      new ArqError(
        'policy.target_restless',
        `What ${tool} acts on is another one after every approval. Look again with page_snapshot before you repeat it; nothing was done.`,
      ),
  });
  const by = asked ?? (verdict.risk === 'read' ? undefined : grantedBy);
  return { ...verdict, decision: 'allow', site, targets, by, input: bound };
}

function admit(call: ToolCall): { readonly definition: KnownTool; readonly input: unknown } {
  const definition = findTool(call);
  const parsed = definition.input.safeParse(call.input);
  // From here on an address is what the browser will open, so that this is what policy judges.
  if (parsed.success) return { definition, input: withAddress(parsed.data, call.principal) };
  throw new ArqError(
    'tool.input_invalid',
    `${definition.name} cannot take this input: ${describeIssues(parsed.error)}.`,
  );
}

/** Builds the call path of a runtime. The function it returns throws ArqError and nothing else. */
export function createCallPath(deps: CallPathDeps): (call: ToolCall) => Promise<unknown> {
  const now = () => deps.now?.() ?? Date.now();
  return async (call) => {
    const startedAt = now();
    let admitted;
    try {
      admitted = admit(call);
    } catch (error) {
      const refused = toArqError(error);
      const entry = refusedEntry(call, refused.code, Object.hasOwn(tools, call.tool));
      deps.audit({ ...entry, at: startedAt, ms: now() - startedAt }, call);
      throw refused;
    }
    const { definition, input } = admitted;
    let verdict: Verdict = { decision: 'allow', risk: definition.risk, reasons: [] };
    const entryOf = (outcome: AuditEntry['outcome']): AuditEntry => {
      const { site, risk, decision, reasons, by } = verdict;
      const { principal, runId, trace, isInternal } = call;
      return {
        at: startedAt,
        tool: definition.name,
        principal,
        runId,
        site,
        tab: stringIn(input, 'tab'),
        values: redactInput(verdict.input ?? input, verdict.targets ?? []),
        risk,
        decision,
        reasons,
        ...(by !== undefined && { by }),
        outcome,
        ms: now() - startedAt,
        trace,
        isInternal,
      };
    };
    const audit = (outcome: AuditEntry['outcome']) => deps.audit(entryOf(outcome), call);
    try {
      if (call.signal.aborted)
        throw new ArqError('call.cancelled', `${definition.name} was cancelled before it began.`);
      verdict = await decideCall(deps, definition, input, call, (noted) => {
        verdict = noted;
      });
      const { principal, signal, runId, trace, onProgress } = call;
      const context: CallContext = {
        principal,
        signal,
        runId,
        trace,
        onProgress,
        allowedRisk: verdict.risk,
        site: verdict.site,
      };
      if (verdict.risk !== 'read') deps.intend?.(entryOf('call.in_doubt'), call);
      const result = await deps.handle(definition.name, verdict.input ?? input, context, call);
      const output = definition.output.safeParse(result);
      if (!output.success) {
        throw new ArqError(
          'tool.output_invalid',
          `${definition.name} answered with something unexpected: ${describeIssues(output.error)}. It may have had its effect; look before repeating it.`,
        );
      }
      audit('ok');
      return output.data;
    } catch (error) {
      const arqError = toArqError(error);
      audit(arqError.code);
      throw arqError;
    }
  };
}
