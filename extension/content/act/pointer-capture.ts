/**
 * Pages capture the pointer while they drag, so that all moves come to one element. Events made by script are not
 * redirected by the browser, so ARQ does it. Chromium lets a page capture its mouse at any time and is asked who did;
 * Firefox refuses a pointer that no real event told of, so the page's own functions are stood in for while the button
 * is down.
 */
import { closestComposed } from '../dom/composed-tree.ts';

export interface PointerCapture {
  /** The element that gets an event which is to be fired at `over`. */
  targetOf(over: Element): Element;
  /** Lets the pointer go. */
  end(): void;
}

const NAMES = ['setPointerCapture', 'hasPointerCapture', 'releasePointerCapture'] as const;
type CaptureName = (typeof NAMES)[number];
type CaptureFunction = (this: unknown, pointerId: unknown) => unknown;

interface PageWindow {
  readonly Element: { readonly prototype: Record<CaptureName, CaptureFunction> };
}
interface FirefoxScope {
  readonly wrappedJSObject?: PageWindow;
  readonly exportFunction?: (code: CaptureFunction, scope: PageWindow) => CaptureFunction;
}

function tell(element: Element, type: string, pointerId: number): void {
  element.dispatchEvent(new PointerEvent(type, { pointerId, pointerType: 'mouse', isPrimary: true, bubbles: true }));
}

/** Asks the browser which element around the pressed one has the pointer. */
function watchBrowser(pressed: Element, pointerId: number): PointerCapture {
  const find = () => closestComposed(pressed, (one) => one.hasPointerCapture(pointerId));
  return {
    targetOf: (over) => find() ?? over,
    end() {
      const captor = find();
      if (captor === undefined) return;
      captor.releasePointerCapture(pointerId);
      tell(captor, 'lostpointercapture', pointerId);
    },
  };
}

/** Stands in for the functions of the page's own world. */
function watchPage(page: PageWindow, into: (code: CaptureFunction) => CaptureFunction, ownId: number): PointerCapture {
  const { prototype } = page.Element;
  const browsers = new Map(NAMES.map((name) => [name, prototype[name]] as const));
  let captor: Element | undefined;
  const capture = (element: Element | undefined) => {
    const before = captor;
    captor = element;
    if (before !== undefined && before !== element) tell(before, 'lostpointercapture', ownId);
    if (element !== undefined && before !== element) tell(element, 'gotpointercapture', ownId);
  };
  const own: Record<CaptureName, (element: Element) => unknown> = {
    setPointerCapture: (element) => capture(element),
    hasPointerCapture: (element) => captor === element,
    releasePointerCapture: (element) => (captor === element ? capture(undefined) : undefined),
  };
  const restore = () => {
    for (const [name, native] of browsers) {
      try {
        prototype[name] = native;
      } catch {
        // A page that took the function over meanwhile keeps it.
      }
    }
  };
  const standIn = (name: CaptureName) =>
    into(function stoodIn(this: unknown, pointerId: unknown): unknown {
      if (pointerId === ownId && this instanceof Element) return own[name](this);
      const native = browsers.get(name);
      return native === undefined ? undefined : Reflect.apply(native, this, [pointerId]);
    });
  try {
    for (const name of NAMES) prototype[name] = standIn(name);
  } catch (error) {
    restore();
    throw error;
  }
  return {
    targetOf: (over) => (captor?.isConnected === true ? captor : over),
    end() {
      capture(undefined);
      restore();
    },
  };
}

const isFirefox = CSS.supports('-moz-appearance', 'none');

/** Begins as the button goes down on an element; `pointerId` is that of ARQ's own events. */
export function watchCapture(pressed: Element, pointerId: number): PointerCapture {
  if (!isFirefox) return watchBrowser(pressed, pointerId);
  const { wrappedJSObject, exportFunction } = globalThis as FirefoxScope;
  const page = wrappedJSObject ?? (globalThis as unknown as PageWindow);
  const into = (code: CaptureFunction) => exportFunction?.(code, page) ?? code;
  try {
    return watchPage(page, into, pointerId);
  } catch {
    // What a page made of these functions throws: it captures nothing then.
    return { targetOf: (over) => over, end: () => undefined };
  }
}
