/** A child frame that does not answer within this is left out: an advertisement must not hold up the page. */
export const CHILD_FRAME_MS = 3_000;
