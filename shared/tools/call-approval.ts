/** What a person is shown of a single call before it is made. Pure. */
import type { TargetFacts } from '../policy/facts.ts';
import type { Shown } from '../policy/clear-call.ts';
import type { PolicyDecision } from '../policy/decide.ts';
import { DOTS } from '../runs/redaction.ts';
import { refsOf } from './call-input.ts';

/** Longest value shown. */
const MAX_SHOWN = 2000;
/** Say where, not what: the site and the facts are shown for themselves. */
const PLACES: ReadonlySet<string> = new Set(['tab', 'ref', 'to', 'timeoutMs', 'waitMs', 'maxTokens']);

const hidden = (value: string) => (value === '' ? '' : DOTS);
const shownText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_SHOWN);

/** What the form around the target would send, as the page told it. */
function sentValues(targets: readonly TargetFacts[]): Shown['values'] {
  return targets.flatMap(({ values }) =>
    values.map(({ label, value, isPrivate, isPreset }) => ({
      label,
      value: isPrivate ? hidden(value) : value.slice(0, MAX_SHOWN),
      isPreset,
    })),
  );
}

/** What the call itself enters: values of private fields as dots. */
function enteredValues(input: Readonly<Record<string, unknown>>, targets: readonly TargetFacts[]): Shown['values'] {
  const factsOf = (ref: unknown) => targets[refsOf(input).indexOf(String(ref))];
  const show = (label: string, value: unknown, target: TargetFacts | undefined) => ({
    label: target === undefined || target.name === '' ? label : target.name,
    value: target?.isPrivate === true ? DOTS : shownText(value),
    isPreset: false,
  });
  const { fields, ...others } = input;
  const own = Object.entries(others).filter(([key, value]) => !PLACES.has(key) && value !== undefined);
  const target = factsOf(input['ref']);
  const written = own.map(([key, value]) =>
    ['text', 'value', 'values', 'option', 'options'].includes(key)
      ? show(key, value, target)
      : { label: key, value: shownText(value), isPreset: false },
  );
  const filled = Array.isArray(fields)
    ? fields.map((field: unknown) => {
        const { ref, value } = field as { readonly ref?: unknown; readonly value?: unknown };
        return show('value', value ?? '', factsOf(ref));
      })
    : [];
  return [...filled, ...written];
}

/** The dangerous target where there is one, else the first; private values as dots. */
function shownFacts(targets: readonly TargetFacts[]): Pick<Shown, 'facts'> {
  const worst = targets.find((one) => one.submits || one.deletes || one.buys || one.uploads) ?? targets[0];
  if (worst === undefined) return {};
  const values = worst.values.map((one) => (one.isPrivate ? { ...one, value: hidden(one.value) } : one));
  return { facts: { ...worst, values } };
}

export function describeCall(
  input: unknown,
  targets: readonly TargetFacts[],
  { reasons, risk }: PolicyDecision,
  site: string | undefined,
): Shown {
  const fields = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  return {
    ...shownFacts(targets),
    values: [...sentValues(targets), ...enteredValues(fields, targets)],
    site: site ?? '',
    reasons: [...reasons],
    risk,
  };
}
