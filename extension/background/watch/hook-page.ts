/**
 * Runs in the page's own world of a document whose console or requests are asked for, and tells the page engine what
 * passes (`messaging/watch-contract.ts`). It is sent to the page as text, so it uses nothing from outside of itself.
 * The page can see it and lie to it: what it tells is the page's word. Whatever fails here must not fail the page.
 */
export function hookPage(channel: string, watched: string): void {
  const MAX_TEXT = 4_000;
  const MAX_REQUEST = 64_000;
  const MAX_RESPONSE = 256_000;
  const MAX_WAITING = 500;
  /** More in one second are counted only: a page that writes without end must not stand still for it. */
  const MAX_PER_SECOND = 300;
  const TEXT_TYPE =
    /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript|x-www-form-urlencoded|graphql))/i;

  // Taken before the page can put others in their place, as far as it has not done so yet.
  const { stringify } = JSON;
  const { now } = Date;
  const encodeText = encodeURIComponent;
  const encode = (text: string): string => encodeText(text.toWellFormed());
  const send = window.dispatchEvent.bind(window);
  const listen = window.addEventListener.bind(window);
  const apply = Reflect.apply.bind(Reflect);
  const OwnEvent = CustomEvent;
  const OwnError = Error;

  let waiting: object[] | undefined = [];
  let second = 0;
  let inSecond = 0;
  let dropped = 0;
  let isOver = false;

  const deliver = (entry: object): void => {
    send(new OwnEvent(`${channel}.entry`, { detail: stringify(entry) }));
  };
  const emit = (entry: object): void => {
    if (isOver) return;
    const at = Math.floor(now() / 1000);
    if (at !== second) {
      second = at;
      inSecond = 0;
    }
    inSecond += 1;
    if (inSecond > MAX_PER_SECOND || (waiting !== undefined && waiting.length >= MAX_WAITING)) {
      dropped += 1;
      return;
    }
    const lost = dropped > 0 ? [{ kind: 'dropped', count: dropped }] : [];
    dropped = 0;
    for (const one of [...lost, entry]) {
      if (waiting === undefined) deliver(one);
      else waiting.push(one);
    }
  };
  const quietly = (work: () => void): void => {
    try {
      work();
    } catch {
      // The page's own call goes on.
    }
  };

  listen(`${channel}.ready`, () => {
    const kept = waiting ?? [];
    waiting = undefined;
    for (const entry of kept) quietly(() => deliver(entry));
  });
  listen(`${channel}.end`, () => {
    isOver = true;
    waiting = [];
  });

  /** Puts a function in the place of one of the page's that calls it and is seen as it. */
  const hook = (
    owner: unknown,
    name: string,
    wrap: (call: () => unknown, self: unknown, args: unknown[]) => unknown,
  ) => {
    quietly(() => {
      if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return;
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') return;
      const proxy = new Proxy(original, {
        apply: (inner, self: unknown, args: unknown[]) =>
          isOver ? (apply(inner, self, args) as unknown) : wrap(() => apply(inner, self, args) as unknown, self, args),
      });
      Reflect.set(owner, name, proxy);
    });
  };

  const nameOfNode = (node: Element): string => {
    const id = node.id === '' || typeof node.id !== 'string' ? '' : `#${node.id}`;
    return `<${node.localName}${id}>`;
  };
  /** A value as a console shows it, without calling anything of the page's. */
  const say = (value: unknown, depth: number): string => {
    if (typeof value === 'string') return depth === 0 ? value : (stringify(value) ?? '');
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'symbol') return value.toString();
    if (typeof value === 'function') return 'ƒ';
    if (typeof value !== 'object' || value === null) return `${value as number}`;
    if (value instanceof OwnError) return sayError(value);
    if (value instanceof Element) return nameOfNode(value);
    if (depth > 2) return Array.isArray(value) ? '[…]' : '{…}';
    const keys = Object.keys(value).slice(0, 30);
    const parts = keys.map((key) => {
      const property = Object.getOwnPropertyDescriptor(value, key);
      const said = property !== undefined && 'value' in property ? say(property.value, depth + 1) : '(…)';
      return Array.isArray(value) ? said : `${key}: ${said}`;
    });
    return Array.isArray(value) ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
  };
  const sayError = (error: Error): string => {
    const stack = Object.getOwnPropertyDescriptor(error, 'stack')?.value as unknown;
    const head = `${error.name}: ${error.message}`;
    if (typeof stack !== 'string') return head;
    return stack.startsWith(head) ? stack : `${head}\n${stack}`;
  };
  /** https://console.spec.whatwg.org/#formatter */
  const format = (args: readonly unknown[]): string => {
    const [first, ...rest] = args;
    if (typeof first !== 'string' || !first.includes('%')) return args.map((one) => say(one, 0)).join(' ');
    const text = first.replace(/%[sdifoOc%]/g, (sign) => {
      if (sign === '%%') return '%';
      if (rest.length === 0) return sign;
      const value = rest.shift();
      return sign === '%c' ? '' : say(value, 0);
    });
    return [text, ...rest.map((one) => say(one, 0))].join(' ');
  };
  const PLACE = /((?:https?|file|blob|about|data|webpack)[^\s()]*?:\d+:\d+)\)?\s*$/;
  /** The first place of the stack that is not in these hooks. */
  const sourceOf = (stack: string | undefined): string => {
    const places = (stack ?? '').split('\n').flatMap((line) => PLACE.exec(line)?.[1] ?? []);
    return (places[0] ?? '').slice(0, 500);
  };

  const watchConsole = (): void => {
    const levels: Record<string, string> = {
      debug: 'debug',
      log: 'log',
      info: 'info',
      warn: 'warn',
      error: 'error',
      trace: 'debug',
      dir: 'log',
      dirxml: 'log',
      table: 'log',
      group: 'log',
      groupCollapsed: 'log',
      assert: 'error',
    };
    for (const [method, level] of Object.entries(levels)) {
      hook(window.console, method, (call, _self, args) => {
        quietly(() => {
          const isAssert = method === 'assert';
          if (isAssert && Boolean(args[0])) return;
          const text = (isAssert ? 'Assertion failed: ' : '') + format(isAssert ? args.slice(1) : args);
          emit({
            kind: 'console',
            at: now(),
            level,
            text: text.slice(0, MAX_TEXT),
            source: sourceOf(new OwnError().stack),
          });
        });
        return call();
      });
    }
    const tell = (text: string, source: string) =>
      quietly(() => emit({ kind: 'console', at: now(), level: 'error', text: text.slice(0, MAX_TEXT), source }));
    listen('error', (event) => {
      if (!(event instanceof ErrorEvent)) return;
      const said = event.error instanceof OwnError ? sayError(event.error) : event.message;
      tell(`Uncaught ${said}`, `${event.filename}:${event.lineno}:${event.colno}`);
    });
    listen('unhandledrejection', (event) => tell(`Uncaught (in promise) ${say(event.reason, 0)}`, ''));
  };

  /** What is sent, as text where it is text. */
  const bodyText = (body: unknown): string => {
    if (typeof body === 'string') return body;
    if (body instanceof URLSearchParams) return body.toString();
    if (body instanceof FormData) {
      // Encoded, so that it can be told where a value ends.
      return [...body]
        .map(
          ([key, value]) =>
            `${encode(key)}=${typeof value === 'string' ? encode(value) : `(file ${encode(value.name)})`}`,
        )
        .join('&');
    }
    return '';
  };
  const report = (
    request: { url: string; method: string; at: number; body: string },
    status: number,
    mime: string,
    response: string,
    isCut: boolean,
  ) =>
    quietly(() =>
      emit({
        kind: 'body',
        at: request.at,
        url: request.url,
        method: request.method,
        status,
        requestBody: request.body.slice(0, MAX_REQUEST),
        responseBody: response.slice(0, MAX_RESPONSE),
        mime,
        isCut: isCut || request.body.length > MAX_REQUEST || response.length > MAX_RESPONSE,
      }),
    );
  /** At most so much of a copy of the answer: the page reads its own. */
  const readAnswer = async (response: Response): Promise<{ text: string; isCut: boolean }> => {
    const reader = response.body?.getReader();
    if (reader === undefined) return { text: '', isCut: false };
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text, isCut: false };
      text += decoder.decode(value, { stream: true });
      if (text.length < MAX_RESPONSE) continue;
      void reader.cancel();
      return { text, isCut: true };
    }
  };
  type Asked = Parameters<typeof report>[0];
  const noteAnswer = async (answer: Promise<unknown>, request: Asked): Promise<void> => {
    try {
      const response = await answer;
      if (!(response instanceof Response)) return;
      const mime = response.headers.get('content-type') ?? '';
      const isText = TEXT_TYPE.test(mime) && response.type !== 'opaque' && !response.bodyUsed;
      const read = isText ? await readAnswer(response.clone()).catch(() => undefined) : undefined;
      report(request, response.status, mime, read?.text ?? '', read?.isCut ?? response.body !== null);
    } catch {
      report(request, 0, '', '', false);
    }
  };
  const watchFetch = (): void => {
    hook(window, 'fetch', (call, _self, [input, init]) => {
      const at = now();
      const answer = call();
      quietly(() => {
        if (!(answer instanceof Promise)) return;
        const given = input instanceof Request ? input : undefined;
        const options: object = typeof init === 'object' && init !== null ? init : {};
        const method = String(Reflect.get(options, 'method') ?? given?.method ?? 'GET').toUpperCase();
        const url = new URL(given?.url ?? String(input), document.baseURI).href;
        const request = { url, method, at, body: bodyText(Reflect.get(options, 'body')) };
        void noteAnswer(answer, request);
      });
      return answer;
    });
  };
  const watchXhr = (): void => {
    const opened = new WeakMap<object, { method: string; url: string }>();
    hook(window.XMLHttpRequest.prototype, 'open', (call, self, [method, url]) => {
      quietly(() => {
        if (self instanceof XMLHttpRequest) {
          opened.set(self, { method: String(method).toUpperCase(), url: new URL(String(url), document.baseURI).href });
        }
      });
      return call();
    });
    hook(window.XMLHttpRequest.prototype, 'send', (call, self, [body]) => {
      quietly(() => {
        const about = self instanceof XMLHttpRequest ? opened.get(self) : undefined;
        if (about === undefined || !(self instanceof XMLHttpRequest)) return;
        const request = { ...about, at: now(), body: bodyText(body) };
        self.addEventListener('loadend', () => {
          quietly(() => {
            const mime = self.getResponseHeader('content-type') ?? '';
            const isText = self.responseType === '' || self.responseType === 'text';
            const text = isText
              ? self.responseText
              : self.responseType === 'json'
                ? (stringify(self.response) ?? '')
                : '';
            report(request, self.status, mime, text, !isText && self.responseType !== 'json');
          });
        });
      });
      return call();
    });
  };

  if (watched === 'console') watchConsole();
  else {
    watchFetch();
    watchXhr();
  }
}
