/** Which form of a tab the person's details go into. Background only. */
import { belongsTo, siteOf } from '../../shared/policy/site.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { CallContext, ToolOutput } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import { CHILD_FRAME_MS } from './frame-times.ts';
import type { Frame, FrameAddress } from './page-frames.ts';

type Form = ToolOutput<'frame_forms'>['forms'][number];

interface FoundForm {
  readonly at: FrameAddress;
  readonly form: Form;
}

/** How much a form asks for that a profile can tell. */
const weight = ({ fields, isActive }: Form): number => {
  const asked = fields.filter(({ meaning, value }) => ASKED.test(meaning) && value === '').length;
  const whole = fields.filter(({ meaning }) => ASKED.test(meaning)).length;
  return asked === 0 && whole === 0 ? -1 : (isActive ? 1000 : 0) + asked + whole / 1000;
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
  const answers = (await context.pages.callAll(tabId, 'frame_forms', {}, context, CHILD_FRAME_MS)).filter(
    ({ frame }) => frame.frameId === 0 || isOfSite(frame, site),
  );
  if (wanted !== undefined) {
    const at = await context.pages.locate(wanted, tabId);
    if (answers.some(({ frame }) => frame.frameId === at.frameId)) {
      const [form] = (await context.pages.call(at, 'frame_forms', { form: wanted }, context)).forms;
      if (form !== undefined) return { at, form };
      throw noForm();
    }
    throw new ArqError(
      'page.form_elsewhere',
      'That form belongs to another site than the page shows. Details are filled into the page’s own forms only.',
    );
  }
  const found = answers.flatMap(({ frame, output }) =>
    output.forms.map((form): FoundForm => ({ at: { tabId, frameId: frame.frameId }, form })),
  );
  const [best] = found.toSorted((a, b) => weight(b.form) - weight(a.form));
  if (best === undefined || weight(best.form) < 0) {
    throw noForm();
  }
  return best;
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
