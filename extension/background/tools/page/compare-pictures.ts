import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { collectBoxes } from '../../capture/collect-boxes.ts';
import { comparePictures } from '../../capture/compare-pictures.ts';
import type { Finished } from '../../capture/finish-picture.ts';
import type { KeptPicture } from '../../capture/kept-pictures.ts';
import { withSmall } from '../../capture/to-screenshot.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { getTab, getTabById } from '../../tabs.ts';

/** Enough to see what changed; whoever wants more says so. */
const DEFAULT_TOKENS = 1600;

export const handlePageComparePictures: ToolHandler<'page_compare_pictures', BackgroundContext> = async (
  { before, after, format = 'webp', maxTokens = DEFAULT_TOKENS, maxBytes, tab },
  context,
) => {
  const { capture, pages, principal } = context;
  const { id: tabId } = await getTab(tab);
  const ofThisTab = (picture: KeptPicture, id: string): KeptPicture => {
    if (picture.view.tabId === tabId) return picture;
    throw new ArqError('page.picture_elsewhere', `The picture ${id} shows another tab. Name that tab.`);
  };
  const first = ofThisTab(capture.kept.get(principal, before), before);
  const later = async () => {
    if (after !== undefined) {
      const { taken } = ofThisTab(capture.kept.get(principal, after), after);
      // The controls are where they are now, which may be elsewhere: a page that cannot be asked has none.
      const { items } = await collectBoxes(pages, tabId, true, context).catch(() => ({ items: [] }));
      return { taken, id: after, items };
    }
    const { view } = first;
    const at = await resolveTarget(pages, tab, view.ref);
    const shot = { ...view, tab: await getTabById(tabId), at, camera: first.taken.camera, quality: undefined };
    const { taken, boxes } = await capture.take(shot, true, context);
    return { taken, id: capture.kept.keep(principal, taken, view), items: boxes.items };
  };
  const second = await later();
  const finish = { format, maxTokens, maxBytes };
  const { share, regions, omitted, picture } = await comparePictures(first.taken, second.taken, second.items, finish);
  const { origin } = first.taken;
  const moved = { x: second.taken.origin.x - origin.x, y: second.taken.origin.y - origin.y };
  const notes = [
    ...(Math.abs(moved.x) + Math.abs(moved.y) < 1
      ? []
      : [`Between the two, what is shown moved by ${Math.round(moved.x)}, ${Math.round(moved.y)} CSS pixels.`]),
    ...(omitted > 0 ? [`${omitted} smaller regions are left out.`] : []),
  ];
  return {
    share,
    regions: regions.map((region) => ({ ...region })),
    ...(second.id !== undefined && { after: second.id }),
    ...(picture !== undefined && { picture: await withSmall(plain(picture), context) }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
};

const plain = ({ mime, base64, width, height, tokens }: Finished) => ({ mime, base64, width, height, tokens });
