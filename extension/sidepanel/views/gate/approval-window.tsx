import { ToastList } from '../../components/toast-list.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusBadge } from '../../components/status-marks.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import { ApprovalGate } from './approval-gate.tsx';
import { GateDock } from './gate-dock.tsx';

/** The small window for when no panel is open: one approval after the other, oldest first, and nothing else. */
export function ApprovalWindow() {
  const { store, locale, platform } = usePanel();
  const { m } = locale;
  const waiting = store.attention.value.filter((run) => run.status === 'waiting' && run.approval !== undefined);
  const run = waiting[0];
  return (
    <>
      <div class="app bare">
        <header class="top">
          <span class="mark">
            <Icon name="mark" />
          </span>
          <h1>{run === undefined ? m.gate.settled : m.status.waiting}</h1>
          {waiting.length > 1 && <span class="meta">{m.gate.more(waiting.length - 1)}</span>}
        </header>
        <main class="view" tabIndex={0}>
          {run?.approval === undefined ? (
            store.isUp.value && (
              <div class="card empty">
                <Icon name="check" />
                <b>{m.gate.settled}</b>
                <p>{m.gate.settledText}</p>
                <button class="btn" type="button" onClick={() => platform.closeWindow()}>
                  {m.gate.closeWindow}
                </button>
              </div>
            )
          ) : (
            <>
              <div class="row gate-run">
                <span class="clip grow soft">{cleanLine(run.command)}</span>
                <StatusBadge status={run.status} />
              </div>
              <ApprovalGate run={run} approval={run.approval} key={run.approval.id} />
            </>
          )}
        </main>
        {run?.approval !== undefined && <GateDock run={run} approval={run.approval} key={run.approval.id} />}
        <ToastList />
      </div>
    </>
  );
}
