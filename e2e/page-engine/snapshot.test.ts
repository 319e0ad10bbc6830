import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut, outline, type ProbedWindow } from '../support/probe.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';

const cases: readonly { readonly fact: string; readonly html: string; readonly lines: readonly string[] }[] = [
  {
    fact: 'tells fields with label, state and value',
    html: `<form aria-label="Sign up"><label>Name <input value="Ada" required></label>
      <label><input type=checkbox checked> Terms</label><input placeholder="Search…" aria-label="Find">
      <select aria-label="Size"><option>S<option selected>M</select><button disabled>Go</button></form>`,
    lines: [
      '- form "Sign up"',
      '  - textbox "Name" [required]: Ada',
      '  - checkbox "Terms" [checked]',
      '  - textbox "Find" [placeholder="Search…"]',
      '  - combobox "Size": M',
      '    - option "S"',
      '    - option "M" [selected]',
      '  - button "Go" [disabled]',
    ],
  },
  {
    fact: 'tells which lists take several, how columns are sorted, what a popover button shows',
    html: `<select multiple aria-label="Tags"><option>a</select><div role=listbox aria-multiselectable=true aria-label="Kinds"></div>
      <table><tr><th aria-sort=descending>Name</table><button popovertarget=p>Help</button><div popover id=p>Text</div>
      <div role=dialog aria-modal=true aria-label="Sure?"><div role=radiogroup aria-label="Size" aria-required=true></div></div>
      <div role=separator tabindex=0 aria-label="Split" aria-valuenow=30></div>`,
    lines: [
      '- listbox "Tags" [multiple]',
      '  - option "a"',
      '- listbox "Kinds" [multiple]',
      '- table ""',
      '  - row "Name"',
      '    - columnheader "Name" [sort=descending]',
      '- button "Help" [collapsed]',
      '- dialog "Sure?" [modal]',
      '  - radiogroup "Size" [required]',
      '- separator "Split": 30',
    ],
  },
  {
    fact: 'tells words of a drawing as text and what a name leaves out once',
    html: `<svg width=200 height=60><text y=20>Sold</text><g><title>Bars</title><rect width=9 height=9><title>May: 5</title></rect></g></svg>
      <a href="#in">Inbox <output>5</output></a><a href="#c"><article><h3>Card</h3>text</article></a>
      <div role=row><div role=cell>Orphan</div></div><div role=tab>Loose</div>`,
    lines: [
      '- text: Sold',
      '- group "Bars"',
      '  - graphics-symbol "May: 5"',
      '- link "Inbox" [url=#in]: 5',
      '- link "Card text" [url=#c]',
      '- text: Orphan',
      '- tab "Loose"',
    ],
  },
  {
    fact: 'never tells the value of a private field',
    html: `<label>Password <input type=password value=hunter2></label><label>Card number <input value=4111111111111111></label>
      <input autocomplete=one-time-code aria-label=Code value=123456><label>Пароль <input value=секрет></label>
      <input name=cardCvc aria-label=Three value=123><input type=password aria-label=Empty>`,
    lines: [
      '- textbox "Password": ••••••',
      '- textbox "Card number": ••••••',
      '- textbox "Code" [autocomplete=one-time-code]: ••••••',
      '- textbox "Пароль": ••••••',
      '- textbox "Three": ••••••',
      '- textbox "Empty"',
    ],
  },
  {
    fact: 'leaves out what nobody sees',
    html: `<p>Seen</p><p hidden>a</p><p style="display:none">b</p><p style="visibility:hidden">c</p><p style="opacity:0">d</p>
      <p style="font-size:0">e</p><p style="position:absolute;left:-9999px">f</p><p aria-hidden=true>g</p>
      <p style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">h</p><p inert>i</p>
      <p style="color:transparent">j</p><div style="clip-path:inset(50%)">k</div><details><summary>More</summary>l</details>
      <template>m</template><noscript>n</noscript><div style="content-visibility:hidden">o</div><!-- p -->`,
    lines: ['- text: Seen', '- group ""', '  - button "More" [collapsed]'],
  },
  {
    fact: 'takes invisible characters out of names and text and escapes quotes',
    html: `<button>Say \u200B"hi"\u202E \\ \u{E0041}ok</button><p>a\u2060b\u00ADc&nbsp;d</p>`,
    lines: [String.raw`- button "Say \"hi\" \\ ok"`, '- text: abc d'],
  },
  {
    fact: 'goes through open shadow roots and their slots in rendered order',
    html: `<div id=host><button>Light</button><span>lost</span></div><script>
      const root = host.attachShadow({ mode: 'open', slotAssignment: 'manual' });
      root.innerHTML = '<h2>Card</h2><slot></slot><slot name=x>Fallback</slot><a href="https://a.example/deep?q=1">End</a>';
      root.querySelector('slot').assign(host.firstElementChild);</script>`,
    lines: [
      '- heading "Card" [level=2]',
      '- button "Light"',
      '- text: Fallback',
      '- link "End" [url=a.example/deep?q=1]',
    ],
  },
  {
    fact: 'reads what aria-owns claims where it is claimed, and ends in a circle',
    html: `<ul aria-label=Tree role=tree aria-owns="one"><li role=treeitem aria-owns=two>Top</li></ul>
      <div id=two role=treeitem aria-owns=three>Two</div><div id=three role=treeitem aria-owns=two>Three</div><div id=one role=treeitem>One</div>`,
    lines: [
      '- tree "Tree"',
      '  - treeitem "Top Two Three"',
      '    - treeitem "Two Three"',
      '      - treeitem "Three Two"',
      '  - treeitem "One"',
    ],
  },
  {
    fact: 'marks boxes that only a pointer cursor gives away and controls that are out of sight',
    html: `<div style="cursor:pointer" onclick="1">Open <b>menu</b></div><label><input type=checkbox style="opacity:0"> Fancy</label>`,
    lines: ['- generic "" [clickable]: Open menu', '- checkbox "Fancy" [unseen]'],
  },
  {
    fact: 'tells a label apart from a name that does not say it',
    html: `<label>Email (work) <input aria-label=Email></label><label>Agree <input type=checkbox></label>`,
    lines: ['- text: Email (work)', '- textbox "Email"', '- checkbox "Agree"'],
  },
  {
    fact: 'tells editors with their text and dialogs that block the page',
    html: `<div contenteditable>one<p>two <b>bold</b></p></div><dialog id=d aria-label=Sure><button>Yes</button></dialog><canvas>no</canvas>
      <script>d.showModal()</script>`,
    lines: ['- generic "" [editable]: one two bold', '- dialog "Sure" [modal]', '  - button "Yes" [focused]'],
  },
  {
    fact: 'tells bounds, meanings, descriptions, complaints, what is opened and controlled, and live regions',
    html: `<input type=number aria-label=Age min=1 max=9 value=4 title="In years">
      <input type=range aria-label=Volume min=0 max=11 value=11 aria-valuetext=Loud><textarea aria-label=Note></textarea>
      <button aria-haspopup=true aria-expanded=false>More</button>
      <input aria-label=Mail autocomplete=email aria-invalid=true aria-errormessage=e value=x><p id=e>No @ in it</p>
      <div aria-live=polite>2 in the cart</div>`,
    lines: [
      '- spinbutton "Age" [min=1] [max=9] [description="In years"]: 4',
      '- slider "Volume" [min=0] [max=11] [valuetext="Loud"]: 11',
      '- textbox "Note" [multiline]',
      '- button "More" [collapsed] [haspopup=menu]',
      '- textbox "Mail" [invalid="No @ in it"] [autocomplete=email]: x',
      '- text: No @ in it',
      '- generic "" [live=polite]: 2 in the cart',
    ],
  },
  {
    fact: 'does not say a name twice',
    html: `<a href="#x">Read <b>more</b> <img alt="now"></a><h3><a href="#y">Title</a></h3><fieldset><legend>Pick</legend><label><input type=radio> One</label></fieldset>
      <table><caption>Prices</caption><tr><th>Plan<th>Cost<tr><td>Basic<td>5</table>`,
    lines: [
      '- link "Read more now" [url=blank#x]',
      '- heading "Title" [level=3]',
      '  - link "Title" [url=blank#y]',
      '- group "Pick"',
      '  - radio "One"',
      '- table "Prices"',
      '  - row "Plan Cost"',
      '    - columnheader "Plan"',
      '    - columnheader "Cost"',
      '  - row "Basic 5"',
      '    - cell "Basic"',
      '    - cell "5"',
    ],
  },
];

describe.each(Object.entries(browsers))('frame_snapshot in %s', (_, open) => {
  let page: ReadingPage;
  beforeAll(async () => {
    page = await open();
  });
  afterAll(() => page.close());

  test.each(cases)('$fact', async ({ html, lines }) => {
    await layOut(page, html);
    // A page without an address has links whose short form differs between browsers.
    const told = await outline(page);
    expect(told.map((line) => line.replaceAll(/ \[url=[^\]]*#[^\]]*\]/g, ''))).toEqual(
      lines.map((line) => line.replaceAll(/ \[url=[^\]]*#[^\]]*\]/g, '')),
    );
  });

  test('keeps refs while elements live and says what to do when they are gone', async () => {
    await layOut(page, '<button id=a>A</button><button id=b>B</button>');
    const answer = await page.evaluate(() => {
      const { refs } = (globalThis as unknown as ProbedWindow).arqProbe;
      const [a, b] = document.querySelectorAll('button');
      if (a === undefined || b === undefined) throw new Error('no buttons');
      const before = [refs.refOf(a), refs.refOf(b)];
      document.body.prepend(b);
      const after = [refs.refOf(a), refs.refOf(b)];
      a.remove();
      const codes = [before[0] ?? '', 'd1e99', 'd2e1', 'nonsense'].map((ref) => {
        try {
          refs.getElement(ref);
          return 'found';
        } catch (error) {
          return (error as { code: string }).code;
        }
      });
      return { before, after, codes };
    });
    expect(answer.after).toEqual(answer.before);
    expect(answer.codes).toEqual(['page.ref_stale', 'page.ref_missing', 'page.ref_stale', 'page.ref_missing']);
  });

  test('folds the outline to maxTokens, keeps to a root and to what can be acted on', async () => {
    await layOut(page, '<main><h1>Top</h1><p>Words</p><nav><a href="https://x.example/">Go</a></nav></main>');
    expect(await outline(page, { interactive: true })).toEqual([
      '- heading "Top" [level=1]',
      '- link "Go" [url=x.example/]',
    ]);
    expect(await outline(page, { depth: 1 })).toEqual(['- main "": … 4 lines below']);
    const nav = await page.evaluate(async () => {
      const { refs, snapshot } = (globalThis as unknown as ProbedWindow).arqProbe;
      const element = document.querySelector('nav');
      return element === null ? undefined : snapshot({ root: refs.refOf(element) });
    });
    expect(nav?.text.split('\n').map((line) => line.search(/\S/))).toEqual([0, 2]);
  });

  test('tells only what is in view', async () => {
    await layOut(page, '<h1>Top</h1><div style="height:5000px"></div><button>Far</button>');
    expect(await outline(page, { viewport: true })).toEqual(['- heading "Top" [level=1]']);
  });
});
