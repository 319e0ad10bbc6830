/** Which ARIA roles a kind of target may mean, and how well. Pure; runs in content scripts. */
import type { GroundingFacts } from './grounding-facts.ts';
import type { ElementTarget } from './target.ts';

type Kind = ElementTarget['kind'];
type Fits = Readonly<Record<string, number>>;

const TEXT_FIELD: Fits = { textbox: 1, searchbox: 1, spinbutton: 1 };
const TOGGLE: Fits = { checkbox: 1, switch: 1, menuitemcheckbox: 1 };
const REGION: Fits = {
  banner: 1,
  complementary: 1,
  contentinfo: 1,
  form: 1,
  main: 1,
  navigation: 1,
  region: 1,
  search: 1,
  dialog: 1,
  alertdialog: 1,
  group: 1,
  radiogroup: 1,
  toolbar: 1,
  table: 1,
  grid: 1,
  treegrid: 1,
  list: 0.9,
  listbox: 0.7,
  menu: 0.9,
  menubar: 0.9,
  tree: 0.8,
  tabpanel: 1,
  tablist: 0.8,
  article: 1,
  figure: 0.8,
  row: 0.8,
  rowgroup: 0.5,
  listitem: 0.7,
  heading: 0.8,
  alert: 0.7,
  status: 0.7,
  feed: 0.8,
  cell: 0.5,
  gridcell: 0.5,
  iframe: 0.6,
  details: 0.8,
};

/** 1 fits fully; below 0.5 the name must match exactly; absent never fits. */
const FITS: Partial<Record<Kind, Fits>> = {
  button: {
    button: 1,
    menuitem: 0.7,
    tab: 0.7,
    link: 0.6,
    switch: 0.5,
    menuitemcheckbox: 0.5,
    menuitemradio: 0.5,
    option: 0.4,
    checkbox: 0.3,
    radio: 0.3,
    combobox: 0.3,
    gridcell: 0.3,
  },
  link: { link: 1, menuitem: 0.7, tab: 0.5, button: 0.6, treeitem: 0.4, option: 0.3 },
  field: {
    ...TEXT_FIELD,
    combobox: 0.85,
    slider: 0.6,
    listbox: 0.4,
    radiogroup: 0.4,
    checkbox: 0.3,
    switch: 0.3,
    radio: 0.2,
  },
  choice: {
    combobox: 1,
    listbox: 1,
    radiogroup: 1,
    menu: 0.5,
    tree: 0.5,
    textbox: 0.3,
    searchbox: 0.3,
    spinbutton: 0.4,
    slider: 0.4,
    group: 0.4,
  },
  option: {
    option: 1,
    menuitemradio: 0.8,
    radio: 0.8,
    menuitem: 0.7,
    treeitem: 0.7,
    listitem: 0.5,
    checkbox: 0.5,
    switch: 0.5,
    tab: 0.6,
    link: 0.5,
    button: 0.55,
    row: 0.5,
    article: 0.4,
    gridcell: 0.6,
    textbox: 0.2,
    combobox: 0.3,
    heading: 0.2,
  },
  checkbox: { ...TOGGLE, radio: 0.5, option: 0.3, treeitem: 0.3, button: 0.4, gridcell: 0.2, row: 0.2 },
  radio: { radio: 1, menuitemradio: 1, option: 0.5, checkbox: 0.4, tab: 0.3, button: 0.3 },
  tab: { tab: 1, link: 0.6, button: 0.6, radio: 0.4, menuitem: 0.4 },
  menuitem: {
    menuitem: 1,
    menuitemcheckbox: 1,
    menuitemradio: 1,
    option: 0.7,
    link: 0.7,
    button: 0.7,
    treeitem: 0.6,
    tab: 0.5,
  },
  image: { img: 1, image: 1, figure: 0.8, 'graphics-document': 0.8, link: 0.3, button: 0.3 },
  heading: { heading: 1 },
  row: { row: 1, listitem: 0.8, treeitem: 0.7, article: 0.5, option: 0.4, group: 0.4 },
  region: REGION,
  'search-field': { searchbox: 1, textbox: 0.9, combobox: 0.9 },
};

/** What "click Pricing" prefers when several things are called so. */
const ANY: Fits = {
  button: 1,
  link: 1,
  menuitem: 1,
  menuitemcheckbox: 1,
  menuitemradio: 1,
  tab: 1,
  checkbox: 1,
  radio: 1,
  switch: 1,
  option: 0.95,
  combobox: 0.95,
  listbox: 0.8,
  textbox: 0.9,
  searchbox: 0.9,
  spinbutton: 0.9,
  slider: 0.9,
  treeitem: 0.9,
  gridcell: 0.5,
  columnheader: 0.5,
  rowheader: 0.4,
  radiogroup: 0.5,
  img: 0.35,
  image: 0.35,
  heading: 0.3,
  row: 0.3,
  listitem: 0.3,
  cell: 0.3,
};
const INTERACTIVE_FIT = 0.75;
const TEXT_FIT = 0.2;

/** Picked by what they are, not by role; the page engine offers nothing else for them. */
const OF_ANY_ROLE: ReadonlySet<Kind> = new Set<Kind>([
  'focused',
  'submit',
  'cookie-accept',
  'cookie-reject',
  'main-content',
  'main-heading',
  'page',
]);

/** Least fit of what answers to clicks but has no fitting role, as in `<div onclick>`. */
const CLICKABLE_FIT: Partial<Record<Kind, number>> = {
  button: 0.55,
  link: 0.5,
  option: 0.5,
  menuitem: 0.4,
  tab: 0.4,
  choice: 0.4,
};

/** 0 to 1: how well an element is what the target's kind speaks of. */
export function roleFit(kind: Kind, facts: GroundingFacts): number {
  if (OF_ANY_ROLE.has(kind)) return 1;
  if (kind === 'any') {
    const fit = ANY[facts.role] ?? TEXT_FIT;
    return facts.isInteractive ? Math.max(fit, INTERACTIVE_FIT) : fit;
  }
  const fit = FITS[kind]?.[facts.role] ?? 0;
  if (kind === 'field' && facts.isEditable) return Math.max(fit, 0.95);
  if (kind === 'choice' && facts.hasPopup) return Math.max(fit, 0.85);
  const isClickable = facts.isInteractive && !facts.isEditable;
  return Math.max(fit, isClickable ? (CLICKABLE_FIT[kind] ?? 0) : 0);
}
