/**
 * The person's details into a form. They come from the host for this one call, go to one frame of the tab's own site,
 * and leave no trace here: neither the answer nor anything that is written down holds them.
 */
import { privateDetailNames, type Profile, type ProfileValues } from '../../../../shared/profiles/profile.ts';
import { tools } from '../../../../shared/tools/index.ts';
import type { CallContext, ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { assertSeenFrame, chooseForm } from '../../choose-form.ts';
import { addressOf, getTab } from '../../tabs.ts';

export const handlePageFillProfile: ToolHandler<'page_fill_profile', BackgroundContext> = async (
  { profile: wanted, details, form, tab },
  context,
) => {
  const shown = await getTab(tab);
  // The form is looked for first: details are not fetched for nothing.
  const chosen = await chooseForm(shown.id, addressOf(shown), form, context);
  const profile = await fetchProfile(wanted, context);
  const { values, withheld } = allowedOf(profile, details, context);
  // Asked right before: the page around a frame may have hidden it since.
  await assertSeenFrame(chosen.at, context);
  const { fields, left } = await context.pages.call(
    chosen.at,
    'frame_fill_profile',
    { form: chosen.form.ref, values, withheld },
    context,
  );
  return { profile: isTheirs(context) ? profile.name : (wanted ?? ''), filled: fields.length, fields, left };
};

async function fetchProfile(
  wanted: string | undefined,
  { host, signal, trace }: BackgroundContext & CallContext,
): Promise<Profile> {
  const input = wanted === undefined ? {} : { profile: wanted };
  const call = { tool: 'profiles_get', input, ...(trace !== undefined && { trace }) };
  return tools.profiles_get.output.parse(await host.getPeer().call('tool.call', call, { signal })).profile;
}

/** Password and card are filled for the person alone, and only where they allowed it. */
function allowedOf(
  { values, mayFillPrivate }: Profile,
  details: readonly string[] | undefined,
  context: CallContext,
): { values: ProfileValues; withheld: string[] } {
  const withheld: readonly string[] =
    mayFillPrivate && isTheirs(context) ? [] : privateDetailNames.filter((name) => values[name] !== undefined);
  const isOpen = (name: string) => !withheld.includes(name) && details?.includes(name) !== false;
  return {
    values: Object.fromEntries(Object.entries(values).filter(([name]) => isOpen(name))),
    withheld: [...withheld],
  };
}

const isTheirs = ({ principal }: CallContext): boolean => principal.kind === 'panel' || principal.kind === 'cli';
