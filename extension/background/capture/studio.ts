/** What taking one picture needs: the shot that was asked for, and the place where it is taken. Background only. */
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import type { PageCalls } from '../page-calls.ts';
import type { FrameAddress } from '../page-frames.ts';
import type { KnownTab } from '../tabs.ts';
import type { Box, CameraFormat } from './picture.ts';
import type { TabCamera } from './tab-camera.ts';

/** What a page draws anew is on the screen after this. */
export const PAINT_MS = 60;

export type Measure = ToolOutput<'frame_measure'>;

export interface Shot {
  readonly tab: KnownTab;
  readonly at: FrameAddress;
  readonly ref: string | undefined;
  readonly fullPage: boolean;
  /** CSS pixels around the element. */
  readonly padding: number;
  /** What the camera is to hand out where the picture is used as it comes; parts of one are PNG. */
  readonly camera: CameraFormat;
  readonly quality: number | undefined;
}

export interface Studio {
  readonly pages: PageCalls;
  readonly camera: TabCamera;
  readonly context: CallContext;
  /** What was changed for the picture is not on the screen yet. */
  readonly isUndrawn: boolean;
  /** The main frame before anything was scrolled. */
  readonly top: Measure;
  /** Called when the page stands as the picture shows it; `isWhole`: beyond the viewport. */
  readonly onStill: (isWhole: boolean) => Promise<void>;
}

/** Where on the page it lies now, in CSS pixels; asked anew when the window got another size. */
export type FindArea = () => Promise<Box>;

/** Geometry of a frame that is ready for its picture: what is private in it is blacked out. */
export function measure(
  { pages, context }: Studio,
  at: FrameAddress,
  input: ToolArguments<'frame_measure'>,
): Promise<Measure> {
  return pages.call(at, 'frame_measure', { capturing: true, ...input }, context);
}
