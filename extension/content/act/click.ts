/** One click as a person makes it, with the default action of the browser exactly once. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { closestComposed } from '../dom/composed-tree.ts';
import { isFrameName, keepHere } from '../forms/keep-here.ts';
import { sayElement, type ReadyTarget } from './actionable.ts';
import { selectByClicks } from './select-by-clicks.ts';
import { fireMouse, firePointer, moveOnto, pressDown, releaseUp, type Press } from './pointer.ts';

export interface ClickEffect {
  /** Address that the click asks to show in a tab of its own; the browser would block it as a pop-up. */
  readonly opensTab?: string;
}

function linkAround(element: Element): HTMLAnchorElement | HTMLAreaElement | undefined {
  const found = closestComposed(
    element,
    (one) => (one instanceof HTMLAnchorElement || one instanceof HTMLAreaElement) && one.hasAttribute('href'),
  );
  return found instanceof HTMLAnchorElement || found instanceof HTMLAreaElement ? found : undefined;
}

/** Where a link wants to open in a tab of its own: by its target, the middle button or a modifier. */
function newTabUrl(link: HTMLAnchorElement | HTMLAreaElement, press: Press): string | undefined {
  if (!/^https?:/.test(link.href) || link.hasAttribute('download')) return undefined;
  const target = link.target || (document.querySelector('base[target]')?.getAttribute('target') ?? '');
  const isByTarget = target !== '' && !isFrameName(target);
  const isByHand =
    press.button === 'middle' || press.modifiers.some((key) => key === 'Control' || key === 'Meta' || key === 'Shift');
  return isByTarget || isByHand ? link.href : undefined;
}

export function needsUpload(input: Element): ArqError {
  return new ArqError(
    'page.needs_upload',
    `The ${sayElement(input)} asks for a file. A click chooses none: use page_upload_file.`,
  );
}

export function refuseFileInput(element: Element): void {
  const control = element instanceof HTMLLabelElement ? element.control : element;
  if (control instanceof HTMLInputElement && control.type === 'file') throw needsUpload(control);
}

/** The control around the target and its form; links are left alone, they tell their address (`newTabUrl`). */
function submittersOf(target: Element): unknown[] {
  const control = target.closest('button, input');
  return control === null ? [] : [control, Reflect.get(control, 'form')];
}

/** Fires the click itself. The activation behaviour runs inside of it, as for `element.click()`. */
function fireClick(target: Element, press: Press, detail: number): ClickEffect {
  let opensTab: string | undefined;
  let upload: Element | undefined;
  const onFileInput = (event: Event) => {
    const input = event.composedPath()[0];
    // A page's own button may hand the click on to its hidden file input; the chooser would be blocked silently.
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
    upload = input;
    event.preventDefault();
  };
  const onLast = (event: Event) => {
    const start = event.composedPath()[0];
    const link = start instanceof Element ? linkAround(start) : undefined;
    if (event.defaultPrevented || link === undefined) return;
    opensTab = newTabUrl(link, press);
    if (opensTab !== undefined) event.preventDefault();
  };
  const restoreTargets = keepHere(submittersOf(target));
  addEventListener('click', onFileInput, { capture: true });
  // Bubbling at the window comes last, when the page had its say.
  for (const type of ['click', 'auxclick']) addEventListener(type, onLast);
  try {
    if (press.button === 'left') firePointer(target, 'click', press, { detail });
    else firePointer(target, 'auxclick', press, { detail });
  } finally {
    removeEventListener('click', onFileInput, { capture: true });
    for (const type of ['click', 'auxclick']) removeEventListener(type, onLast);
    restoreTargets();
  }
  if (upload !== undefined) throw needsUpload(upload);
  return opensTab === undefined ? {} : { opensTab };
}

/** Lets go of what is pressed down; it is a click where the element is still there. */
export function releaseAfter(hit: Element, press: Press, hasMouseEvents: boolean): ClickEffect {
  if (!hit.isConnected) return {};
  releaseUp(hit, press, 1, hasMouseEvents);
  return hit.isConnected ? fireClick(hit, press, 1) : {};
}

/** Clicks `count` times at a place that was found ready. Runs in one task. */
export function clickAt(
  { hit, point }: Pick<ReadyTarget, 'hit' | 'point'>,
  press: Omit<Press, 'point'>,
  count: number,
): ClickEffect {
  const at: Press = { ...press, point };
  moveOnto(hit, at);
  let effect: ClickEffect = {};
  for (let detail = 1; detail <= count; detail += 1) {
    const hasMouseEvents = pressDown(hit, at, detail);
    if (at.button === 'left' && detail > 1 && hasMouseEvents) selectByClicks(hit, point, detail);
    if (at.button === 'right') fireMouse(hit, 'contextmenu', at, { isDown: true });
    if (!hit.isConnected) return effect;
    releaseUp(hit, at, detail, hasMouseEvents);
    if (!hit.isConnected) return effect;
    effect = { ...effect, ...fireClick(hit, at, detail) };
    if (detail === 2 && at.button === 'left') fireMouse(hit, 'dblclick', at, { detail });
  }
  return effect;
}
