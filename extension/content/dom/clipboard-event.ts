/**
 * Events of the clipboard, made by script. Firefox makes their data itself, whatever it is given, and shows them only
 * to whom they were put in by: they are put in, and read, as the page would.
 */
interface FirefoxEvent {
  readonly wrappedJSObject?: { readonly clipboardData?: DataTransfer | null };
}

const dataOf = (event: ClipboardEvent) => ((event as FirefoxEvent).wrappedJSObject ?? event).clipboardData;

/** `held` by type, such as `text/plain`. */
export function makeClipboardEvent(
  type: 'copy' | 'paste',
  held: Readonly<Record<string, string>> = {},
): ClipboardEvent {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent(type, { bubbles: true, cancelable: true, composed: true, clipboardData });
  try {
    for (const [kind, text] of Object.entries(held)) dataOf(event)?.setData(kind, text);
  } catch {
    // A page that put something of its own in the place of the data reads what that gives.
  }
  return event;
}

/** What a page put on the clipboard for a `copy`; empty when nothing. */
export function readCopied(event: ClipboardEvent): string {
  try {
    const text: unknown = dataOf(event)?.getData('text/plain');
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}
