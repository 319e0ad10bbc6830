import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { nameOf } from '../../accessibility/name.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { fillWithDetails, type Treated } from '../../forms/profile/fill-with-details.ts';

const MAX_NAME = 120;

export const handleFrameFillProfile: ToolHandler<'frame_fill_profile', ContentContext> = async (
  { form, values, withheld },
  context,
) => {
  const root = context.refs.getElement(form);
  let treated: Treated[] = [];
  // What changed on the page would tell the details; it is not passed on.
  await withOutcome(root, context, async () => {
    treated = await fillWithDetails(root, values, withheld, context);
    return {};
  });
  const told = ({ field, kind }: Treated) => ({
    ref: context.refs.refOf(field),
    name: cleanLine(nameOf(field)).slice(0, MAX_NAME),
    meaning: kind ?? '',
  });
  return {
    fields: treated.filter(({ reason }) => reason === undefined).map((one) => told(one)),
    left: treated.flatMap((one) => (one.reason === undefined ? [] : [{ ...told(one), reason: one.reason }])),
  };
};
