/** Bundled into the pages of the engine tests: the page engine's handlers without the extension around them. */
import { contentHandlers } from '../../extension/content/tools/index.ts';
import type { ContentContext } from '../../extension/content/content-context.ts';
import { FrameTokens } from '../../extension/content/frame-tokens.ts';
import { serveHidden } from '../../extension/messaging/serve-hidden.ts';
import { BEGUN_WORK } from '../../extension/messaging/begun-work.ts';
import { LONGEST_ACT_MS } from '../../extension/messaging/witness-events.ts';
import { witnessWork } from '../../extension/messaging/work-witness.ts';
import { DialogGuard } from '../../extension/content/dialogs/dialog-guard.ts';
import { shadowRootOf } from '../../extension/content/dom/composed-tree.ts';
import { WatchedPage } from '../../extension/content/watch/watched-page.ts';
import { PartMemory } from '../../extension/content/snapshot/part-memory.ts';
import { refsWithHeirs } from '../../extension/content/snapshot/refs-with-heirs.ts';
import { groundingOutcome } from '../../shared/plan/grounding.ts';
import type { ElementTarget } from '../../shared/plan/target.ts';
import { toArqError } from '../../shared/protocol/errors.ts';
import type { PageReport } from '../../extension/messaging/page-contract.ts';
import type { CallContext } from '../../shared/tools/types.ts';

const lifetime = new AbortController().signal;
const memory = new PartMemory(lifetime);
const frames = new FrameTokens();
const refs = refsWithHeirs(frames, memory);
refs.adopt(1);
const reports: PageReport[] = [];
const context: ContentContext = {
  refs,
  memory,
  frames,
  dialogs: new DialogGuard((report) => reports.push(report), new AbortController().signal),
  report: (report) => reports.push(report),
  lifetime,
};

type AnyHandler = (input: unknown, context: CallContext & ContentContext) => Promise<unknown>;

/** `host >>> input` goes into the shadow root of the host. */
function find(selector: string): Element {
  let root: ParentNode = document;
  let found: Element | null = null;
  for (const part of selector.split('>>>')) {
    found = root.querySelector(part.trim());
    if (found === null) throw new Error(`nothing matches ${selector}`);
    root = shadowRootOf(found) ?? found;
  }
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

const REF_KEYS = new Set(['form', 'ref', 'refs', 'to']);

/** Replaces `$selector` in values of ref properties by refs. */
function withRefs(value: unknown, key = ''): unknown {
  if (typeof value === 'string')
    return REF_KEYS.has(key) && value.startsWith('$') ? refs.refOf(find(value.slice(1))) : value;
  if (Array.isArray(value)) return value.map((one) => withRefs(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withRefs(one, name)]));
}

async function call(tool: string, input: unknown, allowedRisk: 'read' | 'act' | 'danger' = 'danger'): Promise<unknown> {
  const handlers: Readonly<Record<string, unknown>> = contentHandlers;
  const handler = handlers[tool] as AnyHandler;
  try {
    return await handler(withRefs(input), {
      ...context,
      witness: arqEngine.witness,
      principal: { kind: 'panel' },
      signal: new AbortController().signal,
      allowedRisk,
    });
  } catch (error) {
    const { code, message, data } = toArqError(error);
    return { code, message, ...(data?.['dispatched'] === true && { dispatched: true }) };
  }
}

/** Outcome of grounding with the ids (or texts) of the elements found. */
async function ground(target: ElementTarget, last?: string): Promise<unknown> {
  const lastRef = last === undefined ? undefined : refs.refOf(find(last));
  const { candidates } = await contentHandlers.frame_ground(
    { target, lastRef },
    { ...context, principal: { kind: 'panel' }, signal: new AbortController().signal, allowedRisk: 'read' },
  );
  const { outcome, candidates: found } = groundingOutcome(candidates, target);
  return [outcome, ...found.map(({ ref }) => refs.getElement(ref).id || refs.getElement(ref).textContent?.trim())];
}

const WITNESS = 'arq-test';
serveHidden(WITNESS, LONGEST_ACT_MS);
witnessWork(WITNESS, BEGUN_WORK);
const arqEngine: {
  call: typeof call;
  ground: typeof ground;
  dialogs: DialogGuard;
  reports: PageReport[];
  witness: string | undefined;
  WatchedPage: typeof WatchedPage;
} = {
  call,
  ground,
  dialogs: context.dialogs,
  reports,
  witness: WITNESS,
  WatchedPage,
};
export type ArqEngine = typeof arqEngine;
Object.assign(globalThis, { arqEngine });
