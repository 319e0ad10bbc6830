import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { Icon } from './icon.tsx';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet over the view. The native dialog keeps the focus inside, closes on Esc and gives the focus back. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { m } = usePanel().locale;
  const ref = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      // Its close event comes later, when another sheet may have taken its place.
      isGone.current = true;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      class="sheet"
      ref={ref}
      aria-labelledby={titleId}
      onClose={() => {
        if (!isGone.current) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        // A click on the dialog itself, outside of what it holds, is one on its backdrop.
        if (event.target === ref.current) onClose();
      }}
    >
      <div>
        <div class="sheet-h">
          <h2 id={titleId}>{title}</h2>
          <button class="ibtn" type="button" aria-label={m.sites.close} title={m.sites.close} onClick={onClose}>
            <Icon name="x" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
