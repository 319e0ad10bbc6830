/** Types of the events by which the page engine speaks to it, after the key that only the two know. */
export const WITNESS = {
  /** Cancelled when the witness is there and has begun to watch. */
  begin: '.begin',
  end: '.end',
  /** Makes room beneath the witness: comes before `serve` and `unserve`. It is back after `begin` and `unserve`. */
  aside: '.aside',
  /** For an act: gives a hidden document what those in sight get (`serve-hidden.ts`). Comes before `begin`. */
  serve: '.serve',
  /** Comes after `end`. */
  unserve: '.unserve',
  /** Cancelled while something that scripts began goes on. */
  isBusy: '.busy',
  /** Cancelled while a frame is awaited. */
  isDrawing: '.drawing',
  /** Cancelled while an answer of a server is awaited, for which it was asked since the act began. */
  isLoading: '.loading',
  /** The same for who only waits, from whom an act that comes between takes nothing. */
  isFetching: '.fetching',
  /** Asks for what was said and wished, which comes as `detail` of `told`: `{ console, windows }` in JSON. */
  tell: '.tell',
  told: '.told',
} as const;

/** No act of the page engine takes longer, in milliseconds; only a page that is blocked (a dialog, an endless loop) does. */
export const LONGEST_ACT_MS = 45_000;
