/** Waits, as a person would, until an element can be acted on; says why when it cannot. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { labelsOf } from '../accessibility/native-label.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { isDisabled, isFocusable } from '../dom/focusable.ts';
import { closestComposed, composedParent } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isVisible } from '../dom/visibility.ts';
import { editContextOf } from '../forms/edit.ts';
import { findHit, middleOf, scrollElsewhere, scrollToElement, type Point } from './hit-test.ts';
import { isMoving } from './page-motion.ts';
import { nextFrame, pause, throwIfCancelled } from './pause.ts';
import { moveOnto } from './pointer.ts';
import { isShownByHover, pointedAround } from './shown-by-hover.ts';

/** How long an element may take to become ready. */
const READY_TIMEOUT_MS = 5000;
const EVERY_MS = 50;
/** How soon the page itself shows what it shows to a pointer that has come. */
const SHOWN_WITHIN_MS = 1000;
/** Two looks, a frame of 60 a second apart, must find the element in the same place. */
const STABLE_MS = 17;

export interface Readiness {
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
  /** Hit testing matters for pointers; keys and values reach covered elements. */
  readonly needsHit: boolean;
}

interface Look {
  readonly box: DOMRect;
  /** `performance.now()` */
  readonly at: number;
}

/** Where things were that policy asked about; the act that follows needs no second look of its own then. */
const looks = new WeakMap<Element, Look>();

function lookAt(press: Element): Look {
  return { box: press.getBoundingClientRect(), at: performance.now() };
}

/** Remembers where the element is before an act, so that the act can tell at once whether it moves. */
export function noteLook(element: Element): void {
  const press = pressable(element);
  looks.set(press, lookAt(press));
}

/** Where to point, and at what: the element itself or the label that stands for it. */
export interface ReadyTarget {
  readonly element: Element;
  /** Innermost element at the point; events start there. */
  readonly hit: Element;
  readonly point: Point;
}

/** `button “Save”`, for messages. */
export function sayElement(element: Element): string {
  const name = nameOf(element);
  const role = roleOf(element);
  const what = role === 'generic' || role === '' ? element.localName : role;
  return name === '' ? what : `${what} “${name.length > 80 ? `${name.slice(0, 79)}…` : name}”`;
}

/** True when the element or what holds it is disabled, natively or by ARIA, or switched off (`inert`). */
export function isOutOfUse(element: Element): boolean {
  if (isDisabled(element)) return true;
  const isOff = (one: Element) => one.getAttribute('aria-disabled') === 'true' || one.hasAttribute('inert');
  return closestComposed(element, isOff) !== undefined;
}

/** How far above it the box may lie that stands for an element nobody sees. */
const MAX_LEVELS = 3;

/** What holds a value and can be drawn by others. Inputs for text are left out: one that nobody sees is a trap for machines. */
const DRAWN_BY_OTHERS =
  'input[type=checkbox], input[type=radio], input[type=range], input[role=combobox], select, textarea, [contenteditable]:not([contenteditable=false])';

/** Editors and pickers draw themselves and take keys in something tiny or see-through above that. */
function drawnAround(element: Element): Element | undefined {
  const takesKeys = element.matches(DRAWN_BY_OTHERS) || editContextOf(element) !== undefined;
  if (!takesKeys || !isFocusable(element) || !element.checkVisibility({ visibilityProperty: true })) return undefined;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  let holder = composedParent(element).element;
  for (let level = 0; holder !== undefined && level < MAX_LEVELS; level += 1) {
    const box = holder.getBoundingClientRect();
    // It may have no size at all, in a corner.
    const isAbove = left <= box.right && right >= box.left && top <= box.bottom && bottom >= box.top;
    if (isAbove && isVisible(holder)) return holder;
    holder = composedParent(holder).element;
  }
  return undefined;
}

/** A check box that is hidden behind its label is pressed through the label; what is drawn by others through those. */
export function pressable(element: Element): Element {
  if (isVisible(element)) return element;
  // A label gives the focus, which opens no popup.
  const drawn = element.matches('[role=combobox], [aria-haspopup]') ? drawnAround(element) : undefined;
  if (drawn !== undefined) return drawn;
  return labelsOf(element, new ReadingPass()).find((label) => isVisible(label)) ?? drawnAround(element) ?? element;
}

function gone(element: Element): ArqError {
  return new ArqError('page.ref_stale', 'The element left the page while ARQ waited for it. Look it up again.', {
    data: { element: element.localName },
  });
}

function blockOf(element: Element, press: Element, needsHit: boolean): ReadyTarget | ArqError {
  if (!isVisible(press)) {
    return new ArqError(
      'page.not_visible',
      `The ${sayElement(element)} is on the page but cannot be seen. Open what holds it first (a menu, tab or section), or wait for it.`,
    );
  }
  if (isOutOfUse(element)) {
    return new ArqError(
      'page.disabled',
      `The ${sayElement(element)} is disabled. Fill in or choose what the page still wants, then try again.`,
    );
  }
  // Keys and values reach an element wherever it lies; looking for what covers it costs a layout.
  if (!needsHit || innerWidth === 0 || innerHeight === 0) return { element, hit: press, point: middleOf(press) };
  const found = findHit(press);
  if (found.kind === 'hit') return { element, hit: found.element, point: found.point };
  // A label that is a link all over: the control behind it is pressed itself.
  if (found.kind === 'outside' && press !== element) return { element, hit: element, point: middleOf(press) };
  if (found.kind === 'covered') {
    const cover = sayCover(found.by);
    return new ArqError(
      'page.obstructed',
      `The ${sayElement(element)} is covered by ${cover}. Close or dismiss that first, or scroll.`,
      { data: { by: cover } },
    );
  }
  return new ArqError('page.obstructed', `The ${sayElement(element)} lies outside of what can be scrolled into view.`);
}

/** What has no name is told by what it says. */
function sayCover(element: Element): string {
  const holder = nearestNamed(element);
  const what = sayElement(holder);
  const text = nameOf(holder) === '' && holder instanceof HTMLElement ? holder.innerText.trim().split('\n', 1)[0] : '';
  return text === '' || text === undefined ? what : `${what} “${text.slice(0, 80)}”`;
}

/** A cover is told by the dialog or banner it belongs to, if any. */
function nearestNamed(element: Element): Element {
  const holder = closestComposed(element, (one) => one !== element.ownerDocument.body && nameOf(one) !== '');
  return holder ?? element;
}

function isSamePlace({ box: one }: Look, { box: other }: Look): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width;
}

/** Rows and menus show their buttons to a pointer that comes. */
function pointAround(element: Element): void {
  const holder = pointedAround(element);
  if (holder !== undefined) moveOnto(holder, { point: middleOf(holder), button: 'left', modifiers: [] });
}

/** What only a real pointer would show has a place that one can press, or that of what is pointed at. */
function shownToPointer(element: Element): Pick<ReadyTarget, 'hit' | 'point'> | undefined {
  const holder = pointedAround(element);
  if (holder === undefined || !isShownByHover(element, holder)) return undefined;
  const { width, height } = element.getBoundingClientRect();
  return { hit: element, point: middleOf(width > 0 && height > 0 ? element : holder) };
}

/**
 * Waits until the element is connected, visible and enabled; for a pointer, also still and hit by it.
 * @throws ArqError `page.ref_stale`, `page.not_visible`, `page.disabled` or `page.obstructed` after the timeout.
 */
export async function waitUntilReady(element: Element, options: Readiness): Promise<ReadyTarget> {
  const end = performance.now() + (options.timeoutMs ?? READY_TIMEOUT_MS);
  let shownBy: number | undefined;
  for (let covered = 0; ;) {
    throwIfCancelled(options.signal);
    if (!element.isConnected) throw gone(element);
    const press = pressable(element);
    scrollToElement(press);
    const first = blockOf(element, press, options.needsHit);
    if (first instanceof ArqError) {
      const mayBeShown = first.code === 'page.not_visible' && options.needsHit;
      if (mayBeShown && shownBy === undefined) {
        pointAround(press);
        shownBy = Math.min(end, performance.now() + SHOWN_WITHIN_MS);
      }
      if (mayBeShown && shownBy !== undefined && performance.now() >= shownBy) {
        // Only what the page shows by no other means is pressed where nobody sees it.
        const shown = isOutOfUse(element) ? undefined : shownToPointer(press);
        if (shown !== undefined) return { element, ...shown };
        // Reading the rules takes a while: once more at the end.
        shownBy = end;
      }
      if (performance.now() >= end) throw first;
      await pause(EVERY_MS, options.signal);
      if (first.code === 'page.obstructed') scrollElsewhere(press, covered++);
      continue;
    }
    // Keys and values reach a field wherever it moves.
    if (!options.needsHit) return first;
    const now = lookAt(press);
    const earlier = looks.get(press);
    looks.delete(press);
    const before = earlier !== undefined && isSamePlace(earlier, now) ? earlier : now;
    const restMs = STABLE_MS - (now.at - before.at);
    if (restMs > 0) await nextFrame(restMs, options.signal);
    throwIfCancelled(options.signal);
    const isStill = isSamePlace(before, lookAt(press)) && !isMoving(press);
    // A thing that never comes to rest is acted on where it is.
    if (!element.isConnected || (!isStill && performance.now() < end)) continue;
    if (restMs <= 0) return first;
    const last = blockOf(element, press, options.needsHit);
    if (!(last instanceof ArqError)) return last;
  }
}
