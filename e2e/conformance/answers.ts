/** One expectation of a page and what the page engine says. */
export interface Answer {
  readonly file: string;
  readonly test: string;
  readonly kind: 'name' | 'role';
  readonly expected: string;
  readonly actual: string;
}

interface Asked {
  readonly arqPage: { role(element: Element): string; name(element: Element): string };
}

/** Runs in the page, so it stands alone: asks `arqPage` for every element that carries an expectation. */
export function answersOf(): Omit<Answer, 'file'>[] {
  const { arqPage } = globalThis as unknown as Asked;
  const answers: Omit<Answer, 'file'>[] = [];
  for (const element of document.querySelectorAll('[data-expectedlabel], [data-expectedrole]')) {
    const test = element.getAttribute('data-testname') ?? element.outerHTML.slice(0, 80);
    const name = element.getAttribute('data-expectedlabel');
    if (name !== null) answers.push({ test, kind: 'name', expected: name, actual: arqPage.name(element) });
    const role = element.getAttribute('data-expectedrole');
    if (role !== null) answers.push({ test, kind: 'role', expected: role, actual: arqPage.role(element) });
  }
  return answers;
}

/** As the suite's own comparison: names with ASCII white space collapsed and trimmed, roles as they are. */
export function isRight({ kind, expected, actual }: Pick<Answer, 'kind' | 'expected' | 'actual'>): boolean {
  if (kind === 'role') return actual === expected;
  return actual.replaceAll(/[\t\n\f\r ]+/g, ' ').replaceAll(/^ | $/g, '') === expected;
}
