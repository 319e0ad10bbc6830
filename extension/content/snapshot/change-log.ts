/**
 * Notices what of a document may read otherwise than last time: mutations in the document and in the shadow roots that
 * were read, what fields hold, where the focus is, which style rules there are. Listens only while a reading is
 * remembered; when more happens than is worth noting, it says so and notes nothing until the next reading.
 */
import { composedParent, shadowRootOf } from '../dom/composed-tree.ts';
import { FieldStates } from './field-states.ts';
import { styleRules } from './style-rules.ts';

const MAX_RECORDS = 5_000;
/** `.open + .panel`, `:checked ~ .more`: an element's attributes may show or hide those after it, as a rule the next. */
const NEXT_SIBLINGS = 6;
const STYLED = /^(?:class|style|id|hidden|open|disabled|selected|checked|data-.*|aria-.*)$/;
const OBSERVED = { childList: true, subtree: true, characterData: true, attributes: true };
/** They change an element's states or its styles without a mutation. */
const EVENTS = 'input change invalid reset toggle slotchange transitionend animationstart animationend'.split(' ');

export interface Settled {
  /** False when it cannot be told what changed. */
  readonly isTrusted: boolean;
  /** Elements that changed or hold such. */
  readonly touched: ReadonlySet<Element>;
  /** Elements below which everything may read otherwise. */
  readonly deep: ReadonlySet<Element>;
}

export class ChangeLog {
  #observer: MutationObserver | undefined;
  #listening: AbortController | undefined;
  #touched = new Set<Element>();
  #deep = new Set<Element>();
  #watched = new WeakSet<ShadowRoot>();
  readonly #roots = new Set<WeakRef<ShadowRoot>>();
  #records = 0;
  #isOverrun = true;
  #rules = '';
  #focus: WeakRef<Element>[] = [];
  #fields = new FieldStates();

  /** What changed since it was asked last; from now on it listens for what comes next. */
  settle(): Settled {
    this.#take(this.#observer?.takeRecords() ?? []);
    const rules = styleRules(this.#openRoots());
    const isTrusted = !this.#isOverrun && rules === this.#rules;
    this.#rules = rules;
    if (!isTrusted) {
      this.stop();
      this.#rules = rules;
    }
    this.#listen();
    this.#noteFocus();
    for (const root of [document, ...this.#openRoots()]) {
      for (const field of this.#fields.changedIn(root)) this.#touch(field, true);
    }
    this.#touchNamed();
    const settled = { isTrusted, touched: this.#touched, deep: this.#deep };
    this.#touched = new Set();
    this.#deep = new Set();
    this.#records = 0;
    return settled;
  }

  watch(root: ShadowRoot): void {
    if (this.#watched.has(root)) return;
    this.#watched.add(root);
    this.#roots.add(new WeakRef(root));
    this.#observer?.observe(root, OBSERVED);
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#listening?.abort();
    this.#touched = new Set();
    this.#deep = new Set();
    this.#watched = new WeakSet();
    this.#roots.clear();
    this.#fields = new FieldStates();
    this.#focus = [];
    this.#records = 0;
    this.#isOverrun = true;
  }

  #listen(): void {
    this.#isOverrun = false;
    if (this.#observer !== undefined) return;
    this.#observer = new MutationObserver((records) => this.#take(records));
    this.#observer.observe(document, OBSERVED);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const note = (event: Event) => {
      const [target] = event.composedPath();
      if (target instanceof Element) this.#touch(target, true);
    };
    for (const type of EVENTS) document.addEventListener(type, note, { signal, capture: true, passive: true });
    addEventListener('resize', () => this.#overrun(), { signal, passive: true });
    // A style sheet that came: its link tells, the document's rules are compared anyway.
    document.addEventListener(
      'load',
      ({ target }) => {
        if (target instanceof HTMLLinkElement) this.#overrun();
      },
      { signal, capture: true, passive: true },
    );
  }

  #openRoots(): ShadowRoot[] {
    const open: ShadowRoot[] = [];
    for (const weak of this.#roots) {
      const root = weak.deref();
      if (root?.isConnected === true) open.push(root);
      else this.#roots.delete(weak);
    }
    return open;
  }

  #overrun(): void {
    this.#isOverrun = true;
    this.#touched.clear();
    this.#deep.clear();
    // A page that never rests is not listened to all along.
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#listening?.abort();
  }

  #take(records: readonly MutationRecord[]): void {
    if (this.#isOverrun) return;
    this.#records += records.length;
    if (this.#records > MAX_RECORDS) return this.#overrun();
    for (const { type, target, attributeName, addedNodes } of records) {
      const element =
        target instanceof Element ? target : target instanceof ShadowRoot ? target.host : target.parentElement;
      if (element === null) continue;
      if (type === 'childList') this.#moved(element, addedNodes);
      else this.#touch(element, STYLED.test(attributeName ?? ''));
      if (type !== 'attributes') continue;
      this.#deep.add(element);
      if (attributeName === 'slot' && element.parentElement !== null) this.#touchSlots(element.parentElement);
    }
  }

  #moved(parent: Element, came: NodeList): void {
    this.#touchUp(parent);
    this.#touchSlots(parent);
    for (const node of came) {
      if (!(node instanceof Element)) continue;
      // What was moved reads as its new place has it, to the last of what it holds.
      this.#touchUp(node);
      this.#deep.add(node);
    }
  }

  /** What has left a host can no longer be followed to the slot that it filled. */
  #touchSlots(host: Element): void {
    for (const slot of shadowRootOf(host)?.querySelectorAll('slot') ?? []) this.#touchUp(slot);
  }

  #touch(element: Element, withSiblings: boolean): void {
    this.#touchUp(element);
    if (!withSiblings) return;
    this.#deep.add(element);
    let sibling = element.nextElementSibling;
    for (let count = 0; sibling !== null && count < NEXT_SIBLINGS; count += 1) {
      this.#deep.add(sibling);
      this.#touchUp(sibling);
      sibling = sibling.nextElementSibling;
    }
  }

  #touchUp(element: Element): void {
    let up: Element | undefined = element;
    while (up !== undefined && !this.#touched.has(up)) {
      this.#touched.add(up);
      // A label's words are its control's name.
      if (up instanceof HTMLLabelElement && up.control !== null) this.#touchUp(up.control);
      up = composedParent(up).element;
    }
  }

  #noteFocus(): void {
    const before = this.#focus.map((weak) => weak.deref());
    const now: Element[] = [];
    let active = document.activeElement;
    while (active !== null) {
      now.push(active);
      active = active.shadowRoot?.activeElement ?? null;
    }
    if (now.length === before.length && now.every((element, index) => element === before[index])) return;
    for (const element of [...before, ...now]) if (element !== undefined) this.#touchUp(element);
    this.#focus = now.map((element) => new WeakRef(element));
  }

  /** Elements that are named or described by others which changed. */
  #touchNamed(): void {
    const ids = new Set<string>();
    for (const { id } of this.#touched) if (id !== '') ids.add(id);
    if (ids.size === 0) return;
    for (const root of [document, ...this.#openRoots()]) {
      for (const element of root.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-errormessage]')) {
        const named = `${element.getAttribute('aria-labelledby') ?? ''} ${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-errormessage') ?? ''}`;
        if (named.split(/\s+/).some((id) => ids.has(id))) this.#touchUp(element);
      }
    }
  }
}
