/** What a tool's output becomes for a model. Pure data; the face adds handles and cuts. */
export interface Rendered {
  /** The whole of it; the face cuts it to what the client asked for. */
  readonly text: string;
  /** Says all that the text says; absent where the text itself is what was asked for. Clients show one of the two. */
  readonly structured?: Readonly<Record<string, unknown>>;
  /** Where the rest of a text that the browser itself cut is read. */
  readonly rest?: string;
  /** How to ask for less, or for another part. */
  readonly advice?: string;
  readonly picture?: Picture;
  /** Files that belong to it; the client gets handles to them. */
  readonly files?: readonly RenderedFile[];
  /** Resources that belong to it. */
  readonly links?: readonly { readonly uri: string; readonly name: string; readonly mimeType?: string }[];
}

export type RenderedFile = { readonly name: string; readonly mime: string } & (
  | { readonly text: string }
  | { readonly base64: string; readonly bytes: number }
);

export interface Picture {
  readonly mime: string;
  readonly base64: string;
  /** Beside a picture that is large: the same, small enough for a model. */
  readonly small?: { readonly mime: string; readonly base64: string } | undefined;
}
