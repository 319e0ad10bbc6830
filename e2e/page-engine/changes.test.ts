import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut, type ProbedWindow } from '../support/probe.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';
import { isLong } from '../support/trial-browsers.ts';

/** Lays out a random page, changes it at random again and again, and compares reading what changed with reading all. */
function changeAtRandom(seed: number): string[] {
  const { read, readAnew, refs, diff, apply } = (globalThis as unknown as ProbedWindow).arqProbe;
  let state = seed + 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state % below;
  };
  const pick = <T>(list: ArrayLike<T>): T | undefined => list[random(Math.max(1, list.length))];
  const tags = 'div p span ul li button a input label h2 section select textarea details table article'.split(' ');
  const words = ['', 'One', 'Two words', 'три', '👩‍👩‍👧', '  x  '];
  const make = (depth: number): Element => {
    const element = document.createElement(pick(tags) ?? 'div');
    if (random(3) === 0) element.id = `i${random(8)}`;
    if (element.localName === 'a') element.setAttribute('href', `#${random(5)}`);
    if (element.localName === 'label') element.setAttribute('for', `i${random(8)}`);
    if (element.localName === 'select') element.append(new Option('S'), new Option('M'));
    if (random(12) === 0 && ['div', 'section', 'article'].includes(element.localName)) {
      const root = element.attachShadow({ mode: 'open' });
      root.append('In the shade', document.createElement('slot'), make(depth + 1));
    }
    for (let count = random(depth > 3 ? 1 : 5); count > 0; count -= 1) {
      element.append(random(2) === 0 ? make(depth + 1) : (pick(words) ?? ''));
    }
    return element;
  };
  const roots = (): ParentNode[] => [
    document.body,
    ...[...document.body.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ];
  const any = () => pick(pick(roots())?.querySelectorAll('*') ?? []) ?? document.body;
  const attributes: readonly (readonly [string, readonly string[]])[] = [
    ['hidden', ['']],
    ['aria-hidden', ['true']],
    ['class', ['off', 'on', 'open', 'panel', 'see']],
    ['aria-label', ['Label', 'Other']],
    ['aria-labelledby', ['i1', 'i2 i3']],
    ['aria-describedby', ['i4']],
    ['role', ['list', 'button', 'none', 'row', 'heading']],
    ['style', ['display:none', 'visibility:hidden', 'opacity:0', 'cursor:pointer', 'color:red']],
    ['disabled', ['']],
    ['open', ['']],
    ['aria-expanded', ['true', 'false']],
    ['title', ['Tip']],
    ['inert', ['']],
  ];
  const changes: (() => void)[] = [
    () => any().append(make(2)),
    () => {
      if (document.body.querySelectorAll('*').length > 5) pick(document.body.querySelectorAll('*'))?.remove();
    },
    () => {
      const [name, values] = pick(attributes) ?? ['title', ['']];
      const element = any();
      if (element.hasAttribute(name) && random(2) === 0) element.removeAttribute(name);
      else element.setAttribute(name, pick(values) ?? '');
    },
    () => any().prepend(pick(words) ?? ''),
    () => {
      const field = pick(document.querySelectorAll('input'));
      if (field !== undefined) field.value = `v${random(9)}`;
    },
    () => {
      const text = pick([...any().childNodes].filter((node) => node instanceof Text));
      if (text !== undefined) text.data = pick(words) ?? '';
    },
    () => {
      const [one, other] = [any(), any()];
      if (one !== document.body && !one.contains(other)) other.append(one);
    },
    () => pick(document.querySelectorAll<HTMLElement>('button, input, a'))?.focus(),
    () => pick(document.querySelectorAll('input'))?.setAttribute('type', pick(['text', 'checkbox', 'password']) ?? ''),
  ];
  document.body.replaceChildren(...Array.from({ length: 12 }, () => make(0)));
  const failures: string[] = [];
  let before = read().nodes;
  for (let round = 0; round < 12; round += 1) {
    for (let count = 1 + random(3); count > 0; count -= 1) pick(changes)?.();
    const now = read().nodes;
    const anew = JSON.stringify(readAnew().nodes);
    if (JSON.stringify(now) !== anew) failures.push(`round ${round}: ${JSON.stringify(diff(now, readAnew().nodes))}`);
    if (JSON.stringify(apply(before, diff(before, now))) !== JSON.stringify(now)) failures.push(`diff ${round}`);
    const check = (nodes: typeof now): void => {
      for (const { ref, children } of nodes) {
        if (ref !== '' && !refs.getElement(ref).isConnected) failures.push(ref);
        check(children);
      }
    };
    check(now);
    before = now;
  }
  return failures;
}

const LIMIT_MS = isLong ? 600_000 : 60_000;

describe.each(Object.entries(browsers))('what changed in %s', (_, open) => {
  let page: ReadingPage;
  beforeAll(async () => {
    page = await open();
  });
  afterAll(() => page.close());

  const style =
    '<style>.off{display:none}.panel{display:none}.open + .panel{display:block}.see{cursor:pointer}</style>';

  test(
    'is found in random pages as if all were read again, and every ref leads to its element',
    async () => {
      await layOut(page, style);
      await fc.assert(
        fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
          expect(await page.evaluate(changeAtRandom, seed)).toEqual([]);
        }),
        { numRuns: isLong ? 2500 : 60 },
      );
    },
    LIMIT_MS,
  );

  test('since a snapshot is told alone', async () => {
    await layOut(
      page,
      '<main aria-label=Shop><ul><li>One</li><li>Two</li></ul><button>Buy</button><output>0</output></main>',
    );
    const texts = await page.evaluate(async () => {
      const { snapshot } = (globalThis as unknown as ProbedWindow).arqProbe;
      await snapshot({ keep: 'a' });
      const none = await snapshot({ since: 'a', keep: 'b' });
      document.querySelector('output')?.replaceChildren('1');
      document.querySelector('ul')?.append(Object.assign(document.createElement('li'), { textContent: 'Three' }));
      const some = await snapshot({ since: 'b', keep: 'c' });
      const unknown = await snapshot({ since: 'zzz' });
      return [none.text, some.text, String(unknown.changes), String(none.changes)].map((text) =>
        text.replaceAll(/ \[ref=d1e\d+\]/g, ''),
      );
    });
    expect(texts[0]).toBe('');
    expect(texts[1]?.split('\n').toSorted()).toEqual(
      ['in list "":', '  + listitem "": Three', '~ status "": 1'].toSorted(),
    );
    expect(texts.slice(2)).toEqual(['undefined', '0']);
  });

  test('of an element that the page replaced, its ref is taken over by its successor, or the closest are named', async () => {
    const rows = (names: readonly string[]) =>
      names.map((name) => `<tr><td>${name}</td><td><button>Delete</button></td></tr>`).join('');
    await layOut(page, `<button id=save>Save</button><table>${rows(['Ann', 'Bob', 'Cem'])}</table>`);
    const answers = await page.evaluate(
      async ({ same, fewer }) => {
        const { snapshot, refs } = (globalThis as unknown as ProbedWindow).arqProbe;
        await snapshot({ keep: 'a' });
        const refOf = (selector: string) => {
          const element = document.querySelector(selector);
          return element === null ? '' : refs.refOf(element);
        };
        const [save, bob] = [refOf('#save'), refOf('tr:nth-child(2) button')];
        const find = (ref: string) => {
          try {
            const element = refs.getElement(ref);
            return `${element.closest('tr')?.textContent ?? element.textContent} ${refs.takeNotes().length}`;
          } catch (error) {
            return (error as Error).message;
          }
        };
        const save2 = document.createElement('button');
        save2.textContent = 'Save';
        document.querySelector('#save')?.replaceWith(save2);
        const table = document.querySelector('table');
        if (table !== null) table.innerHTML = same;
        const first = [find(save), find(save), find(bob)];
        await snapshot({ keep: 'b' });
        const again = refOf('tr:nth-child(2) button');
        if (table !== null) table.innerHTML = fewer;
        return [...first, find(again)];
      },
      { same: rows(['Ann', 'Bob', 'Cem']), fewer: rows(['Ann', 'Cem']) },
    );
    expect(answers.slice(0, 3)).toEqual(['Save 1', 'Save 0', 'BobDelete 1']);
    expect(answers[3]).toMatch(/no longer on the page\. Closest now: button "Delete" \[ref=d1e\d+\]/);
  });

  test('says what pressing which button does', async () => {
    const cards = ['Blue lamp', 'Red lamp', 'Red chair']
      .map((name) => `<article><h2><a href="#x">${name}</a></h2><p>Nice</p><button>Add to cart</button></article>`)
      .join('');
    await layOut(page, `<button>Search</button>${cards}<a href="#cart">Cart</a>`);
    const found = await page.evaluate(async () => {
      const { find, refs } = (globalThis as unknown as ProbedWindow).arqProbe;
      const { candidates } = await find({ goal: 'put the red lamp in the basket', limit: 2 });
      const [best] = candidates;
      return best === undefined ? '' : refs.getElement(best.ref).closest('article')?.textContent;
    });
    expect(found).toBe('Red lampNiceAdd to cart');
  });
});
