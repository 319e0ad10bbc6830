import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { doneSteps, elapsedMs } from '../../state/run-state.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { isEditable } from '../frame/panel-keys.ts';

/** How far it is; pause or continue; stop, which asks once while a step acts. */
export function RunDock({ run }: { readonly run: Run }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const [isAsking, setAsking] = useState(false);
  const isPaused = run.status === 'paused';
  const canPause = run.status === 'running' || run.status === 'queued';
  const acts = run.status === 'running' && run.steps.some((step) => step.status === 'running' && step.risk !== 'read');
  const stop = () => {
    if (acts && !isAsking) setAsking(true);
    else void actions.stop(run);
  };
  const toggle = () => void (isPaused ? actions.resume(run) : actions.pause(run));
  const keys = useRef({ stop, toggle });
  keys.current = { stop, toggle };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.defaultPrevented || event.repeat || store.sitesOpen.peek()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
      if (event.key === 'Escape') keys.current.stop();
      else if (event.code === 'KeyP' && (isPaused || canPause)) keys.current.toggle();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isPaused, canPause]);

  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      {run.steps.length > 0 && <Progress run={run} />}
      {isAsking && acts ? (
        <div role="alert">
          <p class="stop-sure">{m.run.stopSure}</p>
          <div class="decide">
            <button class="btn lg wide" type="button" onClick={() => setAsking(false)}>
              {m.run.keepOn}
            </button>
            <button class="btn danger lg wide" type="button" onClick={stop}>
              {m.run.stopYes}
            </button>
          </div>
        </div>
      ) : (
        <div class="decide">
          {canPause && (
            <button class="btn lg wide" type="button" aria-keyshortcuts="P" onClick={toggle}>
              <Icon name="pause" />
              {m.run.pause} <kbd>P</kbd>
            </button>
          )}
          {isPaused && (
            <button class="btn primary lg" type="button" aria-keyshortcuts="P" onClick={toggle}>
              <Icon name="play" />
              {m.run.goOn} <kbd>P</kbd>
            </button>
          )}
          <button class="btn danger-ghost lg wide" type="button" aria-keyshortcuts="Escape" onClick={stop}>
            <Icon name="stop" />
            {canPause ? m.run.stop : m.run.stopHere} <kbd>Esc</kbd>
          </button>
        </div>
      )}
    </section>
  );
}

function Progress({ run }: { readonly run: Run }) {
  const { m, f } = usePanel().locale;
  const isMoving = run.status === 'running';
  const now = useNow(isMoving, 1000);
  const done = doneSteps(run);
  const total = run.steps.length;
  const text = run.status === 'queued' ? m.run.starting : m.run.progress(done, total);
  return (
    <div class="progress">
      <p>
        <span>{text}</span>
        {isMoving && <span class="num">{f.wholeDuration(elapsedMs(run, now))}</span>}
      </p>
      <span
        class="bar"
        data-s={isMoving ? undefined : 'wait'}
        role="progressbar"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-label={text}
      >
        <i style={{ width: `${(done / total) * 100}%` }} />
      </span>
    </div>
  );
}
