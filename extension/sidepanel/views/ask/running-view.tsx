import { Icon } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { LivePicture } from './live-picture.tsx';
import { OtherRuns } from './other-runs.tsx';
import { RunHead } from './run-head.tsx';
import { Timeline } from './timeline.tsx';

/** A run that goes on, or that stands still until someone says Continue. */
export function RunningView({ run }: { readonly run: Run }) {
  const { m } = usePanel().locale;
  return (
    <>
      <RunHead run={run} />
      {run.status === 'paused' && (
        <div class="note paused-note" data-s="wait" role="status">
          <Icon name="pause" />
          <span>{run.message === '' ? m.run.pausedText : <PageText text={run.message} lang={run.language} />}</span>
        </div>
      )}
      {run.status === 'queued' && run.message !== '' && (
        <p class="note wraps">
          <Icon name="clock" />
          <span>
            <PageText text={run.message} lang={run.language} />
          </span>
        </p>
      )}
      <LivePicture run={run} />
      <Timeline run={run} />
      <OtherRuns />
    </>
  );
}
