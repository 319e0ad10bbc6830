/** Which roles and elements the outline tells, folds away or leaves out. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Roles that say nothing by themselves: their content stands in for them. */
export const FOLDED = words(`
  caption code deletion document emphasis generic insertion mark none paragraph rowgroup sectionfooter sectionheader
  strong subscript suggestion superscript term time`);
/** Pictures, shown only when they have a name. */
export const PICTURES = words('canvas graphics-document graphics-object graphics-symbol image');
/** Named by their content, which therefore is not repeated; only what can be used in them is told. */
export const LEAVES = words(`
  button checkbox heading link menuitem menuitemcheckbox menuitemradio option radio switch tab tooltip`);
/** Named by their content, but with a structure of their own. */
export const NAMED_BOXES = words('cell columnheader gridcell row rowheader treeitem');
/** Their value is told on their own line. */
export const FIELDS = words('meter progressbar searchbox slider spinbutton textbox');
/** Parts that name their parent or their control and would be told twice. */
export const LABELS = words('caption figcaption legend label');
export const LABELLED = words('fieldset figure table');
export const SKIPPED = words('br defs desc head link meta metadata noscript script style template title');
/** What stands inside is for browsers that cannot show the element itself. */
export const FALLBACK = words('audio canvas iframe object video');
