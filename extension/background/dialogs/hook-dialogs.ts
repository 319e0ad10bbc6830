/**
 * Runs in the page's own world, where alone its dialogs can be answered. Self-contained: the browser takes its source.
 * It asks the page engine by events (`messaging/dialog-contract.ts`) and shows the browser's dialog when that says
 * nothing. All that it needs of the page's world is taken at once, so that later changes of the page do not matter.
 */
export function hookDialogs(channel: string): void {
  const world = globalThis as unknown as Window & Record<string, unknown>;
  const { CustomEvent, DOMException, JSON, Promise, Reflect, Object, HTMLInputElement } = globalThis;
  const textOf: (value: unknown) => string = globalThis.String;
  const listen = world.addEventListener.bind(world);
  const silence = world.removeEventListener.bind(world);
  const tell = world.dispatchEvent.bind(world);
  const emit = (name: string, detail?: string) => tell(new CustomEvent(`${channel}.${name}`, { detail }));

  const ask = (kind: string, message: string): { readonly accept?: boolean; readonly text?: string } | undefined => {
    let answer: string | undefined;
    const hear = (event: Event) => {
      answer = textOf((event as CustomEvent<unknown>).detail);
    };
    listen(`${channel}.answer`, hear);
    emit('ask', JSON.stringify({ kind, message }));
    silence(`${channel}.answer`, hear);
    return answer === undefined ? undefined : (JSON.parse(answer) as { accept?: boolean; text?: string });
  };

  const put = (kind: string, stand: unknown): void => {
    const descriptor = Object.getOwnPropertyDescriptor(world, kind) ?? { configurable: true, writable: true };
    if (descriptor.configurable === true) Object.defineProperty(world, kind, { ...descriptor, value: stand });
  };

  const replace = (kind: string, decide: (answer: { accept?: boolean; text?: string }, preset: unknown) => unknown) => {
    const native = world[kind] as (...args: unknown[]) => unknown;
    const stand = {
      [kind](...args: unknown[]): unknown {
        const answer = ask(kind, kind === 'print' || args[0] === undefined ? '' : textOf(args[0]));
        if (answer !== undefined) return decide(answer, args[1]);
        try {
          return Reflect.apply(native, world, args);
        } finally {
          emit('closed');
        }
      },
    };
    put(kind, stand[kind]);
  };

  replace('alert', () => undefined);
  replace('print', () => undefined);
  replace('confirm', ({ accept }) => accept === true);
  replace('prompt', ({ accept, text }, preset) =>
    accept === true ? (text ?? (preset === undefined ? '' : textOf(preset))) : null,
  );

  // A file field that is in no document sends its click nowhere that the page engine could hear; while files are being
  // chosen it is brought into the document, out of sight, and the engine takes it out again.
  let isCatching = false;
  listen(`${channel}.files`, (event) => {
    isCatching = (event as CustomEvent<unknown>).detail === 'on';
  });
  const { prototype } = HTMLInputElement;
  const click: unknown = Reflect.get(prototype, 'click');
  const showPicker: unknown = Reflect.get(prototype, 'showPicker');
  const bring = (field: HTMLInputElement): void => {
    if (!isCatching || field.type !== 'file' || field.isConnected) return;
    field.style.display = 'none';
    world.document.documentElement.append(field);
  };
  prototype.click = function (this: HTMLInputElement) {
    bring(this);
    return Reflect.apply(click as () => void, this, []) as undefined;
  };
  prototype.showPicker = function (this: HTMLInputElement) {
    if (!isCatching || this.type !== 'file') return Reflect.apply(showPicker as () => void, this, []) as undefined;
    bring(this);
    return Reflect.apply(click as () => void, this, []) as undefined;
  };

  // The system's own choosers are closed at once, as if by the person; the engine tells that they were asked for.
  for (const kind of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
    const native = world[kind];
    if (typeof native !== 'function') continue;
    const stand = {
      [kind](...args: unknown[]): unknown {
        if (!isCatching) return Reflect.apply(native, world, args) as unknown;
        emit('picker');
        return Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
      },
    };
    put(kind, stand[kind]);
  }

  emit('hooked');
}
