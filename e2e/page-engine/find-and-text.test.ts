import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut, type ProbedWindow } from '../support/probe.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';

interface Query {
  readonly role?: string;
  readonly name?: string;
  readonly text?: string;
}

const FORM = `<form aria-label="Order"><label>Email <input placeholder="you@example.org"></label>
  <button>Delete</button><button>Delete all</button><button>DELETE</button><button hidden>Delete</button>
  <button style="position:absolute;left:-5000px">Delete</button></form>
  <footer><a href="/p">Pricing</a><p>Deleted items stay for <b>30 days</b>.</p></footer><img role=img alt=Logo src="data:,">`;

const finds: readonly { readonly query: Query; readonly found: readonly string[] }[] = [
  { query: { role: 'button', name: 'Delete' }, found: ['Delete', 'DELETE', 'Delete all', 'Delete'] },
  { query: { role: 'BUTTON', name: 'delete all' }, found: ['Delete all'] },
  { query: { name: 'you@example' }, found: ['Email'] },
  { query: { role: 'link' }, found: ['Pricing'] },
  { query: { text: '30 days' }, found: [''] },
  { query: { text: 'stay for 30 days.' }, found: [''] },
  { query: { role: 'img' }, found: ['Logo'] },
  { query: { role: 'button', name: 'Nothing' }, found: [] },
];

const texts: readonly { readonly fact: string; readonly html: string; readonly text: string }[] = [
  {
    fact: 'puts each block on a line and keeps inline text together',
    html: '<h1>Top</h1><p>One <b>bold</b>  word<br>next</p><ul><li>a<li>b</ul><table><tr><td>x<td>y<tr><td>z</table>',
    text: 'Top\nOne bold word\nnext\na\nb\nx\ty\nz',
  },
  {
    fact: 'leaves out what is hidden and every private value',
    html: `<p>seen</p><p hidden>no</p><p style="opacity:0">no</p><script>"no"</script><style>no{}</style><textarea>typed</textarea>
      <label>Password <input type=password value=secret></label><details><summary>More</summary>no</details>`,
    text: 'seen\ntyped Password ••••••\nMore',
  },
  {
    fact: 'reads shadow roots and slots in rendered order',
    html: `<div id=host>light</div><p>after</p><script>host.attachShadow({mode:'open'}).innerHTML='<p>before</p><slot></slot>'</script>`,
    text: 'before\nlight\nafter',
  },
  { fact: 'keeps lines of preformatted text', html: '<pre>a\n  b</pre><p>c</p>', text: 'a\n  b\nc' },
  { fact: 'shows text as CSS does', html: '<p style="text-transform:uppercase">loud</p>', text: 'LOUD' },
];

describe.each(Object.entries(browsers))('lookups in %s', (_, open) => {
  let page: ReadingPage;
  beforeAll(async () => {
    page = await open();
  });
  afterAll(() => page.close());

  test.each(finds)('finds $query', async ({ query, found }) => {
    await layOut(page, FORM);
    const { candidates } = await page.evaluate(
      (query: Query) => (globalThis as unknown as ProbedWindow).arqProbe.find({ ...query, limit: 10 }),
      query,
    );
    expect(candidates.map((candidate) => candidate.name)).toEqual(found);
    for (const candidate of candidates) expect(candidate.line).toContain(`[ref=${candidate.ref}]`);
  });

  test('tells where a match stands and whether it can be seen', async () => {
    await layOut(page, FORM);
    const { candidates } = await page.evaluate(() =>
      (globalThis as unknown as ProbedWindow).arqProbe.find({ role: 'button', name: 'Delete', limit: 2 }),
    );
    expect(candidates[0]).toMatchObject({ where: 'form "Order"', isVisible: true, score: 100 });
    expect(candidates).toHaveLength(2);
  });

  test.each(texts)('$fact', async ({ html, text }) => {
    await layOut(page, html);
    const answer = await page.evaluate(() => (globalThis as unknown as ProbedWindow).arqProbe.text({ maxChars: 1000 }));
    expect(answer).toEqual({ text, truncated: false });
  });

  test('cuts text at maxChars and reads one element alone', async () => {
    await layOut(page, '<p id=a>0123456789</p><p>rest</p>');
    const answers = await page.evaluate(async () => {
      const { refs, text } = (globalThis as unknown as ProbedWindow).arqProbe;
      const element = document.querySelector('#a') ?? document.body;
      return [await text({ maxChars: 5 }), await text({ ref: refs.refOf(element), maxChars: 100 })];
    });
    expect(answers).toEqual([
      { text: '01234', truncated: true },
      { text: '0123456789', truncated: false },
    ]);
  });
});
