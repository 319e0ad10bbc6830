/** Targets that are picked by what they do, not by a name: search box, submit button, consent, the page itself. */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { saysSend } from '../act/danger-words.ts';
import { focusedElement } from '../act/focus.ts';
import { closestComposed } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { fieldsAround, formOf } from '../forms/fields-of.ts';
import { defaultButtonOf } from '../forms/submission.ts';
import { isTextField } from '../forms/type-text.ts';
import { mainContent, mainHeading } from './main-parts.ts';
import type { Picked } from './picked.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { elementsOf } from '../snapshot/walk.ts';

const SURE = 95;
const LIKELY = 80;

function visibleElements(pass: ReadingPass): Element[] {
  return [...elementsOf(document.documentElement, pass)].filter((element) => isVisible(element, pass));
}

const SEARCH_WORDS = /search|find|query|поиск|найти|искать|suche|recherch|buscar|cerca|szukaj/i;
const SEARCH_NAMES = /^(?:q|s|query|search|keywords?|text|wd|k)$/i;

function searchPoints(field: Element, pass: ReadingPass): number {
  let points = 0;
  if (roleOf(field, pass) === 'searchbox') points += 4;
  if (closestComposed(field, (one) => roleOf(one, pass) === 'search') !== undefined) points += 4;
  const form = formOf(field);
  if (form !== undefined && SEARCH_WORDS.test(`${form.getAttribute('action') ?? ''} ${form.id} ${form.className}`))
    points += 3;
  if (SEARCH_WORDS.test(`${nameOf(field, pass)} ${field.getAttribute('placeholder') ?? ''}`)) points += 4;
  if (SEARCH_NAMES.test(field.getAttribute('name') ?? '') || SEARCH_WORDS.test(field.id)) points += 2;
  return points;
}

/** The page's search box: the most like one; of equals the first, which stands in the header. */
function searchFields(pass: ReadingPass): Picked[] {
  const found = visibleElements(pass)
    .filter((element) => isTextField(element) || roleOf(element, pass) === 'searchbox')
    .map((element) => ({ element, points: searchPoints(element, pass) }))
    .filter(({ points }) => points >= 2)
    .toSorted((a, b) => b.points - a.points);
  return found.map(({ element, points }, index) => ({
    element,
    score: Math.max(40, LIKELY + Math.min(15, points) - index * 3),
  }));
}

function isButton(element: Element, pass: ReadingPass): boolean {
  return roleOf(element, pass) === 'button';
}

/** The button that sends the form that was acted on last; without one, the only form's. */
function submitButtons(last: Element | undefined, pass: ReadingPass): Picked[] {
  const visible = visibleElements(pass);
  if (last !== undefined) {
    const form = formOf(last);
    const button = defaultButtonOf(form ?? null);
    if (button !== undefined) return [{ element: button, score: SURE }];
    const fields = fieldsAround(last);
    const near = visible.filter(
      (element) =>
        isButton(element, pass) &&
        saysSend(nameOf(element, pass)) &&
        fieldsAround(element).some((one) => fields.includes(one)),
    );
    if (near.length > 0) return near.map((element) => ({ element, score: LIKELY }));
  }
  const forms = visible.filter((element) => element instanceof HTMLFormElement);
  const buttons = forms
    .map((form) => defaultButtonOf(form))
    .filter((button) => button !== undefined && isVisible(button, pass));
  // A search form in the header is not what "submit" means while there is another one.
  const own = buttons.filter(
    (button) =>
      button !== undefined && !SEARCH_WORDS.test(`${button.form?.getAttribute('role') ?? ''} ${nameOf(button, pass)}`),
  );
  const chosen = own.length > 0 ? own : buttons;
  if (chosen.length > 0)
    return chosen.flatMap((element) => (element === undefined ? [] : [{ element, score: LIKELY }]));
  return visible
    .filter((element) => isButton(element, pass) && saysSend(nameOf(element, pass)))
    .map((element) => ({ element, score: LIKELY - 10 }));
}

const CONSENT =
  /cookie|consent|gdpr|ccpa|privacy|tracking|datenschutz|einwilligung|confidentialit|privacidad|куки|кук(?:и|ов)|персональн|конфиденциальн|согласи/i;
const ACCEPT_ALL =
  /^(?:accept|allow|agree to|enable|yes,? (?:i )?accept)\b.*\ball\b|^(?:i )?(?:accept|agree|allow)(?: (?:all|cookies|and \w+))*$|принять вс|принимаю|разрешить вс|соглас(?:ен|на|иться)|^принять$|alle(?:n)? (?:cookies )?(?:akzeptieren|annehmen|zulassen|zustimmen)|tout accepter|aceptar todo|accetta tutt|zaakceptuj/i;
const ACCEPT =
  /accept|agree|allow|got it|^ok(?:ay)?$|understand|continue|принять|понятно|хорошо|ок$|akzeptieren|annehmen|zustimmen|einverstanden|verstanden|accepter|j'accepte|aceptar|accetta|akceptuj|aanvaarden/i;
const OTHERWISE =
  /reject|decline|deny|refuse|only|necessary|essential|settings|preferences|manage|customi[sz]e|more|learn|policy|without|отклон|только|необходим|настро|подробн|ablehnen|nur|notwendig|einstellungen|mehr|refuser|rechazar|rifiuta/i;
/** Best first. */
const REFUSALS = [
  /reject|decline|refuse|deny|disagree|do not accept|don.t accept|отклон|отказ|не соглас|не принимать|запретить|ablehnen|refuser|rechazar|rifiuta|odrzu/i,
  /(?:only|just)\b.*(?:necessary|essential|required)|(?:necessary|essential|required)\b.*only|without accepting|только .*(?:необходим|обязательн|нужн)|nur notwendige|^no\b|^нет\b/i,
];
const MAX_BANNER_TEXT = 4000;

function isConsentBanner(element: Element, pass: ReadingPass): boolean {
  if (element === document.body || element === document.documentElement) return false;
  const marks = `${element.id} ${element.getAttribute('class') ?? ''} ${element.getAttribute('aria-label') ?? ''}`;
  const isAside =
    /^(?:dialog|alertdialog|region|banner|complementary|alert)$/.test(roleOf(element, pass)) ||
    /fixed|sticky/.test(pass.style(element).position);
  if (CONSENT.test(marks)) return true;
  const text = element.textContent ?? '';
  return isAside && text.length <= MAX_BANNER_TEXT && CONSENT.test(text);
}

/** The accepting button of a consent banner: "accept all" before a mere "accept". */
function cookieAccepts(pass: ReadingPass): Picked[] {
  const found: { element: Element; rank: number }[] = [];
  for (const element of visibleElements(pass)) {
    if (!/^(?:button|link)$/.test(roleOf(element, pass))) continue;
    const name = cleanLine(nameOf(element, pass))
      .replaceAll(/[.!✓✔]+/g, '')
      .trim();
    const isAll = ACCEPT_ALL.test(name);
    if ((!isAll && !ACCEPT.test(name)) || OTHERWISE.test(name)) continue;
    if (closestComposed(element, (one) => isConsentBanner(one, pass)) === undefined) continue;
    found.push({ element, rank: isAll ? 0 : 1 });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ element }, index) => ({ element, score: Math.max(40, SURE - index * 3) }));
}

/** The refusing button of a consent banner: "reject all" before "only necessary". */
function cookieRejects(pass: ReadingPass): Picked[] {
  const found: { element: Element; rank: number }[] = [];
  for (const element of visibleElements(pass)) {
    if (!/^(?:button|link)$/.test(roleOf(element, pass))) continue;
    const rank = REFUSALS.findIndex((pattern) => pattern.test(cleanLine(nameOf(element, pass))));
    if (rank === -1 || closestComposed(element, (one) => isConsentBanner(one, pass)) === undefined) continue;
    found.push({ element, rank });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ element }, index) => ({ element, score: Math.max(40, SURE - index * 3) }));
}

/** “type 5” after a key or a double click: into what has the focus, which may be a field of its own or one in an editor. */
function focusedFields(): Picked[] {
  const element = focusedElement();
  const isEditable = element instanceof HTMLElement && element.isContentEditable;
  return element !== undefined && (isEditable || isTextField(element)) ? [{ element, score: SURE }] : [];
}

/** Elements for the kinds that need no name; undefined for all other kinds. */
export function pickSpecial(kind: string, last: Element | undefined, pass: ReadingPass): Picked[] | undefined {
  if (kind === 'search-field') return searchFields(pass);
  if (kind === 'focused') return focusedFields();
  if (kind === 'submit') return submitButtons(last, pass);
  if (kind === 'cookie-accept') return cookieAccepts(pass);
  if (kind === 'cookie-reject') return cookieRejects(pass);
  if (kind === 'main-content') return window.parent === window ? mainContent(pass) : [];
  if (kind === 'main-heading') return window.parent === window ? mainHeading(pass) : [];
  if (kind !== 'page') return undefined;
  // The page is the top document; what a frame shows is a part of it.
  return window.parent === window ? [{ element: document.body ?? document.documentElement, score: 100 }] : [];
}
