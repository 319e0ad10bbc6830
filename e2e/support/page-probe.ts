/**
 * Bundle entry for tests: what the page engine's handlers answer, asked from inside any page. Types of the answers are
 * the tools' own.
 */
import { handleFrameFind } from '../../extension/content/tools/frame/find.ts';
import { handleFrameSnapshot } from '../../extension/content/tools/frame/snapshot.ts';
import { handleFrameText } from '../../extension/content/tools/frame/text.ts';
import { isVisible } from '../../extension/content/dom/visibility.ts';
import { ReadingPass } from '../../extension/content/dom/reading-pass.ts';
import { outlineOf } from '../../extension/content/snapshot/outline.ts';
import { applyChanges, diffOutline } from '../../shared/page/diff-outline.ts';
import { DialogGuard } from '../../extension/content/dialogs/dialog-guard.ts';
import { openFrameDoor } from '../../extension/content/frame-door.ts';
import { FrameTokens } from '../../extension/content/frame-tokens.ts';
import { isPrivateField } from '../../extension/content/private-fields.ts';
import { PartMemory } from '../../extension/content/snapshot/part-memory.ts';
import { refsWithHeirs } from '../../extension/content/snapshot/refs-with-heirs.ts';
import { readOutline } from '../../extension/content/snapshot/read-outline.ts';

const lifetime = new AbortController().signal;
const frames = new FrameTokens();
const memory = new PartMemory(lifetime);
const refs = refsWithHeirs(frames, memory);
refs.adopt(1);
const reports: unknown[] = [];
const report = (one: unknown) => void reports.push(one);
const context = {
  refs,
  dialogs: new DialogGuard(report, lifetime),
  frames,
  memory,
  report,
  lifetime,
  signal: lifetime,
  principal: { kind: 'cli' },
  allowedRisk: 'read',
} as const;
openFrameDoor({ id: 'probe', sendMessage: async (report) => context.report(report) });

const arqProbe = {
  refs,
  reports,
  isVisible: (element: Element) => isVisible(element),
  isPrivateField,
  /** From memory where nothing changed; and all of it from the page. */
  read: () => readOutline(document.documentElement, context),
  readAnew: () =>
    outlineOf(document.documentElement, { refs, pass: new ReadingPass(), tokenOf: (frame) => frames.tokenOf(frame) }),
  diff: diffOutline,
  apply: applyChanges,
  snapshot: (input: Parameters<typeof handleFrameSnapshot>[0] = {}) => handleFrameSnapshot(input, context),
  find: (input: Parameters<typeof handleFrameFind>[0]) => handleFrameFind(input, context),
  text: (input: Parameters<typeof handleFrameText>[0] = { maxChars: 100_000 }) => handleFrameText(input, context),
};

export type ArqProbe = typeof arqProbe;

Object.assign(globalThis, { arqProbe });
