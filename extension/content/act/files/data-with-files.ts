/** Firefox shows the files of a drag only to whom they were added by: there the page's own class is used, as the page. */
interface FirefoxWindow {
  readonly wrappedJSObject?: { readonly DataTransfer: typeof DataTransfer };
}

export function dataWithFiles(files: readonly File[]): DataTransfer {
  const { DataTransfer: PageData = DataTransfer } = (window as FirefoxWindow).wrappedJSObject ?? {};
  const data = new PageData();
  for (const file of files) data.items.add(file);
  return data;
}
