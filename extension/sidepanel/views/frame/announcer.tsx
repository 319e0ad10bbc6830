import { usePanel } from '../../panel.ts';
import { currentStep } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';

/** The one polite voice: which step runs, and how the run stands. Not every tick. */
export function Announcer() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const run = store.askRun.value;
  const step = run === undefined ? undefined : currentStep(run);
  const text =
    run === undefined
      ? ''
      : run.status === 'running' && step !== undefined
        ? m.run.announce(step.index + 1, run.steps.length, cleanLine(step.title))
        : standOf(m.status[run.status], cleanLine(run.message));
  return (
    <p class="sr" role="status" aria-live="polite">
      {text}
    </p>
  );
}

/** How a run stands, said once: a message may hold no more than the status itself. */
function standOf(status: string, message: string): string {
  return message === '' || message === `${status}.` ? `${status}.` : `${status}. ${message}`;
}
