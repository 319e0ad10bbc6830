/** What a person is shown of a single call before it is made. Pure. */
import type { TargetFacts } from '../policy/facts.ts';
import { otherSitesOf, type Assessed, type Shown } from '../policy/clear-call.ts';
import { droppedOn, leftBy, sentValues, shownFacts, shownText } from '../policy/shown-values.ts';
import { DOTS } from '../runs/redaction.ts';
import { refsOf } from './call-input.ts';

/** Say where, not what: the site and the facts are shown for themselves. */
const PLACES: ReadonlySet<string> = new Set(['tab', 'ref', 'form', 'to', 'timeoutMs', 'waitMs', 'maxTokens']);

/** What the call itself enters: values of private fields as dots. */
function enteredValues(input: Readonly<Record<string, unknown>>, targets: readonly TargetFacts[]): Shown['values'] {
  const factsOf = (ref: unknown) => targets[refsOf(input).indexOf(String(ref))];
  const show = (key: string, value: unknown, target: TargetFacts | undefined) => ({
    ...(target === undefined || target.name === '' ? { label: key, isKey: true } : { label: target.name }),
    value: target?.isPrivate === true ? DOTS : shownText(value),
    isPreset: false,
  });
  const { fields, ...others } = input;
  const own = Object.entries(others).filter(([key, value]) => !PLACES.has(key) && value !== undefined);
  const target = factsOf(input['ref']);
  const written = own.map(([key, value]) =>
    ['text', 'html', 'value', 'values', 'option', 'options'].includes(key)
      ? show(key, value, target)
      : { label: key, value: shownText(value), isPreset: false, isKey: true },
  );
  const filled = Array.isArray(fields)
    ? fields.map((field: unknown) => {
        const { ref, value } = field as { readonly ref?: unknown; readonly value?: unknown };
        return show('value', value ?? '', factsOf(ref));
      })
    : [];
  return [...filled, ...written];
}

export function describeCall(tool: string, input: unknown, assessment: Assessed): Shown {
  const { targets, site, sites, verdict } = assessment;
  const fields = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  const entered = [...sentValues(targets), ...enteredValues(fields, targets), ...droppedOn(tool, targets)];
  return {
    ...shownFacts(targets),
    ...otherSitesOf(assessment),
    values: [...entered, ...leftBy(sites)],
    site: site ?? '',
    reasons: [...verdict.reasons],
    risk: verdict.risk,
  };
}
