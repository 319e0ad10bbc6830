import type { PageReport } from '../messaging/page-contract.ts';
import type { DialogGuard } from './dialogs/dialog-guard.ts';
import type { FrameTokens } from './frame-tokens.ts';
import type { RefRegistry } from './refs.ts';
import type { PartMemory } from './snapshot/part-memory.ts';

/** What every handler of the page engine gets besides its input and the CallContext. One per document. */
export interface ContentContext {
  /** Refs of this document's elements. */
  readonly refs: RefRegistry;
  /** Tokens by which the background finds the frame of an iframe. */
  readonly frames: FrameTokens;
  /** What the last snapshots found, for telling what changed since. */
  readonly memory: PartMemory;
  /** Answers this document's dialogs while ARQ acts in it. */
  readonly dialogs: DialogGuard;
  /** Tells the background something; best effort, never a command. */
  report(report: PageReport): void;
  /** Key of the page's witness (`work-witness.ts`), where the background has put one. */
  readonly witness?: string | undefined;
  /** Aborts when the page engine of this document ends (extension reloaded); listeners that outlive a call hang on it. */
  readonly lifetime: AbortSignal;
}
