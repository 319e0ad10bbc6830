import { parseAst } from 'rolldown/parseAst';
import { expect, it } from 'vitest';
import { unclobber } from './unclobber.ts';

const U = '__arqUnclobbered';

it.each([
  ['form.children', `form[${U}.children]`],
  ['form.children.length', `form[${U}.children].length`],
  ['form?.getAttribute("id")', `form?.[${U}.getAttribute]("id")`],
  ['(form).id = 4', `(form)[${U}.id] = 4`],
  ['const { localName } = form', `const { [${U}.localName]: localName } = form`],
  ['const { localName: name = "a", other } = form', `const { [${U}.localName]: name = "a", other } = form`],
  ['document\n  .querySelector("a")\n  .closest("b")', `document\n  [${U}.querySelector]("a")\n  [${U}.closest]("b")`],
  ['this.children', 'this.children'],
  ['({ children: 1 })', '({ children: 1 })'],
  ['form["children"]', 'form["children"]'],
  ['form.value', 'form.value'],
])('writes %s so that no name of a page stands in its way', (code, wanted) => {
  expect(unclobber(code, parseAst(code))).toBe(wanted);
});
