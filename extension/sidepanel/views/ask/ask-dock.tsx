import { usePanel } from '../../panel.ts';
import { isOver } from '../../state/run-state.ts';
import { CallDock } from '../gate/call-dock.tsx';
import { GateDock } from '../gate/gate-dock.tsx';
import { AboutCard } from './about-card.tsx';
import { Composer } from './composer.tsx';
import { PlanDock } from './plan-dock.tsx';
import { RunDock } from './run-dock.tsx';

/** What one can do now: write, run the plan, pause and stop, or decide. Always reachable, never more than one of them. */
export function AskDock() {
  const { store, locale } = usePanel();
  const { m } = locale;
  const run = store.askRun.value;
  const isPlanning = store.planningSince.value !== undefined;
  const call = store.askCall.value;
  if (call !== undefined) return <CallDock call={call} key={call.id} />;
  if (run !== undefined && !isPlanning) {
    if (run.status === 'planned') return <PlanDock run={run} key={run.id} />;
    if (run.status === 'waiting' && run.approval !== undefined) {
      return <GateDock run={run} approval={run.approval} key={run.approval.id} />;
    }
    if (!isOver(run)) return <RunDock run={run} key={run.id} />;
  }
  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      <AboutCard />
      <Composer placeholder={run === undefined ? m.ask.placeholder : m.ask.placeholderNext} />
    </section>
  );
}
