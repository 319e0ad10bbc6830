/**
 * What the browser's own input may reach in this document: the element that was guarded and what belongs to it, and
 * nothing that the page puts in its place. Where the input would go is looked at again right before it is sent.
 */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { containsComposed, shadowRootOf } from '../dom/composed-tree.ts';
import { editingHost } from '../forms/editable-text.ts';
import { formOf } from '../forms/fields-of.ts';
import { defaultButtonOf } from '../forms/submission.ts';
import { pressable, sayElement, waitUntilReady } from './actionable.ts';
import { focusedElement, focusElement } from './focus.ts';
import { elementAt, isHit, type Point } from './hit-test.ts';
import { throwIfCancelled } from './pause.ts';
import { controlOf } from './target-facts.ts';

/** What is looked at again may come to rest within this: hovering moves things. */
const LOOK_AGAIN_MS = 1_000;

export interface TrustedAim {
  /** What is sent; other input that arrives meanwhile is a person's. */
  readonly kind: 'pointer' | 'keys' | 'nothing';
  /** True when input may arrive there. */
  isMeant(element: Element, event: Event): boolean;
  /** Where the input is to go now; throws when it would go elsewhere. */
  look(signal: AbortSignal): Promise<Point | undefined>;
  /** Brings back a focus that the page gave to a frame; false when it is where it belongs. */
  takeBack?(): boolean;
}

/** These hold a page of their own, where nothing of this document is asked. */
export const holdsPage = (element: Element): boolean =>
  /^(?:i?frame|fencedframe|object|embed)$/.test(element.localName);

/** Where an event really began: its path ends at hosts whose shadow is closed. */
export function startOf(event: Event): Element | undefined {
  const [start] = event.composedPath();
  if (!(start instanceof Element)) return undefined;
  if (shadowRootOf(start) === null) return start;
  const isPointing = event instanceof MouseEvent && (event.clientX !== 0 || event.clientY !== 0);
  const inner = isPointing ? elementAt({ x: event.clientX, y: event.clientY }) : focusedElement();
  return inner !== undefined && containsComposed(start, inner) ? inner : start;
}

const strayed = (element: Element, what: string): ArqError =>
  new ArqError(
    'policy.target_changed',
    `The page put something else ${what} of the ${sayElement(element)}, and ARQ kept its input from that. Look at the page again and ask anew.`,
  );

export const strayedFrom = (element: Element): ArqError => strayed(element, 'in the place');

/** A label gives its click on to its control. */
const controlBehind = (element: Element) => (element instanceof HTMLLabelElement ? element.control : null);

/** A click reaches what is common to where the button went down and where it came up. */
const isClickAround = (element: Element, event: Event, target: Element) =>
  event.type.endsWith('click') && containsComposed(element, target);

/** For a pointer on an element; `point` is where it was found ready. */
export function pointerAim(named: Element, point: Point): TrustedAim {
  let at = point;
  const isMeant = (element: Element) => {
    if (holdsPage(element)) return false;
    const targets = [named, pressable(named)];
    return targets.some((one) => isHit(one, element) || controlBehind(one) === element);
  };
  return {
    kind: 'pointer',
    isMeant: (element, event) => isMeant(element) || isClickAround(element, event, named),
    async look(signal) {
      throwIfCancelled(signal);
      const hit = elementAt(at);
      if (hit !== undefined && isMeant(hit)) return at;
      const ready = await waitUntilReady(named, { signal, needsHit: true, timeoutMs: LOOK_AGAIN_MS });
      if (holdsPage(ready.hit)) throw strayedFrom(named);
      at = ready.point;
      return at;
    },
  };
}

/** For a point given as coordinates, at which `hit` was found. */
export function pointAim(hit: Element, point: Point): TrustedAim {
  const control = controlOf(hit);
  const isMeant = (element: Element) =>
    !holdsPage(element) && (isHit(control, element) || isHit(hit, element) || controlBehind(control) === element);
  return {
    kind: 'pointer',
    isMeant: (element, event) => isMeant(element) || isClickAround(element, event, hit),
    look() {
      const now = elementAt(point);
      if (now === undefined || !isMeant(now)) throw strayedFrom(hit);
      return Promise.resolve(point);
    },
  };
}

/** The next box of a code that is entered one character a box. */
function isNextBox(from: Element, to: Element | undefined): to is HTMLInputElement {
  if (!(from instanceof HTMLInputElement) || !(to instanceof HTMLInputElement)) return false;
  const { maxLength, value } = from;
  return maxLength > 0 && value.length >= maxLength && to.maxLength === maxLength && to.form === from.form;
}

/** For keys that go to what has the focus. */
export function keyAim(first: Element): TrustedAim {
  let target = first;
  const holds = (one: Element, element: Element) =>
    one === element || (one !== document.body && containsComposed(one, element));
  const isMeant = (element: Element) => {
    if (holdsPage(element)) return false;
    if (holds(target, element) || editingHost(target) === element) return true;
    if (!isNextBox(target, element)) return false;
    target = element;
    return true;
  };
  const isInPlace = () => {
    const focused = focusedElement() ?? document.body;
    return document.hasFocus() && isMeant(focused);
  };
  return {
    kind: 'keys',
    // Enter in a field presses its form's default button; Enter and space press what has the focus.
    isMeant: (element, event) =>
      isMeant(element) || (event.type === 'click' && element === defaultButtonOf(formOf(target) ?? null)),
    look(signal) {
      throwIfCancelled(signal);
      if (!isInPlace()) {
        // A page that only let go of the focus gets it back once.
        window.focus();
        if (focusedElement() === undefined && target !== document.body) focusElement(target);
      }
      if (!target.isConnected || !isInPlace()) throw strayed(target, 'into the focus');
      return Promise.resolve(undefined);
    },
    takeBack() {
      const { activeElement } = document;
      if (activeElement === null || !holdsPage(activeElement)) return false;
      window.focus();
      if (activeElement instanceof HTMLElement) activeElement.blur();
      return true;
    },
  };
}

/** For what only points: it presses nothing. */
export const hoverAim = (point: Point): TrustedAim => ({
  kind: 'nothing',
  isMeant: () => true,
  look: () => Promise.resolve(point),
});
