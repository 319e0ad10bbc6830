import { usePanel } from '../../panel.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { ApprovalGate } from '../gate/approval-gate.tsx';
import { DoubtGate } from '../gate/doubt-gate.tsx';
import { EmptyView } from './empty-view.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { Planning } from './planning.tsx';
import { QuestionCard } from './question-card.tsx';
import { RunHead } from './run-head.tsx';
import { RunningView } from './running-view.tsx';
import { Said } from './said.tsx';

/** Ask: nothing yet, the plan, the run, the decision, the result. One thing at a time. */
export function AskView() {
  const { store } = usePanel();
  const run = store.askRun.value;
  if (store.planningSince.value !== undefined) return <Planning />;
  if (run === undefined) return <EmptyView />;
  return <RunStage run={run} />;
}

function RunStage({ run }: { readonly run: Run }) {
  switch (run.status) {
    case 'planned':
      return (
        <>
          <Said run={run} />
          <PlanCard run={run} />
        </>
      );
    case 'queued':
    case 'running':
    case 'paused':
      return <RunningView run={run} />;
    case 'waiting':
      return run.approval === undefined ? (
        <RunningView run={run} />
      ) : (
        <>
          <RunHead run={run} />
          <ApprovalGate run={run} approval={run.approval} key={run.approval.id} />
        </>
      );
    case 'question':
      return (
        <>
          <Said run={run} />
          <QuestionCard run={run} />
        </>
      );
    case 'in_doubt':
      return (
        <>
          <RunHead run={run} />
          <DoubtGate run={run} />
        </>
      );
    case 'done':
    case 'failed':
    case 'stopped':
      return (
        <>
          <Said run={run} />
          <OutcomeCard run={run} />
        </>
      );
  }
}
