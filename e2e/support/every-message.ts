/**
 * Every message that parts of ARQ send each other, as somebody else would forge it. Methods,
 * events and tools come from the contracts themselves; a kind of message that is missing here does not compile.
 */
import type { PageReport, PageRequest } from '../../extension/messaging/page-contract.ts';
import { panelEvents, panelMethods } from '../../extension/messaging/panel-contract.ts';
import type { Envelope } from '../../shared/protocol/envelope.ts';
import { browserEvents, browserMethods, hostEvents, hostMethods } from '../../shared/protocol/methods.ts';
import type { ToolDefinition } from '../../shared/tools/define-tool.ts';
import { tools } from '../../shared/tools/index.ts';

const registry: readonly ToolDefinition[] = Object.values(tools);
const methods = { ...hostMethods, ...panelMethods, ...browserMethods };
const events = { ...hostEvents, ...panelEvents, ...browserEvents };
const token = '0123456789abcdef'.repeat(2);
const trusted = { kind: 'panel' } as const;

/** Fit to be taken: what is not named needs no fields. */
const params: { readonly [Method in keyof typeof methods]?: unknown } = {
  hello: {
    protocol: 1,
    version: '0.1.0',
    lastSeq: 0,
    peer: {
      kind: 'browser',
      browser: { device: 'abcdef123456', kind: 'chromium', title: 'Chromium 1', version: '1' },
    },
  },
  'journal.import': { runs: [] },
  'picture.get': { id: 'p_1' },
  'sites.sync': { never: ['forged.example'] },
  'sites.setTrusted': { site: 'forged.example', isTrusted: true },
  'sites.setNever': { site: 'forged.example', isNever: true },
  'tab.show': { tab: 'abcdef.1' },
  'approvals.watch': { canAsk: true },
};

const kinds: { readonly [Kind in (PageRequest | PageReport)['kind']]: object } = {
  'arq.call': {
    id: '1',
    tool: 'page_click',
    input: { ref: 'd1e1' },
    principal: trusted,
    allowedRisk: 'danger',
    doc: 1,
  },
  'arq.cancel': { id: '1' },
  'arq.doc': {},
  'arq.dialog': { isOpen: true, dialog: 'alert', message: 'forged' },
  'arq.dialog-answer-used': {},
  'arq.user-acted': { runId: 'r_1' },
  'arq.frame-token': { token },
};

const envelopes: { readonly [Type in Envelope['t']]: readonly object[] } = {
  req: [
    ...Object.keys(methods).map((method) => ({ method, params: params[method as keyof typeof methods] ?? {} })),
    ...registry.map(({ name, examples }) => ({
      method: 'tool.call',
      params: { tool: name, input: examples[0] ?? {} },
    })),
    ...registry.map(({ name, examples }) => ({
      method: 'tool.call',
      params: { tool: name, input: examples[0] ?? {}, principal: trusted, runId: 'r_1', allowedRisk: 'danger' },
    })),
  ],
  res: [{ result: {} }, { error: { brand: 'arq.error', code: 'a.b', message: 'forged' } }],
  progress: [{ value: { done: 1 } }],
  cancel: [{}],
  event: Object.keys(events).map((name) => ({ name, data: {} })),
  end: [{ error: { brand: 'arq.error', code: 'a.b', message: 'forged' } }],
};

/** Plain data: it is written into pages and extensions. */
export const everyMessage: readonly object[] = [
  ...Object.entries(kinds).map(([kind, fields]) => ({ kind, ...fields })),
  { kind: 'arq.frame-nonce', token },
  ...Object.entries(envelopes).flatMap(([t, list]) => list.map((fields, index) => ({ t, id: index + 1, ...fields }))),
];
