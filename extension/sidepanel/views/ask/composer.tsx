import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel.ts';

const MAX_LINES = 8;

/** As tall as the text or, while there is none, as the placeholder. */
function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
  const tallest = lineHeight * MAX_LINES + 12;
  area.style.height = `${Math.min(area.scrollHeight, tallest)}px`;
  area.style.overflowY = area.scrollHeight > tallest ? 'auto' : 'hidden';
}

/** Where a request is written. Grows to eight lines, then scrolls; Enter makes the plan, Shift+Enter a new line. */
export function Composer({ placeholder }: { readonly placeholder: string }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = store.draft.value;
  const isPlanning = store.planningSince.value !== undefined;

  useLayoutEffect(() => {
    if (field.current !== null) fitHeight(field.current);
  }, [draft]);

  // A panel that slides open is narrow at first, and a dragged edge changes how lines wrap.
  useEffect(() => {
    const area = field.current;
    if (area === null) return undefined;
    let width = 0;
    const observer = new ResizeObserver(() => {
      if (area.clientWidth === width) return;
      width = area.clientWidth;
      fitHeight(area);
    });
    observer.observe(area);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const area = field.current;
    // Nothing is taken from someone who has the focus elsewhere on purpose.
    if (area === null || (document.activeElement !== document.body && document.activeElement !== null)) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, [store.askRunId.value]);

  const send = () => {
    if (draft.trim() !== '') void actions.plan(draft);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={2}
        maxLength={20_000}
        value={draft}
        placeholder={placeholder}
        aria-label={placeholder}
        aria-keyshortcuts="Enter"
        onInput={(event) => (store.draft.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          if (!event.repeat) send();
        }}
      />
      <div class="composer-bar">
        <span class="composer-note">
          <Icon name="lock" />
          {m.ask.local}
        </span>
        <span class="grow" />
        <button
          class="send"
          type="submit"
          aria-label={m.ask.send}
          title={m.ask.send}
          disabled={draft.trim() === '' || isPlanning}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
