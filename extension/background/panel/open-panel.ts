/** Opens the panel where its browser puts it. Both browsers want a user's gesture, and no `await` before the call. */
import { browser } from 'wxt/browser';
import { isFirefox } from '../browser-kind.ts';

/** Firefox's own namespace. */
interface Sidebar {
  open(): Promise<void>;
  toggle(): Promise<void>;
}

const sidebar = (): Sidebar => (browser as unknown as { readonly sidebarAction: Sidebar }).sidebarAction;

/** Rejects outside of a user's gesture. */
export function openPanel(windowId: number): Promise<void> {
  return isFirefox ? sidebar().open() : browser.sidePanel.open({ windowId });
}

/** Lets the toolbar button and its shortcut open the panel. Must run while the worker starts. */
export function openPanelOnAction(): void {
  if (isFirefox) browser.action.onClicked.addListener(() => void sidebar().toggle());
  else void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}
