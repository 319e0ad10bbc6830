/** Where the rules of a tree are more than this, looking through them costs more than asking elements one by one. */
const MAX_RULES = 3_000;
const PSEUDO = /::?(?:before|after)/;

/** True also when there are too many rules to tell. */
function mention(rules: CSSRuleList, left: { rules: number }): boolean {
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index];
    if (rule === undefined) continue;
    left.rules -= 1;
    if (left.rules < 0) return true;
    if (rule instanceof CSSStyleRule && PSEUDO.test(rule.selectorText)) return true;
    if (rule instanceof CSSImportRule) return true;
    const inner: unknown = Reflect.get(rule, 'cssRules');
    if (inner instanceof CSSRuleList && mention(inner, left)) return true;
  }
  return false;
}

/**
 * False when no rule of the tree gives text to `::before` or `::after`, which most elements are asked for when they are
 * named; true when one may.
 */
export function mayHavePseudoText(root: Document | ShadowRoot): boolean {
  const left = { rules: MAX_RULES };
  try {
    return [...root.styleSheets, ...root.adoptedStyleSheets].some((sheet) => mention(sheet.cssRules, left));
  } catch {
    // Rules of another origin, and in Firefox the sheets that a page adopted, do not show themselves.
    return true;
  }
}
