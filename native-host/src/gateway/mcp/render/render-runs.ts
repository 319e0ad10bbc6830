/** Answers about runs: how it stands, its steps a line each. The journal is a resource of its own. Pure. */
import type { Run, RunStep } from '../../../../../shared/runs/run.ts';
import type { ToolOutput } from '../../../../../shared/tools/types.ts';
import type { Rendered } from './rendered.ts';

export function renderStartedRun(output: ToolOutput<'runs_start'>): Rendered {
  const { runId, status, steps, message, answer } = output;
  return {
    text: [
      headOf(runId, status, message),
      ...(answer === undefined ? [] : [`Answer: ${answer}`]),
      ...steps.map(lineOf),
    ].join('\n'),
    structured: output,
    links: [journalOf(runId)],
  };
}

export function renderRun({ run, journal }: ToolOutput<'runs_get'>): Rendered {
  const { id, command, status, message, answer, question, approval, steps } = run;
  const lines = [
    headOf(id, status, message),
    `Command: ${command}`,
    ...(answer === undefined ? [] : [`Answer: ${answer}`]),
    ...(question === undefined
      ? []
      : [`Asked: ${question.message} ${question.choices.map(({ label }) => label).join(' / ')}`]),
    ...(approval === undefined
      ? []
      : [
          `Waits for the user's approval of “${approval.title}” on ${approval.site}; only the user can give it, in ARQ's panel or terminal.`,
        ]),
    ...steps.map(lineOf),
    `Its journal has ${journal.length} entries.`,
  ];
  return { text: lines.join('\n'), structured: { run }, links: [journalOf(id)] };
}

export function renderRuns({ runs }: ToolOutput<'runs_list'>): Rendered {
  if (runs.length === 0) return { text: 'There are no runs.', structured: { runs } };
  return { text: runs.map(shortLineOf).join('\n'), advice: 'limit and statuses list fewer; runs_get shows one' };
}

export function renderStopped(output: ToolOutput<'runs_stop'>): Rendered {
  const { stopped } = output;
  return { text: stopped.length === 0 ? 'Nothing was running.' : `Stopped ${stopped.join(', ')}.`, structured: output };
}

const headOf = (id: string, status: string, message: string): string =>
  `Run ${id} is ${status}${message === '' ? '.' : `: ${message}`}`;

function lineOf({ index, title, target, status, change, error, file }: RunStep): string {
  const about = [
    `${index + 1}. ${status}: ${title}`,
    ...(target === '' ? [] : [`on ${target}`]),
    ...(change === undefined || change === '' ? [] : [`(${change})`]),
    ...(file === undefined ? [] : [`file ${file}`]),
    ...(error === undefined ? [] : [`${error.code}: ${error.message}`]),
  ];
  return about.join(' ');
}

function shortLineOf({ id, status, command, createdAt, message }: Run): string {
  const at = new Date(createdAt).toISOString();
  return `${id} ${status} ${at} “${command}”${message === '' ? '' : `: ${message}`}`;
}

const journalOf = (id: string) => ({
  uri: `arq://runs/${id}/journal`,
  name: `Journal of ${id}`,
  mimeType: 'application/json',
});
