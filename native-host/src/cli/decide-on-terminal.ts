import type { Language } from '../../../shared/plan/plan.ts';
import type { Approval, Run } from '../../../shared/runs/run.ts';
import { labelText } from '../../../shared/tools/label-text.ts';
import { reasonText, runTexts } from './run-texts.ts';
import { ask, note, paint, plain } from './terminal.ts';

type ShownApproval = Pick<Approval, 'title' | 'site' | 'facts' | 'values' | 'reasons'>;

/** The approval as a person must see it: the real target, site, values and reasons. */
export function approvalText(approval: ShownApproval, language: Language): string {
  const texts = runTexts(language);
  const { facts } = approval;
  const row = (label: string, value: string): string => `  ${label}: ${value}`;
  return [
    paint('bold', plain(approval.title), process.stderr),
    ...(facts === undefined ? [] : [row(texts.target, `${facts.role} “${plain(facts.name)}”`)]),
    ...(approval.site === '' ? [] : [row(texts.site, plain(approval.site))]),
    ...(approval.values.length === 0 ? [] : [`  ${texts.values}:`]),
    ...approval.values.map(
      (entry) =>
        `    ${plain(labelText(entry, language))} = ${plain(entry.value)}${entry.isPreset ? ` ${texts.preset}` : ''}`,
    ),
    ...(approval.reasons.length === 0
      ? []
      : [row(texts.because, approval.reasons.map((code) => reasonText(code, language)).join('; '))]),
  ].join('\n');
}

export type Decision = 'allow' | 'allow-site' | 'deny';

/** Asks until the answer is one; Enter alone is no. */
export async function askForApproval(approval: Approval, run: Run, signal: AbortSignal): Promise<Decision> {
  note(approvalText(approval, run.language));
  // What is dangerous is allowed one step at a time.
  const canAllowSite = approval.risk !== 'danger' && approval.site !== '';
  const texts = runTexts(run.language);
  for (;;) {
    const answer = (await ask(canAllowSite ? texts.allowSite : texts.allow, signal)).toLowerCase();
    if (['y', 'yes', 'д', 'да'].includes(answer)) return 'allow';
    if (answer === 's' && canAllowSite) return 'allow-site';
    if (['', 'n', 'no', 'н', 'нет'].includes(answer)) return 'deny';
  }
}

/** The id of the choice made, or undefined for none. */
export async function askForChoice(run: Run, signal: AbortSignal): Promise<string | undefined> {
  const choices = run.question?.choices ?? [];
  note(paint('bold', plain(run.question?.message ?? run.message), process.stderr));
  for (const [index, choice] of choices.entries()) note(`  ${index + 1}. ${plain(choice.label)}`);
  if (choices.length === 0) return undefined;
  for (;;) {
    const answer = await ask(runTexts(run.language).choose(choices.length), signal);
    if (answer === '') return undefined;
    const choice = choices[Number(answer) - 1];
    if (choice !== undefined) return choice.id;
  }
}
