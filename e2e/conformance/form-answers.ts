/** What the page engine says of one page of the form corpus. */
export interface FormAnswers {
  readonly fields: readonly { readonly expected: string; readonly actual: string; readonly html: string }[];
  /** Marked submit buttons, found or not. */
  readonly submits: readonly { readonly isFound: boolean; readonly html: string }[];
  /** Buttons taken for submit buttons that carry no mark. */
  readonly unmarked: readonly string[];
}

interface Asked {
  readonly arqPage: { fieldType(element: Element): string; isSubmit(element: Element): boolean };
}

/** Runs in the page, so it stands alone. The marks are taken off before anything is asked. */
export function formAnswersOf(): FormAnswers {
  const { arqPage } = globalThis as unknown as Asked;
  const fields = [...document.querySelectorAll('[data-manual-scoring]')].map((element) => ({
    element,
    expected: element.getAttribute('data-manual-scoring') ?? '',
  }));
  const submits = [...document.querySelectorAll('[data-manual-submit]')];
  for (const { element } of fields) element.removeAttribute('data-manual-scoring');
  for (const element of submits) element.removeAttribute('data-manual-submit');
  const openTag = (element: Element) => element.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 300);
  const pressed = [...document.querySelectorAll('button, input, a, [role=button]')];
  return {
    fields: fields.map(({ element, expected }) => ({
      expected,
      actual: arqPage.fieldType(element),
      html: openTag(element),
    })),
    submits: submits.map((element) => ({ isFound: arqPage.isSubmit(element), html: openTag(element) })),
    unmarked:
      submits.length === 0
        ? []
        : pressed.filter((one) => !submits.includes(one) && arqPage.isSubmit(one)).map((one) => openTag(one)),
  };
}

/**
 * The corpus says `username OR emailAddress` where either will do, and on most pages just `password`, whether a new one
 * or the current one is asked for.
 */
export function isRightType(expected: string, actual: string): boolean {
  return expected.split(' OR ').some((one) => one === actual || (one === 'password' && actual.startsWith('password.')));
}
