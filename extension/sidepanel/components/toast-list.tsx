import { useEffect, useRef, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import type { Toast } from '../state/toasts.ts';
import { Icon } from './icon.tsx';

const SHOWN_MS = 6000;

/** Toasts at the end of the view. Each stays six seconds, and as long as it is hovered or holds the focus. */
export function ToastList() {
  const { toasts } = usePanel();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.list.value.map((toast) => (
        <ToastRow key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastRow({ toast }: { readonly toast: Toast }) {
  const { toasts, locale } = usePanel();
  const [isHeld, setHeld] = useState(false);
  const dismiss = useRef(() => toasts.dismiss(toast.id));
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(dismiss.current, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return (
    <div
      class="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <p>
        <b>{toast.text}</b> {toast.detail !== undefined && <span>{toast.detail}</span>}
      </p>
      <button
        class="ibtn"
        type="button"
        aria-label={locale.m.toast.close}
        title={locale.m.toast.close}
        onClick={dismiss.current}
      >
        <Icon name="x" />
      </button>
    </div>
  );
}
