/** Settles what a call leaves open before anybody is asked, so that what is shown is what happens. */
import { privateDetailNames, type DetailName } from '../../../shared/profiles/profile.ts';
import { detailsFor } from '../../../shared/profiles/details-for.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { CallContext, ToolName } from '../../../shared/tools/types.ts';
import type { BrowserRouter } from '../link/browser-router.ts';
import type { ProfileBook } from '../profiles/profile-book.ts';

export type SettleCall = (name: ToolName, input: unknown, context: CallContext) => Promise<unknown>;

/**
 * For `page_fill_profile` the form, and which details of the profile go into it; other calls stay as they are. Throws
 * what the page and the profiles throw.
 */
export function createSettleCall(router: BrowserRouter, profiles: ProfileBook): SettleCall {
  return async (name, input, context) => {
    if (name !== 'page_fill_profile') return input;
    const asked = tools.page_fill_profile.input.parse(input);
    const { form: own, tab, profile, details } = asked;
    const at = { ...(own !== undefined && { form: own }), ...(tab !== undefined && { tab }) };
    const found = await router.handle('page_find_form', at, { ...context, allowedRisk: 'read' });
    const { form, meanings } = tools.page_find_form.output.parse(found);
    const { values, mayFillPrivate } = await profiles.get(profile);
    const isTheirs = context.principal.kind === 'panel' || context.principal.kind === 'cli';
    const isOpen = (detail: string) =>
      (mayFillPrivate && isTheirs) || !privateDetailNames.some((one) => one === detail);
    const names = Object.keys(values) as DetailName[];
    const going = new Set(meanings.flatMap((meaning) => detailsFor(meaning, names)));
    const settled = names.filter((one) => going.has(one) && isOpen(one) && details?.includes(one) !== false);
    return { ...asked, form, details: settled };
  };
}
