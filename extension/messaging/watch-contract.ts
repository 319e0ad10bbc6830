/**
 * What the page's hooks tell the page engine: events on the window under a name that only the two were given, with
 * JSON as detail. A page that finds the name out can only lie about itself. Types only.
 */

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** `<channel>.entry`, from the hooks. */
export type WatchEntry =
  | {
      readonly kind: 'console';
      /** Epoch milliseconds. */
      readonly at: number;
      readonly level: ConsoleLevel;
      readonly text: string;
      /** `file:line:column` where the page wrote it, as far as it is known. */
      readonly source: string;
    }
  | {
      readonly kind: 'body';
      readonly at: number;
      readonly url: string;
      readonly method: string;
      readonly status: number;
      readonly requestBody: string;
      readonly responseBody: string;
      readonly mime: string;
      /** True when one of the two was longer than what is kept, or is no text. */
      readonly isCut: boolean;
    }
  | { readonly kind: 'dropped'; readonly count: number };

/** `<channel>.ready`, to the hooks: from now on somebody listens; what was kept until then is told. */
export const READY = '.ready';
export const ENTRY = '.entry';
/** `<channel>.end`, to the hooks: nobody listens any more. */
export const END = '.end';

export type Watched = 'console' | 'network';
