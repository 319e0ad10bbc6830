import { usePanel } from '../../panel.ts';
import { isOver, isWholeSentence } from '../../state/run-state.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { ApprovalGate } from '../gate/approval-gate.tsx';
import { CallGate } from '../gate/call-gate.tsx';
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
  const call = store.askCall.value;
  if (call !== undefined) return <CallGate call={call} key={call.id} />;
  if (store.planningSince.value !== undefined) return <Planning />;
  if (run === undefined) return <EmptyView />;
  return <RunStage run={run} />;
}

function RunStage({ run }: { readonly run: Run }) {
  if (run.status === 'waiting' && run.approval !== undefined) {
    return (
      <>
        <RunHead run={run} />
        <ApprovalGate run={run} approval={run.approval} key={run.approval.id} />
      </>
    );
  }
  if (run.status === 'in_doubt') {
    return (
      <>
        <RunHead run={run} />
        <DoubtGate run={run} />
      </>
    );
  }
  if (run.status === 'planned' || run.status === 'question' || isOver(run)) {
    return (
      <>
        {/* A sentence that became no plan is kept by nobody; it stands in the composer of whoever wrote it. */}
        {(run.status !== 'question' || isWholeSentence(run.command)) && <Said run={run} />}
        {run.status === 'planned' && <PlanCard run={run} />}
        {run.status === 'question' && <QuestionCard run={run} />}
        {run.status !== 'planned' && run.status !== 'question' && <OutcomeCard run={run} />}
      </>
    );
  }
  return <RunningView run={run} />;
}
