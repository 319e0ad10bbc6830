/**
 * Bundle entry for tests: what the page engine's handlers answer, asked from inside any page. Types of the answers are
 * the tools' own.
 */
import { handleFrameFind } from '../../extension/content/tools/frame/find.ts';
import { handleFrameSnapshot } from '../../extension/content/tools/frame/snapshot.ts';
import { handleFrameText } from '../../extension/content/tools/frame/text.ts';
import { isVisible } from '../../extension/content/dom/visibility.ts';
import { FrameTokens, listenForFrameToken } from '../../extension/content/frame-tokens.ts';
import { isPrivateField } from '../../extension/content/private-fields.ts';
import { RefRegistry } from '../../extension/content/refs.ts';

const lifetime = new AbortController().signal;
const refs = new RefRegistry();
refs.adopt(1);
const reports: unknown[] = [];
const context = {
  refs,
  frames: new FrameTokens(),
  report: (report: unknown) => void reports.push(report),
  lifetime,
  signal: lifetime,
  principal: { kind: 'cli' },
  allowedRisk: 'read',
} as const;
listenForFrameToken(context.report, lifetime);

const arqProbe = {
  refs,
  reports,
  isVisible: (element: Element) => isVisible(element),
  isPrivateField,
  snapshot: (input: Parameters<typeof handleFrameSnapshot>[0] = {}) => handleFrameSnapshot(input, context),
  find: (input: Parameters<typeof handleFrameFind>[0]) => handleFrameFind(input, context),
  text: (input: Parameters<typeof handleFrameText>[0] = { maxChars: 100_000 }) => handleFrameText(input, context),
};

export type ArqProbe = typeof arqProbe;

Object.assign(globalThis, { arqProbe });
