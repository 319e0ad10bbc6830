/** The style rules of a tree that hold in this window, as far as their sheets let them be read. */

export interface OpenRule {
  readonly style: CSSStyleDeclaration;
  /** With what it is nested in. */
  readonly selector: string;
  /** Its place among the cascade layers, counted from 0; `NO_LAYER` outdoes them all. */
  readonly layer: number;
}

const NO_LAYER = Number.MAX_SAFE_INTEGER;

interface Place {
  readonly parent: string;
  readonly layer: number;
  /** Full name of the layer around it. */
  readonly within: string;
  /** Names in the order in which they came. */
  readonly layers: string[];
}

/** A layer keeps the place where its name came first; one without a name is new each time. */
function layerAt({ layers, within }: Place, name: string): Pick<Place, 'layer' | 'within'> {
  const full = `${within}.${name === '' ? layers.length : name}`;
  if (!layers.includes(full)) layers.push(full);
  return { layer: layers.indexOf(full), within: full };
}

function holdsHere(rule: CSSRule): boolean {
  if (rule instanceof CSSMediaRule) return matchMedia(rule.conditionText).matches;
  return !(rule instanceof CSSSupportsRule) || CSS.supports(rule.conditionText);
}

const hasStyle = (rule: CSSRule): rule is CSSStyleRule => 'style' in rule;

function* rulesOf(rules: CSSRuleList, place: Place): Generator<OpenRule> {
  for (const rule of rules) {
    if (!holdsHere(rule)) continue;
    if (rule instanceof CSSLayerStatementRule) for (const name of rule.nameList) layerAt(place, name);
    const layered = rule instanceof CSSLayerBlockRule ? { ...place, ...layerAt(place, rule.name) } : place;
    const { parent, layer } = layered;
    const isStyle = rule instanceof CSSStyleRule;
    const own = isStyle ? rule.selectorText : parent;
    const selector = isStyle && parent !== '' ? own.replaceAll('&', `:is(${parent})`) : own;
    // Declarations that stand alone in a rule within a rule are a rule without a selector of its own.
    if ((isStyle || parent !== '') && hasStyle(rule)) yield { style: rule.style, selector, layer };
    const inner: unknown = Reflect.get(rule, 'cssRules');
    if (inner instanceof CSSRuleList && inner.length > 0) yield* rulesOf(inner, { ...layered, parent: selector });
  }
}

/** In the order in which the cascade takes them. */
export function* openRules(root: Document | ShadowRoot): Generator<OpenRule> {
  const place: Place = { parent: '', layer: NO_LAYER, within: '', layers: [] };
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
    if (sheet.disabled || !matchMedia(sheet.media.mediaText).matches) continue;
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      // Sheets of other sites keep their rules to themselves.
      continue;
    }
    yield* rulesOf(rules, place);
  }
}
