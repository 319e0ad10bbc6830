/**
 * Firefox shows what a DataTransfer holds only to whom it was put in by: what a page is to read is put in as the page
 * does, into one of the page's own class.
 */
interface FirefoxWindow {
  readonly wrappedJSObject?: { readonly DataTransfer?: typeof DataTransfer };
}

/** Pages can put something else in the place of their class. */
function isReal(data: unknown): data is DataTransfer {
  try {
    Object.getOwnPropertyDescriptor(DataTransfer.prototype, 'types')?.get?.call(data);
    return true;
  } catch {
    return false;
  }
}

/** An empty one, for an event that goes to the page. */
export function newPageDataTransfer(): DataTransfer {
  try {
    const { DataTransfer: PageClass } = (window as FirefoxWindow).wrappedJSObject ?? {};
    const data = PageClass === undefined ? undefined : new PageClass();
    if (isReal(data)) return data;
  } catch {
    // Not one that can be made: then the page reads less of it.
  }
  return new DataTransfer();
}
