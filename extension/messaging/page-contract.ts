/**
 * What background and the page engine of a frame say to each other through `tabs.sendMessage`. Types only: the
 * content script ships no schema library, so the background parses what comes back (`page-replies.ts`).
 */
import type { ArqErrorData } from '../../shared/protocol/errors.ts';
import type { DialogKind } from './dialog-contract.ts';
import type { Principal } from '../../shared/policy/principal.ts';

export type PageRequest =
  | {
      readonly kind: 'arq.call';
      readonly id: string;
      readonly tool: string;
      /** Already parsed by the background. */
      readonly input: unknown;
      readonly principal: Principal;
      readonly runId?: string | undefined;
      readonly allowedRisk: 'read' | 'act' | 'danger';
      /** Measure the call and tell when it began and ended. */
      readonly isTimed?: boolean | undefined;
      /** Key of the witness in the page's own world, which calls that act get (`work-witness.ts`). */
      readonly witness?: string | undefined;
      /** Number for this document's refs (`d<doc>e<n>`), used if the document has none yet. */
      readonly doc: number;
    }
  | { readonly kind: 'arq.cancel'; readonly id: string }
  /** Asks a document which number it has; answers 0 when none. */
  | { readonly kind: 'arq.doc' };

export type PageReply = (
  | { readonly ok: true; readonly result: unknown; readonly doc: number }
  | { readonly ok: false; readonly error: ArqErrorData; readonly doc: number }
) & {
  /** Epoch milliseconds between which the page worked, when it was asked to measure. */
  readonly times?: readonly [start: number, end: number] | undefined;
};

/** Reports of a content script to the background, through `runtime.sendMessage`. They report; they never command. */
export type PageReport =
  /** The browser shows a dialog of this page, which stands still until it is answered, or no longer does. */
  | { readonly kind: 'arq.dialog'; readonly isOpen: boolean; readonly dialog: DialogKind; readonly message: string }
  /** The answer that was given beforehand to the next dialog of the tab is used up, or a person took over. */
  | { readonly kind: 'arq.dialog-answer-used' }
  /** Real input of the user while a run acts here. */
  | { readonly kind: 'arq.user-acted'; readonly runId: string }
  /** A child frame told the nonce it got from its parent, so that the parent's `frame` token can be resolved to the child's frameId. */
  | { readonly kind: 'arq.frame-token'; readonly token: string };

/** Name of the Port a marked frame holds to keep and wake the background while a run acts. */
export const KEEP_ALIVE_PORT = 'arq.keep-alive';
