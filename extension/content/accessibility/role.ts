import { hasAuthorName } from './author-name.ts';
import { ARIA_ROLES, GLOBAL_ATTRIBUTES, ROLE_SYNONYMS } from './aria-roles.ts';
import { implicitRole } from './implicit-role.ts';
import { composedParent } from '../dom/composed-tree.ts';
import { isFocusable } from '../dom/focusable.ts';
import { ReadingPass } from '../dom/reading-pass.ts';

/** Roles that an author may give only together with a name (ARIA, "handling author errors"). */
const NEEDS_NAME = new Set(['region', 'form']);

/** ARIA, "presentational roles conflict resolution": what is focusable or described stays exposed. */
function mustStayExposed(element: Element): boolean {
  return isFocusable(element) || GLOBAL_ATTRIBUTES.some((attribute) => element.hasAttribute(attribute));
}

function explicitRole(element: Element): string | undefined {
  const attribute = element.hasAttributes() ? element.getAttribute('role') : null;
  if (attribute === null) return undefined;
  for (const token of attribute.split(/[\t\n\f\r ]+/)) {
    const lower = token.toLowerCase();
    if (!ARIA_ROLES.has(lower)) continue;
    const role = ROLE_SYNONYMS.get(lower) ?? lower;
    if (NEEDS_NAME.has(role) && !hasAuthorName(element)) continue;
    if (role === 'none' && mustStayExposed(element)) continue;
    return role;
  }
  return undefined;
}

/** A list that is none takes its items along; tables do so in their own rules. */
function inheritsNone(element: Element, pass: ReadingPass): boolean {
  if (element.localName !== 'li' || mustStayExposed(element)) return false;
  const parent = composedParent(element).element;
  return parent !== undefined && parent.hasAttribute('role') && roleOf(parent, pass) === 'none';
}

/**
 * The element's ARIA role: the first valid token of `role`, else what the element is by itself. Synonyms come as
 * `image`, `none` and `list`; elements without a role as `generic`.
 */
export function roleOf(element: Element, pass: ReadingPass = new ReadingPass()): string {
  const known = pass.roles.get(element);
  if (known !== undefined) return known;
  const role = explicitRole(element) ?? (inheritsNone(element, pass) ? 'none' : implicitRole(element));
  pass.roles.set(element, role);
  return role;
}
