import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { isOutOfUse } from '../../act/actionable.ts';
import { scrollToElement } from '../../act/hit-test.ts';
import { nextFrame, pause } from '../../act/pause.ts';
import type { ContentContext } from '../../content-context.ts';
import { beginCapture, endCapture, hideFixed, keepScroll } from '../../mark/capture.ts';

/** What a page draws after it was scrolled (pictures that load late) gets so much time. */
const SCROLLED_MS = 60;
/** Where no frame comes (a hidden tab, a window behind others), none is waited for longer than this. */
const FRAME_MS = 50;

/** `box` is in CSS pixels of the viewport, after scrolling. */
export const handleFrameMeasure: ToolHandler<'frame_measure', ContentContext> = async (input, context) => {
  const element = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  let isChanged = false;
  if (input.capturing === true) isChanged = beginCapture();
  // Measuring an element alone may happen while another call takes a picture.
  else if (element === undefined) endCapture();
  const hidesFixed = input.capturing === true && input.hideFixed === true;
  if (hidesFixed && hideFixed(element)) isChanged = true;
  if (input.capturing === true && (input.scrollTo !== undefined || element !== undefined)) keepScroll();
  const before = { x: scrollX, y: scrollY };
  if (input.scrollTo !== undefined) {
    scrollTo({ left: input.scrollTo.x, top: input.scrollTo.y, behavior: 'instant' });
    if (scrollX !== before.x || scrollY !== before.y) {
      isChanged = true;
      await pause(SCROLLED_MS, context.signal);
      if (hidesFixed) hideFixed(element);
    }
  } else if (element !== undefined && input.capturing === true) scrollToElement(element);
  // What the page has drawn until now is in the next frame.
  if (input.capturing === true) await nextFrame(FRAME_MS, context.signal);
  const root = document.documentElement;
  const body = document.body ?? root;
  const box = element?.getBoundingClientRect();
  return {
    viewport: { width: root.clientWidth || innerWidth, height: innerHeight },
    page: {
      width: Math.max(root.scrollWidth, body.scrollWidth, root.clientWidth),
      height: Math.max(root.scrollHeight, body.scrollHeight, root.clientHeight),
    },
    scroll: { x: scrollX, y: scrollY },
    devicePixelRatio,
    isChanged,
    ...(element === undefined ? {} : { isEnabled: !isOutOfUse(element) }),
    ...(box === undefined ? {} : { box: { x: box.x, y: box.y, width: box.width, height: box.height } }),
  };
};
