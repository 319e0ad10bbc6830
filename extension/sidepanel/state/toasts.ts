import { signal, type ReadonlySignal } from '@preact/signals';

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** The other side's own words, after the text. */
  readonly detail?: string;
}

export interface Toasts {
  readonly list: ReadonlySignal<readonly Toast[]>;
  tell(text: string, detail?: string): void;
  dismiss(id: number): void;
}

const MAX_SHOWN = 3;

/** Short words in passing. How long each stays is the view's business: it stays while it is hovered or focused. */
export function createToasts(): Toasts {
  const list = signal<readonly Toast[]>([]);
  let nextId = 0;
  return {
    list,
    tell(text, detail) {
      nextId += 1;
      const toast: Toast = detail === undefined ? { id: nextId, text } : { id: nextId, text, detail };
      list.value = [...list.value.filter((other) => other.text !== text), toast].slice(-MAX_SHOWN);
    },
    dismiss(id) {
      list.value = list.value.filter((toast) => toast.id !== id);
    },
  };
}
