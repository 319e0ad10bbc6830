import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { GUARD_MS } from '../../state/guard.ts';
import type { Decision } from '../../state/panel-actions.ts';
import type { GateProps } from './approval-gate.tsx';
import { useGuard } from './use-guard.ts';

/** Deny and Allow. Deny has the focus and works at once; Allow waits for the guard and for a person's own press. */
export function GateDock({ run, approval }: GateProps) {
  const { actions, locale, store } = usePanel();
  const { m, f } = locale;
  const buttons = useRef<HTMLDivElement>(null);
  const deny = useRef<HTMLButtonElement>(null);
  const guard = useGuard({
    content: JSON.stringify([run.id, approval]),
    findEnd: () => document.getElementById('gate-end'),
    findButtons: () => buttons.current,
  });
  const decide = (decision: Decision) => void actions.decide(run, approval.id, decision);
  const allow = (event: MouseEvent, decision: Decision) => {
    if (guard.accepts(event)) decide(decision);
  };

  useEffect(() => {
    const before = document.activeElement;
    deny.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    };
  }, [approval.id]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.defaultPrevented || store.sitesOpen.peek()) return;
      // The focus is on Deny, the text beside it: paging goes to the text, so that it can be read to its end by keys.
      if (event.key === 'Escape') decide('deny');
      else if (!pageThrough(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [approval.id]);

  const isLocked = guard.lock !== 'open';
  const held = isLocked ? `${Math.round((1 - guard.remainingMs / GUARD_MS) * 100)}%` : '100%';
  const look = approval.risk === 'danger' ? 'danger' : 'primary';
  const allowProps = {
    type: 'button',
    'aria-disabled': isLocked,
    'aria-describedby': 'gate-guard',
    style: { '--held': guard.lock === 'time' ? held : '0%' },
    ...guard.pressHandlers,
  } as const;
  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      <div id="gate-actions" ref={buttons}>
        <div class="decide">
          <button class="btn lg wide" type="button" ref={deny} onClick={(event) => event.isTrusted && decide('deny')}>
            {m.gate.deny} <kbd>Esc</kbd>
          </button>
          <button class={`btn ${look} lg wide hold`} {...allowProps} onClick={(event) => allow(event, 'allow')}>
            {m.gate.allow}
          </button>
        </div>
        {approval.risk !== 'danger' && approval.site !== '' && (
          <button class="btn block hold allow-site" {...allowProps} onClick={(event) => allow(event, 'allow-site')}>
            {m.gate.allowSite}
          </button>
        )}
      </div>
      <p class="guard" id="gate-guard">
        <Icon name={isLocked ? 'clock' : 'check'} />
        {guard.lock === 'time' && m.gate.unlocks(f.duration(guard.remainingMs))}
        {guard.lock === 'scroll' && m.gate.scroll}
        {guard.lock === 'focus' && m.gate.focus}
        {guard.lock === 'open' && m.gate.open}
      </p>
    </section>
  );
}

/** True when the key pages, and the gate's text was moved by it. */
function pageThrough(key: string): boolean {
  const text = document.querySelector<HTMLElement>('main.view');
  if (text === null) return false;
  const page = text.clientHeight * 0.85;
  const moves: Readonly<Record<string, number>> = {
    PageDown: page,
    PageUp: -page,
    End: text.scrollHeight,
    Home: -text.scrollHeight,
  };
  const top = moves[key];
  if (top === undefined) return false;
  text.scrollBy({ top });
  return true;
}
