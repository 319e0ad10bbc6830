/** A mark of the style rules in force: it differs when sheets or rules came, went or were switched. Rules edited in place do not show. */
export function styleRules(roots: readonly ShadowRoot[]): string {
  return [document, ...roots].map((root) => [...root.styleSheets, ...adoptedBy(root)].map(markOf).join()).join(';');
}

/** Firefox guards the list of a page's adopted sheets from extensions. */
function adoptedBy(root: Document | ShadowRoot): readonly CSSStyleSheet[] {
  try {
    return [...root.adoptedStyleSheets];
  } catch {
    return [];
  }
}

function markOf(sheet: CSSStyleSheet): string {
  try {
    return `${sheet.disabled ? 'x' : ''}${sheet.cssRules.length}`;
  } catch {
    // A sheet of another origin does not let its rules be counted.
    return `${sheet.disabled ? 'x' : ''}${sheet.href ?? ''}`;
  }
}
