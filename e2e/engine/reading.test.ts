import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const FILL =
  'Words that make a paragraph long enough to be what a page is about, and then a few more of them here. '.repeat(3);

const markdowns: readonly [fact: string, html: string, markdown: string][] = [
  [
    'headings and paragraphs',
    '<h1>Top</h1><p>One <b>bold</b> and <em>soft</em> word<h3>Sub</h3>tail',
    '# Top\n\nOne **bold** and *soft* word\n\n### Sub\n\ntail',
  ],
  [
    'links by address',
    '<p>See <a href="https://a.example/x y">the   page</a>.',
    'See [the page](https://a.example/x%20y).',
  ],
  ['a link that only runs a script as text', '<p><a href="javascript:x()">Run</a>', 'Run'],
  ['lists in lists', '<ol start=3><li>a<ul><li>b<li>c</ul><li><p>d<p>e</ol>', '3. a\n   - b\n   - c\n4. d\n\n   e'],
  [
    'code',
    '<p>Use <code>a`b</code>:<pre><code class="language-js">let x = 1;\n  y()</code></pre>',
    'Use ``a`b``:\n\n```js\nlet x = 1;\n  y()\n```',
  ],
  ['a quotation', '<blockquote><p>a<p>b</blockquote>', '> a\n>\n> b'],
  [
    'a table',
    '<table><thead><tr><th>N<th>P</thead><tr><td>x|y<td><b>2</b></table>',
    '| N | P |\n| --- | --- |\n| x\\|y | **2** |',
  ],
  ['a table that only lays out as its content', '<table><tr><td><p>left<td><p>right</table>', 'left\n\nright'],
  ['an image by its name', '<p><img alt="A cat" src="data:,"><img alt="" src="data:,">', '![A cat]()'],
  ['what Markdown would take as its own', '<p># 1 * 2 [x] &lt;b>', '\\# 1 \\* 2 \\[x\\] \\<b>'],
  [
    'nothing that is hidden',
    '<p>seen<p hidden>no<p style="opacity:0">no<p style="position:absolute;left:-9999px">no<p style="font-size:0">no',
    'seen',
  ],
  ['no value of a private field', '<p>Key <input type=password value=hunter2> end', 'Key •••••• end'],
  [
    'shadow roots and slots',
    '<div id=h><b>light</b></div><script>h.attachShadow({mode:"open"}).innerHTML="<h2>in</h2><slot></slot>"</script>',
    '## in\n\n**light**',
  ],
  [
    'a card that is a link',
    '<a href="https://a.example/"><h3>Title</h3><p>Text</p></a>',
    '### [Title](https://a.example/)\n\nText',
  ],
];

const tables: readonly [fact: string, html: string, table: object][] = [
  [
    'a table with a head',
    '<table><caption>Prices</caption><thead><tr><th>Name<th>Price</thead><tr><td>Tea<td>2<tr><td>Cake<td>3</table>',
    {
      kind: 'table',
      name: 'Prices',
      headers: ['Name', 'Price'],
      rows: [
        ['Tea', '2'],
        ['Cake', '3'],
      ],
      rowCount: 2,
    },
  ],
  [
    'a table with spans and two rows of headers',
    '<table><tr><th rowspan=2>Name<th colspan=2>Price<tr><th>Day<th>Night<tr><td>Tea<td>2<td>3<tr><td rowspan=2>Cake<td>4<td>5<tr><td>6<td>7</table>',
    {
      headers: ['Name', 'Price / Day', 'Price / Night'],
      rows: [
        ['Tea', '2', '3'],
        ['Cake', '4', '5'],
        ['Cake', '6', '7'],
      ],
    },
  ],
  [
    'a table without headers',
    '<h2>Scores</h2><table><tr><td>a<td>1<tr><td>b<td>2</table>',
    {
      name: 'Scores',
      headers: ['column 1', 'column 2'],
      rows: [
        ['a', '1'],
        ['b', '2'],
      ],
    },
  ],
  [
    'a table whose head is only bold',
    '<table><tr><td><b>A</b><td><b>A</b><tr><td>x<td>1</table>',
    { headers: ['A', 'A 2'], rows: [['x', '1']] },
  ],
  [
    'an ARIA grid that draws some of its rows',
    '<div role=grid aria-label=Stock aria-rowcount=900><div role=row><span role=columnheader>Id</span><span role=columnheader>Qty</span></div><div role=rowgroup><div role=row><span role=gridcell>7</span><span role=gridcell><input value=12></span></div></div></div>',
    { name: 'Stock', headers: ['Id', 'Qty'], rows: [['7', '12']], rowCount: 899 },
  ],
  [
    'a list of terms',
    '<dl><dt>Weight<dd>2 kg<dt>Ports<dd>A<dd>B</dl>',
    {
      kind: 'list',
      headers: ['term', 'value'],
      rows: [
        ['Weight', '2 kg'],
        ['Ports', 'A; B'],
      ],
    },
  ],
  [
    'cards that repeat',
    `<nav><a href=#1>One</a><a href=#2>Two</a><a href=#3>Three</a></nav><ul>${[
      ['Lamp', '$12', 'In stock'],
      ['Desk', '$99', 'Sold out'],
      ['Rug', '$45', 'In stock'],
      ['Vase', '$8', 'Few left'],
    ]
      .map(
        ([name, price, stock]) =>
          `<li><a href="/p/${name}"><h3>${name}</h3></a><span class="product__cost">${price}</span><em class="stock-state">${stock}</em><button>Add</button></li>`,
      )
      .join('')}</ul>`,
    {
      kind: 'cards',
      headers: ['title', 'price', 'state'],
      rows: [
        ['Lamp', '$12', 'In stock'],
        ['Desk', '$99', 'Sold out'],
        ['Rug', '$45', 'In stock'],
        ['Vase', '$8', 'Few left'],
      ],
    },
  ],
];

describe.each<BrowserName>(['chromium', 'firefox'])('reading in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  const markdown = async (input: object) => {
    const { parts } = (await browser.call('frame_markdown', { maxChars: 10_000, ...input })) as {
      parts: { text: string }[];
    };
    return parts.map(({ text }) => text).join('');
  };
  const readTables = async (input: object = {}) => {
    const query = { kinds: ['table', 'cards', 'list'], maxRows: 100, links: false, ...input };
    return (await browser.call('frame_tables', query))['tables'] as { rows: string[][]; headers: string[] }[];
  };

  test.each(markdowns)('frame_markdown writes %s', async (_, html, expected) => {
    await browser.load(html);
    expect(await markdown({ whole: true })).toBe(expected);
  });

  test.each([
    ['<main>', `<nav><a href=#>Menu</a></nav><main><p>${FILL}</main><footer>Imprint</footer>`],
    ['paragraphs', `<div><a href=#>Menu</a></div><div><p>${FILL}</div><div>Imprint</div>`],
    ['one article', `<main><article><p>${FILL}</article><aside>Other stories</aside></main><footer>Imprint</footer>`],
  ])('frame_markdown finds the main content by %s', async (_, html) => {
    await browser.load(html);
    expect(await markdown({})).toBe(FILL.trim());
  });

  test('frame_markdown cuts what is too long and says so', async () => {
    await browser.load(`<p>${FILL}</p>`.repeat(50));
    expect(await browser.call('frame_markdown', { maxChars: 1000 })).toMatchObject({ truncated: true });
  });

  test.each(tables)('frame_tables reads %s', async (_, html, table) => {
    await browser.load(html);
    expect(await readTables()).toMatchObject([table]);
  });

  test('frame_tables adds where rows lead', async () => {
    await browser.load('<table><tr><th>N<th>P<tr><td><a href="https://a.example/1">a</a><td>1<tr><td>b<td>2</table>');
    expect(await readTables({ links: true })).toMatchObject([
      {
        headers: ['N', 'P', 'link'],
        rows: [
          ['a', '1', 'https://a.example/1'],
          ['b', '2', ''],
        ],
      },
    ]);
  });

  test('frame_tables reads no cards from menus, layout and plain lists', async () => {
    await browser.load(
      '<nav><div><b>A</b><i>1</i></div><div><b>B</b><i>2</i></div><div><b>C</b><i>3</i></div></nav><ul><li>a<li>b<li>c</ul><section><h2>S</h2><p>x</section><section><ul><li>q</ul></section><section><form><input></form></section>',
    );
    expect(await readTables()).toEqual([]);
  });

  test('frame_tables reads the table around an element, and few rows of it', async () => {
    await browser.load(
      '<table><tr><th>N<th>P<tr><td id=c>a<td>1<tr><td>b<td>2</table><table><tr><th>X<th>Y<tr><td>1<td>2</table>',
    );
    const [table, ...others] = await readTables({ ref: '$#c', maxRows: 1 });
    expect(table).toMatchObject({ rows: [['a', '1']], rowCount: 2 });
    expect(others).toEqual([]);
  });

  test('frame_links lists what can be seen, with where it leads', async () => {
    await browser.load(
      '<a href="/a">A</a><a href="https://b.example/?q=1"><img alt=B src="data:,"></a><a href="/h" hidden>no</a><a href="javascript:x()">Script</a><a>none</a>',
    );
    expect((await browser.call('frame_links', { limit: 10 }))['links']).toMatchObject([
      { text: 'A', url: expect.stringMatching(/\/a$/) as unknown, leaves: false },
      { text: 'B', url: 'https://b.example/?q=1', leaves: true },
      { text: 'Script', url: '', leaves: false },
    ]);
    expect(await browser.call('frame_links', { limit: 1 })).toMatchObject({ truncated: true });
  });

  test('frame_images lists images with their names and sizes', async () => {
    await browser.load(
      '<img alt=Cat style="display:block;width:40px;height:30px" src="/cat.png"><svg role=img aria-label=Chart width=50 height=50><path d="M0 0h9v9z"/></svg><img alt="" width=1 height=1 src="/pixel"><canvas width=9 height=8></canvas>',
    );
    expect((await browser.call('frame_images', { limit: 10, minSize: 2 }))['images']).toMatchObject([
      { name: 'Cat', width: 40, height: 30, url: expect.stringMatching(/\/cat\.png$/) as unknown },
      { name: 'Chart', width: 50, url: '' },
      { name: '', naturalWidth: 9, naturalHeight: 8 },
    ]);
  });

  test('frame_metadata tells what the document says about itself', async () => {
    await browser.load(
      `<meta name=description content="About  it"><meta property="og:title" content=OG><meta property="article:published_time" content="2026-01-02"><link rel=canonical href="/c"><link rel=alternate hreflang=de href="/de"><script type="application/ld+json">{"@type":"Recipe","name":"Cake"}</script><script type="application/ld+json">broken</script>`,
    );
    expect(await browser.call('frame_metadata', {})).toMatchObject({
      title: 'Page',
      language: 'en',
      description: 'About it',
      published: '2026-01-02',
      canonical: expect.stringMatching(/\/c$/) as unknown,
      openGraph: { title: 'OG', 'article:published_time': '2026-01-02' },
      alternates: [{ language: 'de' }],
      jsonLd: [{ '@type': 'Recipe', name: 'Cake' }],
      truncated: false,
    });
  });

  test.each([
    ['of the page', '<p id=p>one two</p>', 'getSelection().selectAllChildren(p)', { text: 'one two', isField: false }],
    [
      'of a field',
      '<input id=i value="one two">',
      'i.focus(),i.setSelectionRange(4,7)',
      { text: 'two', isField: true },
    ],
    [
      'of no private field',
      '<input id=i type=password value=hunter2>',
      'i.focus(),i.select()',
      { text: '', isField: true },
    ],
    ['that is nothing', '<p>one', '0', { text: '', isField: false }],
  ])('frame_selection reads the selection %s', async (_, html, script, expected) => {
    await browser.load(html);
    await browser.read(script);
    expect(await browser.call('frame_selection', { maxChars: 100 })).toMatchObject(expected);
  });

  test('page_read_style tells computed values, and refuses what CSS does not know', async () => {
    await browser.load('<p id=p style="color:red;--accent: teal;width:200px;font-size:20px">x');
    expect(await browser.call('page_read_style', { ref: '$#p' })).toMatchObject({
      box: { width: 200 },
      properties: { color: 'rgb(255, 0, 0)', 'font-size': '20px', width: '200px' },
    });
    const asked = await browser.call('page_read_style', { ref: '$#p', properties: ['--accent', 'margin-top'] });
    expect(asked['properties']).toMatchObject({
      '--accent': expect.stringContaining('teal') as unknown,
      'margin-top': '20px',
    });
    expect(await browser.call('page_read_style', { ref: '$#p', properties: ['colour'] })).toMatchObject({
      code: 'page.style_unknown',
    });
  });
});
