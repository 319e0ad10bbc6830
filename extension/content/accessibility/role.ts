import { hasAuthorName } from './author-name.ts';
import { ARIA_ROLES, INTERACTIVE_ROLES, ROLE_SYNONYMS } from './aria-roles.ts';
import { implicitRole, type RoleAt } from './implicit-role.ts';
import { isKeptExposed } from './kept-exposed.ts';
import { lacksContext } from './required-context.ts';
import { ReadingPass } from '../dom/reading-pass.ts';

/** Roles that an author may give only together with a name (ARIA, "handling author errors"). */
const NEEDS_NAME = new Set(['region', 'form']);

/** So many roles may wait for the role of what is around them; only a trap nests deeper. */
const MAX_NESTED = 300;

/** What says nothing of an element by itself. */
const SAYS_NOTHING = new Set(['generic', 'listitem', 'none']);

/** The first role of the attribute that holds; undefined when the element is what it is without one. */
function explicitRole(element: Element, attribute: string, roleAt: RoleAt, pass: ReadingPass): string | undefined {
  for (const token of attribute.split(/[\t\n\f\r ]+/)) {
    const lower = token.toLowerCase();
    if (!ARIA_ROLES.has(lower)) continue;
    const role = ROLE_SYNONYMS.get(lower) ?? lower;
    if (NEEDS_NAME.has(role) && !hasAuthorName(element)) continue;
    if (role === 'none' && isKeptExposed(element)) return undefined;
    if (lacksContext(element, role, roleAt, pass) && !isStillOperated(element, role, roleAt)) continue;
    return role;
  }
  return undefined;
}

/**
 * The specification drops the role of an option without a list. What a person can press there is told as its author
 * called it all the same, where it would be nothing otherwise.
 */
function isStillOperated(element: Element, role: string, roleAt: RoleAt): boolean {
  return INTERACTIVE_ROLES.has(role) && SAYS_NOTHING.has(implicitRole(element, roleAt));
}

/**
 * The element's ARIA role: the first valid token of `role`, else what the element is by itself. Synonyms come as
 * `image`, `none` and `list`; elements without a role as `generic`.
 */
export function roleOf(element: Element, pass: ReadingPass = new ReadingPass()): string {
  const known = pass.roles.get(element);
  if (known !== undefined) return known;
  if (pass.rolesUnderWay >= MAX_NESTED) return 'generic';
  pass.rolesUnderWay += 1;
  pass.roleAt ??= (other) => roleOf(other, pass);
  const attribute = element.hasAttributes() ? element.getAttribute('role') : null;
  let role: string | undefined;
  if (attribute !== null) {
    // Elements may claim each other in a circle: whoever asks for this one meanwhile gets an answer.
    pass.roles.set(element, 'generic');
    role = explicitRole(element, attribute, pass.roleAt, pass);
  }
  role ??= implicitRole(element, pass.roleAt);
  pass.rolesUnderWay -= 1;
  pass.roles.set(element, role);
  return role;
}
