import { useEffect, useRef } from 'preact/hooks';
import { focusQuietly } from '../../components/focus-quietly.ts';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { isOnControl } from '../frame/panel-keys.ts';

/** An Enter that was still meant for the composer must not run a plan that nobody has read. */
const READING_MS = 400;

/** Run, edit, cancel. */
export function PlanDock({ run }: { readonly run: Run }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const shownAt = useRef(performance.now());

  useEffect(() => {
    const main = document.querySelector<HTMLElement>('main.view');
    if (document.activeElement === document.body || document.activeElement === null) focusQuietly(main);
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.defaultPrevented || event.repeat || store.sitesOpen.peek()) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const run_ = () => performance.now() - shownAt.current >= READING_MS && void actions.resume(run);
      if (event.key === 'Enter' && !isOnControl(event.target)) run_();
      else if (event.key === 'Escape') void actions.discard(run);
      else if (event.code === 'KeyE') void actions.discard(run, true);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [run.id]);

  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      <div class="decide">
        <button class="btn primary lg" type="button" aria-keyshortcuts="Enter" onClick={() => void actions.resume(run)}>
          <Icon name="play" />
          {m.plan.run} <kbd>↵</kbd>
        </button>
        <button class="btn lg" type="button" aria-keyshortcuts="E" onClick={() => void actions.discard(run, true)}>
          <Icon name="edit" />
          {m.plan.edit}
        </button>
        <button class="btn ghost lg" type="button" aria-keyshortcuts="Escape" onClick={() => void actions.discard(run)}>
          {m.plan.cancel}
        </button>
      </div>
    </section>
  );
}
