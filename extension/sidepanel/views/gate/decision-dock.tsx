import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';
import { GUARD_MS } from '../../state/guard.ts';
import { useGuard } from './use-guard.ts';

export interface AllowChoice<Decision extends string> {
  readonly decision: Decision;
  readonly label: string;
}

interface DecisionDockProps<Decision extends string> {
  readonly id: string;
  readonly risk: 'read' | 'act' | 'danger';
  /** Everything that the person decides about, as text: another text is another gate. */
  readonly content: string;
  readonly onDeny: () => void;
  readonly onAllow: (decision: Decision) => void;
  readonly once: AllowChoice<Decision>;
  /** Those that reach further than this once. */
  readonly wider: readonly AllowChoice<Decision>[];
  /** What stands above the wider choices. */
  readonly widerHead?: ComponentChildren;
  /** What is said once the guard is open. */
  readonly openText: string;
}

/** Deny and Allow. Deny has the focus and works at once; Allow waits for the guard and for a person's own press. */
export function DecisionDock<Decision extends string>(props: DecisionDockProps<Decision>) {
  const { id, risk, content, onDeny, onAllow, once, wider, widerHead, openText } = props;
  const { locale, store } = usePanel();
  const { m, f } = locale;
  const buttons = useRef<HTMLDivElement>(null);
  const deny = useRef<HTMLButtonElement>(null);
  const guard = useGuard({
    content,
    findEnd: () => document.getElementById('gate-end'),
    findButtons: () => buttons.current,
  });

  useEffect(() => {
    const before = document.activeElement;
    deny.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    };
  }, [id]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.defaultPrevented || store.hasSheet.peek()) return;
      // The focus is on Deny, the text beside it: paging goes to the text, so that it can be read to its end by keys.
      if (event.key === 'Escape') onDeny();
      else if (!pageThrough(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [id]);

  const isLocked = guard.lock !== 'open';
  const held = isLocked ? `${Math.round((1 - guard.remainingMs / GUARD_MS) * 100)}%` : '100%';
  const allowProps = {
    type: 'button',
    'aria-disabled': isLocked,
    'aria-describedby': 'gate-guard',
    style: { '--held': guard.lock === 'time' ? held : '0%' },
    ...guard.pressHandlers,
  } as const;
  const allow = (event: MouseEvent, decision: Decision) => {
    if (guard.accepts(event)) onAllow(decision);
  };
  return (
    <section class="dock" aria-label={m.nav.actions} data-region tabIndex={-1}>
      <div id="gate-actions" ref={buttons}>
        <div class="decide">
          <button class="btn lg wide" type="button" ref={deny} onClick={(event) => event.isTrusted && onDeny()}>
            {m.gate.deny} <kbd>Esc</kbd>
          </button>
          <button
            class={`btn ${risk === 'danger' ? 'danger' : 'primary'} lg wide hold`}
            {...allowProps}
            onClick={(event) => allow(event, once.decision)}
          >
            {once.label}
          </button>
        </div>
        {wider.length > 0 && widerHead !== undefined && <p class="wider-head">{widerHead}</p>}
        {wider.length > 0 && (
          <div class="wider">
            {wider.map(({ decision, label }) => (
              <button class="btn hold" {...allowProps} key={decision} onClick={(event) => allow(event, decision)}>
                {label}
              </button>
            ))}
          </div>
        )}
      </div>
      <p class="guard" id="gate-guard">
        <Icon name={isLocked ? 'clock' : 'check'} />
        {guard.lock === 'time' && m.gate.unlocks(f.duration(guard.remainingMs))}
        {guard.lock === 'scroll' && m.gate.scroll}
        {guard.lock === 'focus' && m.gate.focus}
        {guard.lock === 'open' && openText}
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
