/** Owns which condition the clauses read so far leave standing: "if you see X then Y and Z, otherwise W". */
import type { PlanStep } from '../plan.ts';
import type { ElementTarget } from '../target.ts';
import type { Clause } from './clauses.ts';
import type { Planning } from './planning.ts';
import type { Act } from './syntax.ts';

type Condition = NonNullable<PlanStep['when']>;
/** `self`: the condition is that the act's own target is there. */
type Standing =
  | { readonly kind: 'sees'; readonly condition: Condition }
  | { readonly kind: 'self'; readonly isNegated: boolean };

const OTHER = { same: 'else', else: 'same' } as const;

export class Conditions {
  /** The fragment of a condition that no act has followed yet. */
  pending: string | undefined;
  #isFresh = false;
  #standing: Standing | undefined;
  /** The last one that stood, for "otherwise". */
  #latest: Condition | undefined;

  open(act: Extract<Act, { act: 'if' }>, planning: Planning, fragment: string): void {
    this.pending = fragment;
    this.#standing =
      act.isSelf === true
        ? { kind: 'self', isNegated: act.isNegated }
        : { kind: 'sees', condition: { sees: seen(act, planning), negated: act.isNegated } };
  }

  /** "otherwise": what follows runs when the condition before does not hold. */
  otherwise(): void {
    if (this.#latest === undefined) return;
    const { sees, negated, as } = this.#latest;
    const condition = { sees, negated: !negated, ...(as !== undefined && { as: OTHER[as] }) };
    this.#standing = { kind: 'sees', condition };
    this.pending = undefined;
    this.#isFresh = true;
  }

  /** A condition said after its act ("click OK, if you see it") holds for that act alone. */
  applyBack(steps: PlanStep[]): PlanStep[] {
    const conditional = this.apply(steps, 'hard');
    this.#standing = undefined;
    return conditional;
  }

  /** A condition holds for the act after it and for what "and" joins to that; a comma, "then" or full stop ends it. */
  apply(steps: PlanStep[], joint: Clause['joint']): PlanStep[] {
    const isFirst = this.pending !== undefined || this.#isFresh;
    if (!isFirst && joint !== 'and') this.#standing = undefined;
    this.pending = undefined;
    this.#isFresh = false;
    const standing = this.#standing;
    if (standing === undefined) return steps;
    const resolved = standing.kind === 'sees' ? standing.condition : ownCondition(steps, standing.isNegated);
    if (resolved === undefined) return steps;
    // What the first step does may change what the page shows: those after it are not asked again.
    const decided: Condition = resolved.as === undefined && steps.length > 0 ? { ...resolved, as: 'same' } : resolved;
    this.#standing = { kind: 'sees', condition: decided };
    this.#latest = decided;
    return steps.map((step, index) => ({ ...step, when: index === 0 ? resolved : decided }));
  }
}

function seen(act: Extract<Act, { act: 'if' }>, planning: Planning): Condition['sees'] {
  if (act.isText) {
    const text = planning.text(act.what);
    planning.remember({ kind: 'any', name: text.slice(0, 500) });
    return { text };
  }
  const { target } = planning.target(act.what, 'any');
  // A banner is known by its accepting button, not by the words "cookie banner".
  if (
    /cookie|куки/iu.test(target.name ?? '') &&
    (target.kind === 'region' || /banner|notice|popup|баннер|окно|уведомлени/iu.test(target.name ?? ''))
  ) {
    const accept: ElementTarget = { kind: 'cookie-accept' };
    planning.remember(accept);
    return { target: accept };
  }
  const isPlain =
    target.kind === 'any' &&
    target.name !== undefined &&
    target.nth === undefined &&
    target.within === undefined &&
    target.near === undefined;
  return isPlain && target.name !== undefined ? { text: target.name } : { target };
}

function ownCondition(steps: readonly PlanStep[], isNegated: boolean): Condition | undefined {
  for (const { target } of steps.flatMap((step) => step.targets)) {
    if (target.kind !== 'tab-of-browser') return { sees: { target }, negated: isNegated };
  }
  return undefined;
}
