import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { usePanel } from '../../panel.ts';
import { saveRun } from '../../state/save-run.ts';
import { isOver } from '../../state/run-state.ts';

/** What can be done with a run of the history. */
export function RunDetailDock({ runId }: { readonly runId: string }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const [isDeleting, setDeleting] = useState(false);
  const run = store.runs.value.get(runId);
  if (run === undefined) return null;
  const showInAsk = () => {
    store.askRunId.value = run.id;
    store.route.value = { name: 'ask' };
  };
  const remove = async () => {
    setDeleting(false);
    if (await actions.deleteRun(run)) store.route.value = { name: 'runs' };
  };
  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      <div class="decide">
        {isOver(run) ? (
          <button class="btn primary lg" type="button" onClick={() => void actions.again(run)}>
            <Icon name="retry" />
            {m.detail.run}
          </button>
        ) : (
          <button class="btn primary lg" type="button" onClick={showInAsk}>
            <Icon name="ask" />
            {m.detail.open}
          </button>
        )}
        <button
          class="btn lg"
          type="button"
          onClick={() => void actions.refresh(run.id).then((answer) => answer && saveRun(answer))}
        >
          <Icon name="download" />
          {m.detail.export}
        </button>
        {isOver(run) && (
          <button class="btn danger-ghost lg" type="button" onClick={() => setDeleting(true)}>
            <Icon name="trash" />
            {m.detail.delete}
          </button>
        )}
      </div>
      {isDeleting && (
        <Sheet title={m.detail.deleteTitle} onClose={() => setDeleting(false)}>
          <p class="sheet-hint soft">{m.detail.deleteText}</p>
          <div class="decide sheet-decide">
            <button class="btn lg wide" type="button" onClick={() => setDeleting(false)}>
              {m.detail.deleteNo}
            </button>
            <button class="btn danger lg wide" type="button" onClick={() => void remove()}>
              {m.detail.deleteYes}
            </button>
          </div>
        </Sheet>
      )}
    </section>
  );
}
