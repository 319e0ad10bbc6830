import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '../support/probe.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';
import { readFile } from 'node:fs/promises';
import type { ArqPage } from '../../extension/content/page-bundle.ts';

type Row = readonly [html: string, role: string, name: string, description?: string];

/** The element with the id `t` is asked. */
const rows: readonly Row[] = [
  // Names from content.
  ['<button id=t><span>one</span><span>two</span></button>', 'button', 'onetwo'],
  ['<style>#t span{display:block}</style><a href=# id=t><span>one</span><span>two</span></a>', 'link', 'one two'],
  ['<h2 id=t>a <button>b <img alt=c></button> d</h2>', 'heading', 'a b c d'],
  ['<h2 id=t>a <a href=# aria-label=link>x</a> b</h2>', 'heading', 'a link b'],
  ['<h3 id=t><a href=# aria-labelledby=i>x</a> <a href=#>two <img id=i alt=one></a></h3>', 'heading', 'one two'],
  [
    '<style>#t::before{content:"→" / "next"}#t::after{content:"!"}</style><button id=t>Go</button>',
    'button',
    'next Go!',
  ],
  ['<style>#t::before{content:attr(data-n)}</style><button id=t data-n=7>items</button>', 'button', '7items'],
  ['<h2 id=t>He said <q>yes</q></h2>', 'heading', 'He said “yes”'],
  ['<h2 id=t>a <details><summary>b</summary>c</details></h2>', 'heading', 'a b'],
  ['<a href=# id=t>Inbox <span role=status>5 unread</span></a>', 'link', 'Inbox'],
  ['<a href=# id=t><article><h3>Title</h3> text</article></a>', 'link', 'Title text'],
  ['<h1 id=t style="text-transform:uppercase">Call us</h1>', 'heading', 'CALL US'],
  ['<h1 id=t style="text-transform:capitalize">it\'s on us</h1>', 'heading', "It's On Us"],
  ['<a href=# id=t title=tip><img alt=""></a>', 'link', 'tip'],
  ['<button id=t title=tip>text</button>', 'button', 'text', 'tip'],
  [
    '<h2 id=t>seen <span style="visibility:hidden">not <b style="visibility:visible">again</b></span></h2>',
    'heading',
    'seen again',
  ],
  ['<div role=button id=t aria-owns=o>own</div><span id=o>ed</span>', 'button', 'own ed'],
  ['<button id=t><svg><title>Close</title><path d="M0 0"/></svg></button>', 'button', 'Close'],
  // Native labels.
  ['<label for=t>a</label><label for=t>b</label><input id=t placeholder=c>', 'textbox', 'a b'],
  ['<input id=t placeholder=c>', 'textbox', 'c'],
  ['<input id=t placeholder=c title=d>', 'textbox', 'd'],
  ['<label><input type=checkbox id=t>Every <input value=5 aria-label=n> days</label>', 'checkbox', 'Every 5 days'],
  ['<label><input type=radio id=t>With <select><option>a<option selected>b</select></label>', 'radio', 'With b'],
  ['<label><input type=radio id=t>With <input type=password value=x></label>', 'radio', 'With'],
  ['<input type=submit id=t>', 'button', 'Submit'],
  ['<input type=reset id=t value="Start over">', 'button', 'Start over'],
  ['<input type=image id=t alt=Find>', 'button', 'Find'],
  ['<table id=t><caption>Prices</caption><tr><td>1</table>', 'table', 'Prices'],
  ['<figure id=t><img alt=x><figcaption>A bee</figcaption></figure>', 'figure', 'A bee'],
  ['<select><optgroup id=t label=Fruit><option>Apple</select>', 'group', 'Fruit'],
  ['<fieldset id=t><legend>Size</legend></fieldset>', 'group', 'Size'],
  ['<iframe id=t title=Map></iframe>', 'iframe', 'Map'],
  ['<img id=t src=x title=tip>', 'image', 'tip'],
  ['<img id=t src=x alt="" title=tip>', 'image', 'tip'],
  // References.
  ['<b id=x hidden>far</b><b id=y>near</b><input id=t aria-labelledby="x nowhere y">', 'textbox', 'far near'],
  ['<button id=t aria-label=Delete aria-labelledby="t f">x</button><i id=f>file</i>', 'button', 'Delete file'],
  [
    '<i id=a aria-labelledby=b>A</i><i id=b aria-labelledby=a>B</i><div role=group id=t aria-labelledby=a></div>',
    'group',
    'A',
  ],
  ['<button id=t aria-describedby=d>x</button><p id=d hidden>for good</p>', 'button', 'x', 'for good'],
  ['<button id=t aria-description=why>x</button>', 'button', 'x', 'why'],
  ['<input type=button id=t value=Go aria-label="Start search">', 'button', 'Start search', 'Go'],
  ['<svg role=img id=t aria-label=Sales><title>By month</title></svg>', 'image', 'Sales', 'By month'],
  ['<svg role=img id=t><title>Sales</title><desc>By month</desc></svg>', 'image', 'Sales', 'By month'],
  ['<i id=a>two</i><input id=t aria-labelledby="a a">', 'textbox', 'two two'],
  ['<label id=l for=t>Size</label><button id=t aria-labelledby="l t">Large</button>', 'button', 'Size Large'],
  ['<input id=t aria-placeholder=hint>', 'textbox', 'hint'],
  ['<input id=t type=checkbox placeholder=hint>', 'checkbox', ''],
  ['<input id=t type=submit title=tip>', 'button', 'Submit', 'tip'],
  // Roles by context.
  ['<header id=t>x</header>', 'banner', ''],
  ['<article><header id=t>x</header></article>', 'sectionheader', ''],
  ['<section id=t>x</section>', 'generic', ''],
  ['<section id=t aria-label=x></section>', 'region', 'x'],
  ['<li id=t>x</li>', 'generic', ''],
  ['<div role=list><li id=t>x</li></div>', 'listitem', ''],
  ['<ul role=tablist><li id=t>x</li></ul>', 'generic', ''],
  ['<div role=listitem id=t>x</div>', 'generic', ''],
  ['<button role=tab id=t>x</button>', 'button', 'x'],
  ['<div role=tab id=t>x</div>', 'tab', 'x'],
  ['<div role=grid><div role=gridcell id=t>x</div></div>', 'gridcell', 'x'],
  ['<div role=tablist aria-owns=t></div><button role=tab id=t>x</button>', 'tab', 'x'],
  ['<div role=row id=t aria-owns=o><div role=row id=o aria-owns=t>x</div></div>', 'generic', ''],
  ['<ul role=none><li id=t>x</ul>', 'none', ''],
  ['<table role=grid><tr><td id=t>x</table>', 'gridcell', 'x'],
  ['<table role=none><tr><td id=t>x</table>', 'none', ''],
  ['<table><tr><th id=t>x<td>y</table>', 'rowheader', 'x'],
  ['<table><tr><th id=t>x<th>y</table>', 'columnheader', 'x'],
  ['<select id=t multiple></select>', 'listbox', ''],
  ['<input id=t list=l><datalist id=l></datalist>', 'combobox', ''],
  ['<input id=t type=search>', 'searchbox', ''],
  ['<a id=t>x</a>', 'generic', ''],
  ['<img id=t alt="">', 'none', ''],
  ['<div id=t role="presentation" tabindex=0>x</div>', 'generic', ''],
  ['<button id=t role=none>x</button>', 'button', 'x'],
  ['<div id=t role="doc-unknown region  note">x</div>', 'note', ''],
  ['<div id=t role=img aria-label=x></div>', 'image', 'x'],
  ['<form id=t role=search></form>', 'search', ''],
  ['<details><summary id=t>More</summary></details>', 'button', 'More'],
];

/** Pages that would hang or break a careless reader. */
const traps: Readonly<Record<string, string>> = {
  'labels that hold all other controls':
    Array.from(
      { length: 25 },
      (_, n) =>
        `<label for=c${n}>L${n} ${Array.from({ length: 25 }, (_, m) => `<i aria-labelledby=c${m}>x</i>`).join('')}</label><input type=checkbox id=c${n}>`,
    ).join('') + '<input type=checkbox id=t>',
  'three thousand nested rows and items': `${'<div role=row><li>'.repeat(1500)}<button id=t>x</button>${'</li></div>'.repeat(1500)}`,
  'three thousand nested boxes': `<button id=t>${'<div>'.repeat(3000)}deep${'</div>'.repeat(3000)}</button>`,
  'a name of a hundred thousand letters': `<button id=t>${'<b>word</b> '.repeat(20_000)}</button>`,
};

describe.each(Object.entries(browsers))('role, name and description in %s', (_, open) => {
  let page: ReadingPage;
  let bundle = '';
  beforeAll(async () => {
    bundle = await readFile(await bundlePageEngine(), 'utf8');
    page = await open();
  });
  afterAll(() => page.close());

  test.each(rows)('%s', async (html, role, name, description = '') => {
    await page.setContent(`<!doctype html><body>${html}`);
    await page.addScript(bundle);
    const answer = await page.evaluate(() => {
      const element = document.querySelector('#t');
      if (element === null) throw new Error('no #t');
      const { arqPage } = globalThis as unknown as { arqPage: ArqPage };
      return [arqPage.role(element), arqPage.name(element), arqPage.description(element)];
    });
    expect(answer).toEqual([role, name, description]);
  });

  test.each(Object.entries(traps))('survives %s', async (_, html) => {
    await layOut(page, html);
    await page.addScript(bundle);
    const ms = await page.evaluate(async () => {
      const start = performance.now();
      const { arqPage, arqProbe } = globalThis as unknown as {
        arqPage: ArqPage;
        arqProbe: { snapshot(): Promise<unknown> };
      };
      for (const element of document.querySelectorAll('input, button')) arqPage.name(element);
      await arqProbe.snapshot();
      return performance.now() - start;
    });
    expect(ms).toBeLessThan(10_000);
  });
});
