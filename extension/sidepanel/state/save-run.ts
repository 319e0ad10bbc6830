import type { PanelToolOutput } from './panel-tools.ts';

/** Hands the run and its journal to the browser as a JSON file to download. */
export function saveRun(answer: PanelToolOutput<'runs_get'>): void {
  const file = new Blob([JSON.stringify(answer, undefined, 2)], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `arq-run-${answer.run.id}.json`;
  link.click();
  // The browser reads the file after this task; a minute is more than it takes.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
