import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openFrameDoor } from '../content/frame-door.ts';

/**
 * All that is in every frame from the start, and in Chromium alone, named in `wxt.config.ts`: a frame can be told which
 * one it is only while no script of its page listens yet. The page engine comes when ARQ is asked about the page.
 */
export default defineUnlistedScript({ include: ['chrome'], main: () => openFrameDoor() });
