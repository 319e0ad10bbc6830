/**
 * Runs in the page's own world, of a document that is acted on: during an act it gives the scripts of a hidden document
 * what only those in sight get. Chromium draws no frames there and Firefox one a second, timers tick once a second in
 * both, and a document without the system's focus is not told of it when a script moves the focus; menus, pickers and
 * editors wait for all of that. Between acts, and in documents in sight that have the focus, nothing of the page is
 * touched. It is sent to the page as text, as the page's witness is, whose `key` it shares (`work-witness.ts`): it uses
 * nothing from outside of itself. Whoever did not take leave after `longestActMs` never will.
 */
export function serveHidden(key: string, longestActMs: number): void {
  /** Longer timers are no reply to an act. */
  const LONGEST_TIMER_MS = 600;
  /** So long a chain of frames is an animation; what goes on after it is a loop. */
  const MAX_CHAIN = 60;
  const FRAME_MS = 16;

  type Callable = (...args: unknown[]) => unknown;
  type Wrap = (call: Callable, args: readonly unknown[]) => unknown;
  /** What marks a call as over, by its id. */
  type Overs = Map<unknown, () => void>;
  const isCallable = (value: unknown): value is Callable => typeof value === 'function';

  const listen = globalThis.addEventListener.bind(globalThis);
  const turns = new MessageChannel();
  /** Taken before the witness counts what is sent. */
  const turn = turns.port2.postMessage.bind(turns.port2);
  let due: { readonly at: number; readonly run: () => void }[] = [];
  let isServing = false;
  let users = 0;
  let until = 0;
  let chain = 0;
  let hooks: { readonly owner: object; readonly name: string; readonly proxy: object; readonly original: unknown }[] =
    [];
  /** By the scopes and by what it is that is called. Outlives hooks, of which one may stay longer than another. */
  const oversOf = new Map<object, Record<'timers' | 'frames' | 'idles', Overs>>();

  const rest = (): void => {
    users = 0;
    // The browser calls what is left, unless the page takes it back, which nobody hears now.
    due = [];
    for (const overs of oversOf.values()) for (const calls of Object.values(overs)) calls.clear();
    takeOff();
  };

  const isUsed = (): boolean => {
    if (users > 0 && performance.now() > until) rest();
    return users > 0;
  };

  const serveDue = (): void => {
    if (!isUsed() || !document.hidden) due = [];
    const now = performance.now();
    const ready = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { run } of ready) if (users > 0) run();
    isServing = due.length > 0;
    if (isServing) turn(0);
  };
  turns.port1.addEventListener('message', serveDue);
  turns.port1.start();

  const hook = (owner: unknown, name: string, wrap: Wrap): void => {
    try {
      if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return;
      if (hooks.some((one) => one.owner === owner && one.name === name)) return;
      const original: unknown = Reflect.get(owner, name);
      if (!isCallable(original)) return;
      const apply = (inner: Callable, self: unknown, args: unknown[]): unknown => {
        if (isUsed()) return wrap((...given) => Reflect.apply(inner, self, given), args);
        takeOff();
        return Reflect.apply(inner, self, args);
      };
      const proxy = new Proxy(original, { apply });
      if (Reflect.set(owner, name, proxy)) hooks.push({ owner, name, proxy, original });
    } catch {
      // A page may forbid anything of its own world.
    }
  };

  /** Another script, or another frame's copy of this, may have put its own above one: that stays, and waits for its turn. */
  function takeOff(): void {
    hooks = hooks.filter(({ owner, name, proxy, original }) => {
      try {
        return Reflect.get(owner, name) !== proxy || !Reflect.set(owner, name, original);
      } catch {
        return true;
      }
    });
  }

  /** Angular renders after what is called in its zone, into which its own timers lead; a served call goes beside them. */
  const inZone = (scope: object, callback: Callable): Callable => {
    const zone: unknown = Reflect.get(scope, 'Zone');
    const current: unknown = isCallable(zone) ? Reflect.get(zone, 'current') : undefined;
    const wrap: unknown = typeof current === 'object' && current !== null ? Reflect.get(current, 'wrap') : undefined;
    const wrapped: unknown = isCallable(wrap) ? Reflect.apply(wrap, current, [callback, 'timer']) : undefined;
    return isCallable(wrapped) ? wrapped : callback;
  };

  /** Calls a callback in time, unless the browser is first or the page takes it back. */
  const served =
    (
      scope: Window & typeof globalThis,
      cancel: unknown,
      overs: Overs,
      read: (args: readonly unknown[]) => { readonly afterMs: number; readonly given: readonly unknown[] },
    ): Wrap =>
    (call, args) => {
      const [callback, ...others] = args;
      const { afterMs, given } = read(args);
      const link = chain + 1;
      if (!document.hidden || !isCallable(callback) || !(afterMs <= LONGEST_TIMER_MS) || link > MAX_CHAIN)
        return call(...args);
      let isOver = false;
      let id: unknown;
      const proxy = new Proxy(callback, {
        apply(inner, self, values: unknown[]) {
          const outer = chain;
          isOver = true;
          overs.delete(id);
          chain = link;
          try {
            return Reflect.apply(inner, self, values);
          } finally {
            chain = outer;
          }
        },
      });
      const zoned = inZone(scope, proxy);
      id = call(proxy, ...others);
      overs.set(id, () => (isOver = true));
      const run = (): void => {
        if (isOver) return;
        if (isCallable(cancel)) cancel(id);
        try {
          Reflect.apply(zoned, scope, given);
        } catch (error) {
          scope.reportError(error);
        }
      };
      due.push({ at: performance.now() + afterMs, run });
      if (!isServing) turn(0);
      isServing = true;
      return id;
    };

  const cancelling =
    (overs: Overs): Wrap =>
    (call, args) => {
      overs.get(args[0])?.();
      overs.delete(args[0]);
      return call(...args);
    };

  const hookTimes = (scope: Window & typeof globalThis): void => {
    const bound = (name: string): unknown => {
      const original: unknown = Reflect.get(scope, name);
      return isCallable(original) ? original.bind(scope) : undefined;
    };
    const frame = (given: unknown) => ({ afterMs: FRAME_MS, given: [given] });
    const deadline = { didTimeout: false, timeRemaining: () => FRAME_MS / 2 };
    const made: Record<'timers' | 'frames' | 'idles', Overs> = {
      timers: new Map(),
      frames: new Map(),
      idles: new Map(),
    };
    const { timers, frames, idles } = oversOf.get(scope) ?? made;
    oversOf.set(scope, { timers, frames, idles });
    hook(
      scope,
      'setTimeout',
      served(scope, bound('clearTimeout'), timers, ([, delay, ...given]) => ({
        afterMs: Number(delay ?? 0) || 0,
        given,
      })),
    );
    hook(
      scope,
      'requestAnimationFrame',
      served(scope, bound('cancelAnimationFrame'), frames, () => frame(scope.performance.now() + FRAME_MS)),
    );
    hook(
      scope,
      'requestIdleCallback',
      served(scope, bound('cancelIdleCallback'), idles, () => frame(deadline)),
    );
    // Either of the two takes back timers of both kinds.
    hook(scope, 'clearTimeout', cancelling(timers));
    hook(scope, 'clearInterval', cancelling(timers));
    hook(scope, 'cancelAnimationFrame', cancelling(frames));
    hook(scope, 'cancelIdleCallback', cancelling(idles));
  };

  const focused = (): Element | null => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
    return active === document.body ? null : active;
  };

  /** Tells of the focus that a script moved, where the browser does not. */
  const telling: Wrap = (call, args) => {
    const before = focused();
    let isTold = false;
    const hear = (event: Event) => (isTold ||= event.isTrusted);
    const types = ['focus', 'blur'] as const;
    for (const type of types) listen(type, hear, { capture: true });
    try {
      return call(...args);
    } finally {
      for (const type of types) globalThis.removeEventListener(type, hear, { capture: true });
      const after = focused();
      const tell = (target: Element | null, type: string, bubbles: boolean, relatedTarget: Element | null) =>
        target?.dispatchEvent(new FocusEvent(type, { bubbles, composed: true, relatedTarget }));
      if (before !== after && !isTold) {
        tell(before, 'blur', false, after);
        tell(before, 'focusout', true, after);
        tell(after, 'focus', false, before);
        tell(after, 'focusin', true, before);
      }
    }
  };

  /** The window and those above it that are of the same origin: an editor's frame has its scripts there. */
  const scopes = (): (Window & typeof globalThis)[] => {
    const found: (Window & typeof globalThis)[] = [];
    try {
      for (let scope = globalThis.window; !found.includes(scope); scope = scope.parent.window) {
        if (Reflect.get(scope, 'setTimeout') !== undefined) found.push(scope);
      }
    } catch {
      // Of another origin.
    }
    return found;
  };

  // Around the page's own functions and inside of the witness, which takes its own away meanwhile.
  listen(`${key}.serve`, () => {
    users = isUsed() ? users + 1 : 1;
    until = performance.now() + longestActMs;
    if (document.hidden) for (const scope of scopes()) hookTimes(scope);
    if (document.hasFocus()) return;
    for (const type of [HTMLElement, SVGElement]) {
      for (const name of ['focus', 'blur']) hook(type.prototype, name, telling);
    }
  });
  listen(`${key}.unserve`, () => {
    users -= 1;
    if (users <= 0) rest();
  });
  // What a frame put on those above it would outlive it there.
  listen('pagehide', rest);
}
