/**
 * Runs in the page's own world, of a document that is acted on: during an act it gives the scripts of a hidden document
 * what only those in sight get. Chromium draws no frames there and Firefox one a second, timers tick once a second in
 * both, and a document without the system's focus is not told of it when a script moves the focus; menus, pickers and
 * editors wait for all of that. Between acts, and in documents in sight, nothing of the page is touched. It is sent to
 * the page as text, so it uses nothing from outside of itself. `key` is that of the page's witness (`work-witness.ts`).
 */
export function serveHidden(key: string): void {
  /** Longer timers are no reply to an act. */
  const LONGEST_TIMER_MS = 600;
  /** So long a chain of frames is an animation; what goes on after it is a loop. */
  const MAX_CHAIN = 60;
  const FRAME_MS = 16;

  type Callable = (...args: unknown[]) => unknown;
  type Wrap = (call: Callable, args: readonly unknown[], self: unknown) => unknown;
  /** What marks a call as over, by its id. */
  type Overs = Map<unknown, () => void>;
  const isCallable = (value: unknown): value is Callable => typeof value === 'function';

  const listen = globalThis.addEventListener.bind(globalThis);
  const turns = new MessageChannel();
  let due: { readonly at: number; readonly run: () => void }[] = [];
  let isServing = false;
  let users = 0;
  let chain = 0;
  let restores: (() => void)[] = [];

  const serveDue = (): void => {
    const now = performance.now();
    const ready = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { run } of ready) {
      try {
        run();
      } catch (error) {
        reportError(error);
      }
    }
    isServing = due.length > 0 && users > 0 && document.hidden;
    if (isServing) turns.port2.postMessage(0);
    // The browser calls what is left.
    else due = [];
  };
  turns.port1.addEventListener('message', serveDue);
  turns.port1.start();

  const hook = (owner: unknown, name: string, wrap: Wrap): void => {
    try {
      if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return;
      const original: unknown = Reflect.get(owner, name);
      if (!isCallable(original)) return;
      const apply = (inner: Callable, self: unknown, args: unknown[]): unknown =>
        wrap((...given) => Reflect.apply(inner, self, given), args, self);
      const proxy = new Proxy(original, { apply });
      if (!Reflect.set(owner, name, proxy)) return;
      restores.push(() => {
        // Another script may have put its own in place meanwhile.
        if (Reflect.get(owner, name) === proxy) Reflect.set(owner, name, original);
      });
    } catch {
      // A page may forbid anything of its own world.
    }
  };

  /** Calls a callback in time, unless the browser is first or the page takes it back. */
  const served =
    (
      cancel: unknown,
      overs: Overs,
      read: (args: readonly unknown[]) => { readonly afterMs: number; readonly given: readonly unknown[] },
    ): Wrap =>
    (call, args) => {
      const [callback, ...rest] = args;
      const { afterMs, given } = read(args);
      const link = chain + 1;
      if (!isCallable(callback) || !(afterMs <= LONGEST_TIMER_MS) || link > MAX_CHAIN) return call(...args);
      let isOver = false;
      const proxy = new Proxy(callback, {
        apply(inner, self, values: unknown[]) {
          const outer = chain;
          isOver = true;
          chain = link;
          try {
            return Reflect.apply(inner, self, values);
          } finally {
            chain = outer;
          }
        },
      });
      const id = call(proxy, ...rest);
      overs.set(id, () => (isOver = true));
      const run = (): void => {
        if (isOver) return;
        if (isCallable(cancel)) cancel(id);
        overs.delete(id);
        Reflect.apply(proxy, globalThis, given);
      };
      due.push({ at: performance.now() + afterMs, run });
      if (!isServing) turns.port2.postMessage(0);
      isServing = true;
      return id;
    };

  const cancelling =
    (overs: Overs): Wrap =>
    (call, args) => {
      overs.get(args[0])?.();
      return call(...args);
    };

  const hookTimes = (scope: Window): void => {
    const bound = (name: string): unknown => {
      const original: unknown = Reflect.get(scope, name);
      return isCallable(original) ? original.bind(scope) : undefined;
    };
    const frame = (given: unknown) => ({ afterMs: FRAME_MS, given: [given] });
    const deadline = { didTimeout: false, timeRemaining: () => FRAME_MS / 2 };
    const timers: Overs = new Map();
    const frames: Overs = new Map();
    const idles: Overs = new Map();
    hook(
      scope,
      'setTimeout',
      served(bound('clearTimeout'), timers, ([, delay, ...given]) => ({ afterMs: Number(delay ?? 0) || 0, given })),
    );
    hook(
      scope,
      'requestAnimationFrame',
      served(bound('cancelAnimationFrame'), frames, () => frame(performance.now() + FRAME_MS)),
    );
    hook(
      scope,
      'requestIdleCallback',
      served(bound('cancelIdleCallback'), idles, () => frame(deadline)),
    );
    hook(scope, 'clearTimeout', cancelling(timers));
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
  const scopes = (): Window[] => {
    const found: Window[] = [];
    try {
      for (let scope: Window = globalThis.window; !found.includes(scope); scope = scope.parent) {
        if (Reflect.get(scope, 'setTimeout') !== undefined) found.push(scope);
      }
    } catch {
      // Of another origin.
    }
    return found;
  };

  // Around the page's own functions and inside of the witness: first on, last off.
  listen(
    `${key}.begin`,
    () => {
      users += 1;
      if (users > 1 || restores.length > 0) return;
      if (document.hidden) for (const scope of scopes()) hookTimes(scope);
      if (document.hasFocus()) return;
      for (const type of [HTMLElement, SVGElement]) {
        for (const name of ['focus', 'blur']) hook(type.prototype, name, telling);
      }
    },
    { capture: true },
  );
  listen(`${key}.end`, () => {
    users = Math.max(0, users - 1);
    // The witness, which stands around this, takes its own away first.
    queueMicrotask(() => {
      if (users > 0) return;
      for (const restore of restores) restore();
      restores = [];
    });
  });
}
