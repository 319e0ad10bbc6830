import { ToastList } from '../../components/toast-list.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusBadge } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { ApprovalGate } from './approval-gate.tsx';
import { CallDock } from './call-dock.tsx';
import { CallGate } from './call-gate.tsx';
import { GateDock } from './gate-dock.tsx';

/** The small window for when no panel is open: one approval after the other, oldest first, and nothing else. */
export function ApprovalWindow() {
  const { store, locale, platform } = usePanel();
  const { m } = locale;
  const waiting = store.attention.value.filter((run) => run.status === 'waiting' && run.approval !== undefined);
  const calls = store.calls.value;
  const count = waiting.length + calls.length;
  const [oldestRun, oldestCall] = [waiting[0], calls[0]];
  const isCallFirst =
    oldestCall !== undefined && (oldestRun?.approval === undefined || oldestCall.askedAt < oldestRun.approval.askedAt);
  const call = isCallFirst ? oldestCall : undefined;
  const run = isCallFirst ? undefined : oldestRun;
  return (
    <>
      <div class="app bare">
        <header class="top">
          <span class="mark">
            <Icon name="mark" />
          </span>
          <h1>{count === 0 ? m.gate.settled : m.status.waiting}</h1>
          {count > 1 && <span class="meta">{m.gate.more(count - 1)}</span>}
        </header>
        <main class="view" tabIndex={0}>
          {call !== undefined && <CallGate call={call} key={call.id} />}
          {run?.approval !== undefined && (
            <>
              <div class="row gate-run">
                <span class="clip grow soft">{cleanLine(run.command)}</span>
                <StatusBadge status={run.status} />
              </div>
              <ApprovalGate run={run} approval={run.approval} key={run.approval.id} />
            </>
          )}
          {count === 0 && store.isUp.value && (
            <div class="card empty">
              <Icon name="check" />
              <b>{m.gate.settled}</b>
              <p>{m.gate.settledText}</p>
              <button class="btn" type="button" onClick={() => platform.closeWindow()}>
                {m.gate.closeWindow}
              </button>
            </div>
          )}
        </main>
        {call !== undefined && <CallDock call={call} key={call.id} />}
        {run?.approval !== undefined && <GateDock run={run} approval={run.approval} key={run.approval.id} />}
        <ToastList />
      </div>
    </>
  );
}
