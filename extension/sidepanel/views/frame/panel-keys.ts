/**
 * Keys that work anywhere in the panel. Keys of one thing (composer, gate, rows) lie with that thing. Single letters
 * work only when no field has the focus.
 */
import { useEffect } from 'preact/hooks';
import { type Panel, usePanel } from '../../panel.ts';
import type { MorePlace } from '../../state/panel-store.ts';
import { goBack } from './top-bar.tsx';

export function usePanelKeys(): void {
  const panel = usePanel();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isTrusted && handleKey(panel, event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [panel]);
}

/** Alt and a digit: the places in the order of the navigation. */
const slotKeys: Readonly<Partial<Record<string, 'ask' | 'runs' | MorePlace>>> = {
  Digit1: 'ask',
  Digit2: 'runs',
  Digit3: 'connections',
  Digit4: 'alerts',
  Digit5: 'profiles',
};

function handleKey(panel: Panel, event: KeyboardEvent): boolean {
  const { store, actions } = panel;
  if (event.defaultPrevented || event.repeat || event.isComposing) return false;
  const isCommand = event.ctrlKey || event.metaKey;
  // `code` as well: on a Russian layout the key beside the comma types another character.
  if (isCommand && (event.key === '.' || event.code === 'Period')) {
    void actions.stopAll();
    return true;
  }
  if (event.key === 'F6') return focusNextRegion(event.shiftKey ? -1 : 1);
  if (event.altKey && !isCommand) {
    const name = slotKeys[event.code];
    if (name === undefined) return false;
    store.route.value = { name };
    return true;
  }
  if (isCommand || isEditable(event.target)) return false;
  const { name } = store.route.peek();
  if (event.key === '/' && name === 'runs') {
    document.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
    return true;
  }
  if (event.key === 'Escape' && (name === 'run' || name === 'host')) {
    goBack(store);
    return true;
  }
  return false;
}

export function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Whether a key meant for the view would be taken by the control that has the focus. */
export function isOnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, textarea, select') !== null;
}

function focusNextRegion(direction: 1 | -1): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.childElementCount > 0,
  );
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((current + direction + (current === -1 && direction === -1 ? 1 : 0)) % regions.length);
  next?.focus();
  return next !== undefined;
}
