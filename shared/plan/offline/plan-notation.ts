import type { PlanResult, PlanStep, TargetSlot } from '../plan.ts';
import type { ElementTarget } from '../target.ts';

/** A plan in the short form of the sentence files: one line a step, so that a person can check it at a glance. */
export function writePlan(result: PlanResult): string[] {
  if (result.kind === 'question') return [`? ${result.code}`];
  return result.plan.steps.map(writeStep);
}

function writeStep(step: PlanStep): string {
  const parts = [step.tool];
  if (Object.keys(step.input).length > 0) parts.push(JSON.stringify(step.input));
  for (const slot of step.targets) parts.push(`${slot.path.join('.')}=${writeSlot(slot)}`);
  if (step.each) parts.push('each');
  if (step.when !== undefined) {
    const { sees, negated, as } = step.when;
    parts.push(
      `${as === undefined ? '' : `${as} `}${negated ? 'unless' : 'if'} ${'text' in sees ? JSON.stringify(sees.text) : writeTarget(sees.target)}`,
    );
  }
  if (step.answer !== undefined) parts.push(`→ ${step.answer}`);
  if (step.about !== undefined) parts.push(`about ${JSON.stringify(step.about)}`);
  return parts.join(' ');
}

function writeSlot({ target }: TargetSlot): string {
  if (target.kind !== 'tab-of-browser') return writeTarget(target);
  return `browser tab ${target.which}${target.nth === undefined ? '' : `#${target.nth}`}${target.text === undefined ? '' : `<${target.text}>`}`;
}

function writeTarget(target: ElementTarget): string {
  const name = target.name === undefined ? '' : `<${target.name}>`;
  const nth = target.nth === undefined ? '' : `#${target.nth}`;
  const within = target.within === undefined ? '' : ` in ${writeTarget(target.within)}`;
  return `${target.kind}${nth}${name}${within}${target.near === undefined ? '' : ` near <${target.near}>`}`;
}
