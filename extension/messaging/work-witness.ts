/**
 * Runs in the page's own world, of a document that is acted on or waited for: counts what the page's scripts began
 * meanwhile and have not finished (timers, frames, requests, messages), and hears what they said on the console.
 * Afterwards nothing of the page stays touched. It is sent to the page as text, so it uses nothing from outside of
 * itself: a file would leave its address, and with it the extension's, in the page's stack traces.
 *
 * The page can see it and lie to it, therefore what it tells is a hint that costs or saves a bounded time, and no more.
 */
import type { BegunWork } from './begun-work.ts';

export function witnessWork(key: string, work: readonly BegunWork[]): void {
  /** Longer timers are no reply to an act: reminders, polling, notes that go by themselves. */
  const LONGEST_TIMER_MS = 600;
  /** A timer that sets a timer that sets a timer, and so on, is a loop: it is not waited for any more. */
  const MAX_DEPTH = 4;
  const OPENS_WITHIN_MS = 60;
  /** Schedulers send themselves messages, one for each slice of their work; who sends more never rests. */
  const MAX_SLICES = 300;
  const MAX_LINES = 5;
  const MAX_CHARS = 300;

  type Kind = 'script' | 'frame' | 'network';
  type Method = (...args: readonly unknown[]) => unknown;
  type Call = (args: readonly unknown[]) => unknown;
  type Ends = Map<unknown, () => void>;
  type Wrap = (call: Call, args: readonly unknown[], self: unknown) => unknown;

  const setLater = globalThis.setTimeout.bind(globalThis);
  const listen = globalThis.addEventListener.bind(globalThis);
  const none = (): Record<Kind, number> => ({ script: 0, frame: 0, network: 0 });
  /** Since the first act that goes on began. */
  let open = none();
  /** Since somebody began to wait or to act. */
  let since = open;
  let lines: string[] = [];
  let notOpened: string[] = [];
  let hooks: { readonly owner: object; readonly name: string; readonly proxy: object; readonly original: unknown }[] =
    [];
  /** How to end timers and frames, by the scopes. Outlives hooks, of which one may stay longer than another. */
  const endsOf = new Map<object, Record<'timers' | 'frames', Ends>>();
  let users = 0;
  let acts = 0;
  let depth = 0;
  let slices = 0;
  let channel: MessageChannel | undefined;
  const delivered: (() => void)[] = [];

  /** Not by class: what comes from a frame above, or from a library's own promises, is of another. */
  const has = <Name extends string>(value: unknown, name: Name): value is Record<Name, Method> =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';

  /** Counts a piece of work; the returned function ends it, once. */
  const start = (kind: Kind): (() => void) => {
    const counts = new Set([open, since]);
    for (const count of counts) count[kind] += 1;
    return () => {
      for (const count of counts) count[kind] -= 1;
      counts.clear();
    };
  };

  const delayed =
    (kind: Kind, ends: Ends): Wrap =>
    (call, args) => {
      const [callback, delay] = args;
      const isShort = kind === 'frame' || !(Number(delay ?? 0) > LONGEST_TIMER_MS);
      if (typeof callback !== 'function' || !isShort) return call(args);
      const done = depth < MAX_DEPTH ? start(kind) : () => undefined;
      const level = depth + 1;
      const apply = (inner: typeof callback, self: unknown, given: unknown[]): unknown => {
        const outer = depth;
        depth = level;
        try {
          return Reflect.apply(inner, self, given);
        } finally {
          depth = outer;
          done();
        }
      };
      const id = call([new Proxy(callback, { apply }), ...args.slice(1)]);
      ends.set(id, done);
      return id;
    };

  const cancelling =
    (ends: Ends): Wrap =>
    (call, args) => {
      ends.get(args[0])?.();
      ends.delete(args[0]);
      return call(args);
    };

  /** Until the promise it gives, or that of this name in what it gives, is settled. */
  const promised =
    (kind: Kind, name?: string): Wrap =>
    (call, args) => {
      const result = call(args);
      const promise: unknown = name === undefined ? result : Reflect.get(result as object, name);
      if (!has(promise, 'then')) return result;
      const end = start(kind);
      if (name !== undefined) return (promise.then(end, end), result);
      // The page gets the next one: a failure that nobody handles is still told.
      const fail = (reason: unknown) => {
        end();
        throw reason;
      };
      return promise.then((value: unknown) => (end(), value), fail);
    };

  /** Until one of these events comes to what was called upon, to the result, or to the page. */
  const heard =
    (kind: Kind, types: readonly string[], of: NonNullable<BegunWork['of']>, withinMs?: number): Wrap =>
    (call, args, self) => {
      const result = call(args);
      const target = { self, result, page: globalThis }[of];
      // A request that is not asynchronous has ended by now.
      if (!has(target, 'addEventListener') || Reflect.get(target, 'readyState') === 4) return result;
      const done = start(kind);
      for (const type of types) target.addEventListener(type, done, { once: true });
      if (withinMs !== undefined) setLater(done, withinMs);
      return result;
    };

  /** Messages are delivered in the order in which they were sent: what a handler does with one is done when the next comes. */
  const sendAfter = (hear: () => void): void => {
    if (channel === undefined) {
      channel = new MessageChannel();
      channel.port1.addEventListener('message', () => delivered.shift()?.());
      channel.port1.start();
    }
    delivered.push(hear);
    channel.port2.postMessage(0);
  };

  /** Until it was delivered. Ports promise no order among each other, so it is asked twice. */
  const sent: Wrap = (call, args, self) => {
    const result = call(args);
    if (self === channel?.port2 || slices >= MAX_SLICES) return result;
    slices += 1;
    const done = start('script');
    sendAfter(() => sendAfter(done));
    return result;
  };

  const said =
    (level: string): Wrap =>
    (call, args) => {
      if (lines.length < MAX_LINES) lines.push(`${level}: ${args.map(sayValue).join(' ')}`.slice(0, MAX_CHARS));
      return call(args);
    };

  const sayValue = (value: unknown): string => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value !== 'object' || value === null) return String(value);
    try {
      return JSON.stringify(value).slice(0, MAX_CHARS);
    } catch {
      return '[object]';
    }
  };

  const hook = (owner: unknown, name: string, wrap: Wrap): void => {
    try {
      if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return;
      if (hooks.some((one) => one.owner === owner && one.name === name)) return;
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') return;
      const apply = (inner: typeof original, self: unknown, args: unknown[]): unknown => {
        if (users === 0) {
          takeOff();
          return Reflect.apply(inner, self, args);
        }
        let outcome: { readonly result: unknown } | { readonly thrown: unknown } | undefined;
        const call: Call = (given) => {
          try {
            const result: unknown = Reflect.apply(inner, self, given);
            outcome = { result };
            return result;
          } catch (error) {
            outcome = { thrown: error };
            throw error;
          }
        };
        try {
          return wrap(call, args, self);
        } catch {
          // What the page's own function threw is the page's; what went wrong here must not be.
          if (outcome === undefined) return Reflect.apply(inner, self, args);
          if ('thrown' in outcome) throw outcome.thrown;
          return outcome.result;
        }
      };
      const proxy = new Proxy(original, { apply });
      if (Reflect.set(owner, name, proxy)) hooks.push({ owner, name, proxy, original });
    } catch {
      // A page may forbid anything of its own world.
    }
  };

  /** Another script, or another frame's witness, may have put its own above one: that stays, and waits for its turn. */
  function takeOff(): void {
    hooks = hooks.filter(({ owner, name, proxy, original }) => {
      try {
        return Reflect.get(owner, name) !== proxy || !Reflect.set(owner, name, original);
      } catch {
        return true;
      }
    });
  }

  const prototypeOf = (scope: unknown, name: string): unknown => {
    const owner: unknown = Reflect.get(scope as object, name);
    return typeof owner === 'function' ? owner.prototype : undefined;
  };

  const hookScope = (scope: object): void => {
    const { timers, frames } = endsOf.get(scope) ?? { timers: new Map(), frames: new Map() };
    endsOf.set(scope, { timers, frames });
    for (const name of ['setTimeout', 'setInterval']) hook(scope, name, delayed('script', timers));
    for (const name of ['clearTimeout', 'clearInterval']) hook(scope, name, cancelling(timers));
    hook(scope, 'requestAnimationFrame', delayed('frame', frames));
    hook(scope, 'cancelAnimationFrame', cancelling(frames));
    hook(scope, 'requestIdleCallback', delayed('frame', new Map()));
    hook(scope, 'fetch', (call, args, self) => {
      const init = args[1];
      const isBeacon = typeof init === 'object' && init !== null && Reflect.get(init, 'keepalive') === true;
      return isBeacon ? call(args) : promised('network')(call, args, self);
    });
    for (const { owner, methods, kind, promise, ends, of = 'self', withinMs } of work) {
      const wrap = ends === undefined ? promised(kind, promise) : heard(kind, ends.split(' '), of, withinMs);
      for (const name of methods.split(' ')) hook(prototypeOf(scope, owner), name, wrap);
    }
    hook(prototypeOf(scope, 'MessagePort'), 'postMessage', sent);
    hook(scope, 'open', (call, args) => {
      const opened = call(args);
      if (opened === null && notOpened.length < MAX_LINES)
        notOpened.push(new URL(String(args[0]), document.baseURI).href);
      // The browser tells of a window that did open a moment later.
      else setLater(start('script'), OPENS_WITHIN_MS);
      return opened;
    });
    for (const level of ['error', 'warn']) hook(Reflect.get(scope, 'console'), level, said(level));
  };

  /** In the window and those above it that are of the same origin: an editor's frame has its scripts there. */
  const hookAll = (): void => {
    const seen = new Set<Window>();
    try {
      for (let scope: Window = globalThis.window; !seen.has(scope); scope = scope.parent) {
        seen.add(scope);
        if (Reflect.get(scope, 'setTimeout') !== undefined) hookScope(scope);
      }
    } catch {
      // Of another origin.
    }
  };

  const answer = (event: Event, isSo: boolean): void => void (isSo && event.preventDefault());
  const forget = (): void => {
    open = none();
    slices = 0;
    [lines, notOpened] = [[], []];
  };
  listen(`${key}.begin`, (event) => {
    event.preventDefault();
    users += 1;
    if (users === 1) {
      forget();
      since = open;
      for (const ends of endsOf.values()) for (const calls of Object.values(ends)) calls.clear();
    }
    hookAll();
  });
  const rest = (): void => {
    users = 0;
    takeOff();
  };
  listen(`${key}.end`, () => (users > 1 ? (users -= 1) : rest()));
  // What a frame put on those above it would outlive it there.
  listen('pagehide', rest);
  listen(`${key}.aside`, takeOff);
  // What was begun while somebody only waited is not the act's, and stays theirs: frames never come where nobody sees them.
  listen(`${key}.serve`, () => (acts += 1) === 1 && forget());
  listen(`${key}.unserve`, () => {
    acts = Math.max(0, acts - 1);
    if (users > 0) hookAll();
  });
  listen(`${key}.busy`, (event) => answer(event, open.script > 0));
  listen(`${key}.drawing`, (event) => answer(event, open.frame > 0));
  listen(`${key}.loading`, (event) => answer(event, open.network > 0));
  listen(`${key}.fetching`, (event) => answer(event, since.network > 0));
  listen(`${key}.tell`, () => {
    dispatchEvent(new CustomEvent(`${key}.told`, { detail: JSON.stringify({ console: lines, windows: notOpened }) }));
  });
  const onError = (text: string): void => {
    if (users > 0 && lines.length < MAX_LINES) lines.push(`error: ${text}`.slice(0, MAX_CHARS));
  };
  listen('error', (event) => event instanceof ErrorEvent && onError(event.message));
  listen('unhandledrejection', (event) => onError(sayValue(event.reason)));
}
