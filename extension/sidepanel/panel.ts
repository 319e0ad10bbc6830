import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from './i18n/locale.ts';
import type { PanelPlatform } from './platform.ts';
import type { PanelActions } from './state/panel-actions.ts';
import type { PanelLink } from './state/panel-link.ts';
import type { PanelStore } from './state/panel-store.ts';
import type { Pictures } from './state/pictures.ts';
import type { Toasts } from './state/toasts.ts';

/** What every part of one mounted panel shares. */
export interface Panel {
  readonly store: PanelStore;
  readonly actions: PanelActions;
  readonly link: PanelLink;
  readonly pictures: Pictures;
  readonly toasts: Toasts;
  readonly locale: Locale;
  readonly platform: PanelPlatform;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === undefined) throw new Error('A part of the panel was rendered outside of it.');
  return panel;
}
