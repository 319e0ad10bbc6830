/** The concrete roles of WAI-ARIA 1.3 and of the Graphics and DPUB modules, with what naming needs to know of each. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Roles whose name may come from their content (ARIA, "Roles supporting name from content"). */
export const NAMED_BY_CONTENT = words(`
  button cell checkbox columnheader comment gridcell heading link menuitem menuitemcheckbox menuitemradio option radio
  row rowheader switch tab tooltip treeitem
  doc-backlink doc-biblioref doc-glossref doc-noteref doc-subtitle`);

/** Roles whose content is no part of the name of what is around them, unless that names or labels by it. */
export const APART_FROM_NAMES = words(`
  alertdialog application article banner blockquote comment complementary contentinfo dialog document figure form
  graphics-document graphics-symbol image main marquee menu menubar navigation radiogroup search separator status
  suggestion tablist tabpanel toolbar tree treegrid`);

export const ARIA_ROLES = words(`
  alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
  comment complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid
  gridcell group heading image img insertion link list listbox listitem log main mark marquee math menu menubar menuitem
  menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup
  region row rowgroup rowheader scrollbar search searchbox sectionfooter sectionheader separator slider spinbutton status
  strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree
  treegrid treeitem
  graphics-document graphics-object graphics-symbol
  doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref
  doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes
  doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index
  doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part doc-preface
  doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc`);

/** Synonyms, and the spelling that ARQ uses for each. */
export const ROLE_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['presentation', 'none'],
  ['img', 'image'],
  ['directory', 'list'],
]);

/** Global states and properties: an element that has one stays exposed in spite of `role="none"`. */
export const GLOBAL_ATTRIBUTES = [
  ...words(`
  aria-atomic aria-braillelabel aria-brailleroledescription aria-busy aria-controls aria-current aria-describedby
  aria-description aria-details aria-dropeffect aria-flowto aria-grabbed aria-keyshortcuts aria-label aria-labelledby
  aria-live aria-owns aria-relevant aria-roledescription`),
];

/** Roles that can be acted on by a person. */
export const INTERACTIVE_ROLES = words(`
  button checkbox combobox gridcell link listbox menuitem menuitemcheckbox menuitemradio option radio scrollbar searchbox
  slider spinbutton switch tab textbox treeitem`);

/** Roles that divide a page; they tell where an element stands. */
export const LANDMARK_ROLES = words('banner complementary contentinfo form main navigation region search');
