/** Which form of a tab the person's details go into. Background only. */
import { belongsTo, siteOf } from '../../shared/policy/site.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { CallContext, ToolOutput } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import type { Frame, FrameAddress } from './page-frames.ts';
import { findReadableFrame } from './readable-target.ts';
import { callShown, isSeenFrame } from './shown-frames.ts';

type Form = ToolOutput<'frame_forms'>['forms'][number];

interface FoundForm {
  readonly at: FrameAddress;
  readonly form: Form;
}

/** How much a form asks for that a profile can tell. */
const weight = ({ fields, isActive, purpose }: Form): number => {
  const asked = fields.filter(({ meaning, value }) => ASKED.test(meaning) && value === '').length;
  const whole = fields.filter(({ meaning }) => ASKED.test(meaning)).length;
  // Who comes in is known there; details are for where they are asked for the first time.
  const known = purpose === 'log-in' ? 0.5 : 0;
  return asked === 0 && whole === 0 ? -1 : (isActive ? 1000 : 0) + asked + whole / 1000 - known;
};
const ASKED =
  /^(?:first|middle|last|full)Name|^(?:emailAddress|phone|username|organization|jobTitle|birthday|address|card|expiration)/;

/** The one that is meant, or that asks for most. Frames of other sites are left alone: whoever put them there is not whom the person deals with. */
export async function chooseForm(
  tabId: number,
  address: string,
  wanted: string | undefined,
  context: BackgroundContext & CallContext,
): Promise<FoundForm> {
  const site = siteOf(address) ?? '';
  if (wanted !== undefined) {
    const at = await context.pages.locate(wanted, tabId);
    const frame = await findReadableFrame(at);
    if (frame === undefined || (at.frameId !== 0 && !isOfSite(frame, site))) {
      throw new ArqError(
        'page.form_elsewhere',
        'That form belongs to another site than the page shows. Details are filled into the page’s own forms only.',
      );
    }
    await assertSeenFrame(at, context);
    const [form] = (await context.pages.call(at, 'frame_forms', { form: wanted }, context)).forms;
    if (form !== undefined) return { at, form };
    throw noForm();
  }
  const answers = (await callShown(tabId, 'frame_forms', {}, context)).filter(
    ({ frame }) => frame.frameId === 0 || isOfSite(frame, site),
  );
  const found = answers.flatMap(({ frame, output }) =>
    output.forms.map((form): FoundForm => ({ at: { tabId, frameId: frame.frameId }, form })),
  );
  const [best] = found.toSorted((a, b) => weight(b.form) - weight(a.form));
  if (best === undefined || weight(best.form) < 0) {
    throw noForm();
  }
  return best;
}

/** Throws `page.form_hidden` where a person does not make out the frame that a form lies in. */
export async function assertSeenFrame({ tabId, frameId }: FrameAddress, context: BackgroundContext & CallContext) {
  if (frameId === 0 || (await isSeenFrame(tabId, frameId, context))) return;
  throw new ArqError(
    'page.form_hidden',
    'The frame that holds the form is not to be seen on the page, or something lies over it. Details are filled only where a person sees them. Nothing was filled.',
  );
}

const noForm = () =>
  new ArqError(
    'page.no_form',
    'No form on this page asks for anything that a profile holds. Open the page with the form, or fill the fields one by one.',
  );

function isOfSite({ url }: Frame, site: string): boolean {
  const own = siteOf(url);
  return own !== undefined && site !== '' && (belongsTo(own, site) || belongsTo(site, own));
}
