import { differenceBox, type Display } from './display.ts';

/** Chromium's native menus: height of a row, and what stands below an extension's entry (a separator and two rows). */
const ROW = 29;
const BELOW_EXTENSION_ENTRY = 84;

const TRIES = 4;

/**
 * Opens the page's real context menu with the right button and presses an entry of ARQ's submenu with the left one.
 * The menus are found by what changed on the screen.
 */
export async function pickFromContextMenu(display: Display, at: { x: number; y: number }, row: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pickOnce(display, at, row);
      return;
    } catch (error) {
      // The menu is made when the extension has started; a person would open it again, too.
      if (attempt === TRIES) throw error;
      await display.key('Escape');
      await display.key('Escape');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function pickOnce(display: Display, at: { x: number; y: number }, row: number): Promise<void> {
  const settle = () => new Promise((resolve) => setTimeout(resolve, 700));
  const corner = { x: at.x - 4, y: at.y - 4 };
  const page = await display.screenshot();
  await display.click(at.x, at.y, 3);
  await settle();
  const withMenu = await display.screenshot();
  const menu = differenceBox(page, withMenu, corner);
  if (!menu) throw new Error('The context menu did not open.');
  const entryY = menu.y + menu.height - BELOW_EXTENSION_ENTRY;
  await display.click(at.x + 60, entryY);
  await settle();
  const withSubmenu = await display.screenshot();
  const beside = { x: menu.x + menu.width + 4, y: 0 };
  const submenu = differenceBox(withMenu, withSubmenu, beside);
  if (!submenu) throw new Error('The submenu of ARQ did not open.');
  await display.click(submenu.x + 40, submenu.y + 5 + ROW * row);
}
