/**
 * Where browsers force a difference that a caller sees. `docs/browser-differences.md` is generated from it, and
 * `coverage.test.ts` holds each row to the test that shows it. Pure.
 */
export interface BrowserDifference {
  readonly what: string;
  readonly chromium: string;
  readonly firefox: string;
  /** Path of the test that shows it, and words that stand in it. */
  readonly shownBy: { readonly file: string; readonly words: string };
}

export const browserDifferences: readonly BrowserDifference[] = [
  {
    what: '`tabs_zoom`',
    chromium: 'zooms the tab alone (`scope: tab`)',
    firefox: 'zooms every tab of the site (`scope: site`); Firefox has no zoom of one tab',
    shownBy: { file: 'e2e/tabs-and-windows.spec.ts', words: "name === 'chromium' ? 'tab' : 'site'" },
  },
  {
    what: '`page_screenshot` of a whole page or a tall element',
    chromium:
      'drawn by the debugger at once where it may be attached (trusted input, no windows), else put together from views, two a second; with the tab in front of its window meanwhile',
    firefox: 'drawn at once, also in a tab behind others',
    shownBy: { file: 'e2e/pictures.spec.ts', words: 'of the whole page show what is fixed or sticky once' },
  },
  {
    what: '`page_print_pdf`',
    chromium:
      'printed by the debugger where it may be attached (trusted input, no windows), also in a tab behind others; refused elsewhere, with what to switch on',
    firefox:
      'opens the browser’s own dialogue, in which the user names the file: for the tab in front, all pages, and never for clients or models',
    shownBy: { file: 'e2e/printing.spec.ts', words: 'opens no dialogue for a client' },
  },
  {
    what: 'Files of the computer in a tab (`file:`)',
    chromium: 'opened and read for the user, where the user lets the extension at files',
    firefox: 'never entered: extensions may not',
    shownBy: { file: 'extension/background/addresses.test.ts', words: 'file:' },
  },
  {
    what: 'Sites that no extension may enter',
    chromium: 'the web store',
    firefox: 'the add-on site, accounts and help of Mozilla',
    shownBy: { file: 'extension/background/addresses.test.ts', words: 'addons.mozilla.org' },
  },
  {
    what: 'Access to sites',
    chromium: 'given at installation',
    firefox: 'asked for once; the panel has the button',
    shownBy: { file: 'e2e/panel/panel.spec.ts', words: 'sites are asked for within the click itself' },
  },
  {
    what: 'The panel',
    chromium: 'a side panel of the window',
    firefox: 'a sidebar',
    shownBy: { file: 'e2e/firefox-sidebar.spec.ts', words: 'sidebar' },
  },
  {
    what: 'Trusted input, where the user switches it on for a site',
    chromium: 'pressing, hovering, typing, keys, long press and drags go through the browser itself',
    firefox: 'not there: events are made in the page; Firefox lets no extension send input',
    shownBy: { file: 'e2e/acting/trusted-input.spec.ts', words: 'the panel offers no switch' },
  },
  {
    what: '`page_evaluate`',
    chromium:
      'needs trusted input on that site, for frames of other sites on theirs as well, or user scripts allowed for ARQ',
    firefox: 'runs unless the page forbids scripts that are made from text',
    shownBy: { file: 'e2e/acting/evaluate.spec.ts', words: 'forbids scripts that are made from text' },
  },
];
