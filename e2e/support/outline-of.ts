/** What a test reads of a snapshot's text: role, name and ref of each element line. */
export interface OutlineEntry {
  readonly role: string;
  readonly name: string;
  readonly ref: string;
  /** Levels it is indented by. */
  readonly depth: number;
  readonly line: string;
}

const ELEMENT = /^(?<indent> *)- (?<role>[a-z]+) "(?<name>(?:[^"\\]|\\.)*)".*\[ref=(?<ref>d\d+e\d+)\]/;

/** Entries of the lines that are elements, in order. Lines of plain text have no ref and are left out. */
export function outlineOf(text: string): OutlineEntry[] {
  return text.split('\n').flatMap((line) => {
    const { indent = '', role = '', name = '', ref = '' } = ELEMENT.exec(line)?.groups ?? {};
    return ref === '' ? [] : [{ role, name, ref, depth: indent.length / 2, line }];
  });
}
