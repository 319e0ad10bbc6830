/**
 * Values as a person is shown them before something is done with them: whole, or not at all, since what was not seen
 * was not allowed. Pure.
 */
import { ArqError } from '../protocol/errors.ts';
import { DOTS } from '../runs/redaction.ts';
import type { Approval } from '../runs/run.ts';
import type { TargetFacts } from './facts.ts';

type ShownValues = Approval['values'];

/** Most characters of all values together that are brought before a person; a form's hidden fields can be long. */
const MAX_SHOWN_CHARS = 100_000;

/** Dots for whatever a private field holds; that it holds nothing is no secret. */
const hidden = (value: string): string => (value === '' ? '' : DOTS);

export const shownText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the forms around the targets would send, as the page told it. */
export function sentValues(targets: readonly TargetFacts[]): ShownValues {
  return targets.flatMap(({ values }) =>
    values.map(({ label, value, isPrivate, isPreset }) => ({
      label,
      value: isPrivate ? hidden(value) : value,
      isPreset,
    })),
  );
}

/** Where a drag ends: it says as much about what happens as where it begins. */
export function droppedOn(tool: string, targets: readonly TargetFacts[]): ShownValues {
  const [, target] = targets;
  if ((tool !== 'page_drag' && tool !== 'page_drag_at') || target === undefined) return [];
  return [{ label: 'to', value: `${target.role} “${target.name}”`, isPreset: false, isKey: true }];
}

/** The page that an address is opened in place of. */
export function leftBy([, site]: readonly (string | undefined)[] = []): ShownValues {
  return site === undefined ? [] : [{ label: 'leaves', value: site, isPreset: false, isKey: true }];
}

/** The dangerous target where there is one, else the first; private values as dots. */
export function shownFacts(targets: readonly TargetFacts[]): Pick<Approval, 'facts'> {
  const worst = targets.find((one) => one.submits || one.deletes || one.buys || one.uploads) ?? targets[0];
  if (worst === undefined) return {};
  const values = worst.values.map((one) => (one.isPrivate ? { ...one, value: hidden(one.value) } : one));
  return { facts: { ...worst, values } };
}

/** Throws `policy.too_long_to_show`. */
export function assertShowable(values: ShownValues, targets: readonly TargetFacts[]): void {
  const chars = values.reduce((sum, { label, value }) => sum + label.length + value.length, 0);
  if (chars <= MAX_SHOWN_CHARS && !targets.some(({ isCut }) => isCut === true)) return;
  throw new ArqError(
    'policy.too_long_to_show',
    `This needs the user's approval, and its values are longer than anybody can be shown (${MAX_SHOWN_CHARS} characters). Do it in smaller parts; nothing was done.`,
  );
}
