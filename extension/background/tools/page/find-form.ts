import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { chooseForm } from '../../choose-form.ts';
import { addressOf, getTab } from '../../tabs.ts';

export const handlePageFindForm: ToolHandler<'page_find_form', BackgroundContext> = async ({ form, tab }, context) => {
  const shown = await getTab(tab);
  const found = await chooseForm(shown.id, addressOf(shown), form, context);
  return { form: found.form.ref, meanings: found.form.fields.map(({ meaning }) => meaning) };
};
