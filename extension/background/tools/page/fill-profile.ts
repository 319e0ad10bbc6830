/**
 * The person's details into a form. They come from the host for this one call, go to one frame of the tab's own site,
 * and leave no trace here: neither the answer nor anything that is written down holds them.
 */
import { belongsTo, siteOf } from '../../../../shared/policy/site.ts';
import { privateDetailNames, type Profile, type ProfileValues } from '../../../../shared/profiles/profile.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { tools } from '../../../../shared/tools/index.ts';
import type { CallContext, ToolHandler, ToolOutput } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import type { Frame, FrameAddress } from '../../page-frames.ts';
import { addressOf, getTab } from '../../tabs.ts';

type Form = ToolOutput<'frame_forms'>['forms'][number];

interface Found {
  readonly at: FrameAddress;
  readonly form: Form;
}

export const handlePageFillProfile: ToolHandler<'page_fill_profile', BackgroundContext> = async (
  { profile: wanted, form, tab },
  context,
) => {
  const shown = await getTab(tab);
  // The form is looked for first: details are not fetched for nothing.
  const chosen = await chooseForm(shown.id, addressOf(shown), form, context);
  const profile = await fetchProfile(wanted, context);
  const { values, withheld } = allowedOf(profile, context);
  const { fields, left } = await context.pages.call(
    chosen.at,
    'frame_fill_profile',
    { form: chosen.ref, values, withheld },
    context,
  );
  return { profile: profile.name, filled: fields.length, fields, left };
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
  { principal }: CallContext,
): { values: ProfileValues; withheld: string[] } {
  const isTheirs = principal.kind === 'panel' || principal.kind === 'cli';
  if (mayFillPrivate && isTheirs) return { values, withheld: [] };
  const withheld = privateDetailNames.filter((name) => values[name] !== undefined);
  const open = Object.entries(values).filter(([name]) => !(privateDetailNames as readonly string[]).includes(name));
  return { values: Object.fromEntries(open), withheld };
}

/** How much a form asks for that a profile can tell. */
const weight = ({ fields, isActive }: Form): number => {
  const asked = fields.filter(({ meaning, value }) => ASKED.test(meaning) && value === '').length;
  const whole = fields.filter(({ meaning }) => ASKED.test(meaning)).length;
  return asked === 0 && whole === 0 ? -1 : (isActive ? 1000 : 0) + asked + whole / 1000;
};
const ASKED =
  /^(?:first|middle|last|full)Name|^(?:emailAddress|phone|username|organization|jobTitle|birthday|address|card|expiration)/;

/** Frames of other sites are left alone: whoever put them there is not whom the person deals with. */
async function chooseForm(
  tabId: number,
  address: string,
  wanted: string | undefined,
  context: BackgroundContext & CallContext,
): Promise<{ at: FrameAddress; ref: string }> {
  const site = siteOf(address) ?? '';
  const answers = (await context.pages.callAll(tabId, 'frame_forms', {}, context, CHILD_FRAME_MS)).filter(
    ({ frame }) => frame.frameId === 0 || isOfSite(frame, site),
  );
  if (wanted !== undefined) {
    const at = await context.pages.locate(wanted, tabId);
    if (answers.some(({ frame }) => frame.frameId === at.frameId)) return { at, ref: wanted };
    throw new ArqError(
      'page.form_elsewhere',
      'That form belongs to another site than the page shows. Details are filled into the page’s own forms only.',
    );
  }
  const found = answers.flatMap(({ frame, output }) =>
    output.forms.map((form): Found => ({ at: { tabId, frameId: frame.frameId }, form })),
  );
  const [best] = found.toSorted((a, b) => weight(b.form) - weight(a.form));
  if (best === undefined || weight(best.form) < 0) {
    throw new ArqError(
      'page.no_form',
      'No form on this page asks for anything that a profile holds. Open the page with the form, or fill the fields one by one.',
    );
  }
  return { at: best.at, ref: best.form.ref };
}

function isOfSite({ url }: Frame, site: string): boolean {
  const own = siteOf(url);
  return own !== undefined && site !== '' && (belongsTo(own, site) || belongsTo(site, own));
}
