/** By which methods a page's scripts begin work that ends later. Sent to the page with its witness, so it is plain data. */

/** What was sent to a worker or through a socket may be answered; nothing says whether it will be. */
const ANSWER_MS = 250;
/** A step in the tab's history that stays on the page is told of soon; one that leaves it, never. */
const HISTORY_MS = 60;

export interface BegunWork {
  /** Name of the class. */
  readonly owner: string;
  /** Names, with spaces between. */
  readonly methods: string;
  readonly kind: 'script' | 'network';
  /** Name of the promise in the method's result that ends it, where the result itself is none. */
  readonly promise?: string;
  /** Types of the events that end it, with spaces between; without any, a promise does. */
  readonly ends?: string;
  /** Who hears these: what the method was called upon (by default), its result, or the window. */
  readonly of?: 'self' | 'result' | 'page';
  /** Ends it in any case. */
  readonly withinMs?: number;
}

export const BEGUN_WORK: readonly BegunWork[] = [
  { owner: 'Response', methods: 'json text blob arrayBuffer formData', kind: 'network' },
  { owner: 'XMLHttpRequest', methods: 'send', kind: 'network', ends: 'loadend' },
  { owner: 'Blob', methods: 'text arrayBuffer', kind: 'script' },
  {
    owner: 'FileReader',
    methods: 'readAsText readAsDataURL readAsArrayBuffer readAsBinaryString',
    kind: 'script',
    ends: 'loadend',
  },
  {
    owner: 'SubtleCrypto',
    methods: 'digest encrypt decrypt sign verify deriveKey deriveBits importKey',
    kind: 'script',
  },
  { owner: 'Document', methods: 'startViewTransition', kind: 'script', promise: 'updateCallbackDone' },
  { owner: 'Clipboard', methods: 'write writeText', kind: 'script' },
  { owner: 'WebSocket', methods: 'send', kind: 'script', ends: 'message close', withinMs: ANSWER_MS },
  { owner: 'Worker', methods: 'postMessage', kind: 'script', ends: 'message error', withinMs: ANSWER_MS },
  { owner: 'IDBFactory', methods: 'open', kind: 'script', ends: 'success error', of: 'result', withinMs: ANSWER_MS },
  {
    owner: 'IDBDatabase',
    methods: 'transaction',
    kind: 'script',
    ends: 'complete abort',
    of: 'result',
    withinMs: ANSWER_MS,
  },
  { owner: 'History', methods: 'back forward go', kind: 'script', ends: 'popstate', of: 'page', withinMs: HISTORY_MS },
];
