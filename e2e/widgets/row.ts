/** One row of the control matrix: a control, what ARQ's tools do to it, and what the page must hold afterwards. Data. */
import type { BrowserName } from '../support/arq.ts';

/** How a control is looked up with `page_find`, as a person would name it. */
export interface Place {
  readonly role?: string;
  readonly name?: string;
  readonly text?: string;
}

export type Step =
  | { readonly fill: Place; readonly value: string }
  | { readonly type: Place; readonly value: string; readonly submit?: true }
  | { readonly select: Place; readonly options: readonly string[] }
  | { readonly check: Place; readonly checked: boolean }
  | { readonly click: Place; readonly button?: 'right'; readonly count?: 2 }
  | { readonly clear: Place }
  | { readonly hover: Place }
  /** Keys one after the other, the first at the place, the others where the focus is. */
  | { readonly press: readonly string[]; readonly at?: Place }
  | { readonly drag: Place; readonly to: Place }
  /** Files that lie where ARQ may read, by name; through the host, as a client with a grant. */
  | { readonly upload: Place; readonly files: readonly string[] }
  | { readonly scroll: Place; readonly by?: number; readonly to?: 'bottom' };

export type Held = string | number | boolean | null | readonly Held[] | { readonly [name: string]: Held };

export type Showing = 'front' | 'background';

export interface Row {
  /** Unique; in the table's first column. */
  readonly control: string;
  /** Script in `pages/`. */
  readonly page: string;
  /** Key of the page's `held`. */
  readonly held: string;
  readonly steps: readonly Step[];
  /** What the page must hold; of an object only the properties given. */
  readonly holds: Held;
  /** Why it cannot work there. The test then wants it to fail, so that the table stays true. */
  readonly fails?: Partial<Record<BrowserName | `${BrowserName} background`, string>>;
}

export interface Group {
  readonly title: string;
  /** npm packages whose versions stand in the table. */
  readonly packages: readonly string[];
  readonly rows: readonly Row[];
}

/** The reason why a row cannot work in a browser, in a tab in front or in the background. */
export function reasonOf({ fails }: Row, browser: BrowserName, showing: Showing): string | undefined {
  return showing === 'background' ? (fails?.[`${browser} background`] ?? fails?.[browser]) : fails?.[browser];
}
