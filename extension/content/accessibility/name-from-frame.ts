/**
 * What the frame around calls a document that is edited as a whole: editors that are made so name the frame only. Empty
 * for all other elements, and where the frame is of another origin.
 */
export function nameFromFrame(element: Element): string {
  if (element.localName !== 'body' || element !== document.body || !document.body.isContentEditable) return '';
  // Null where the document around may not be seen.
  const frame = window.frameElement;
  return (frame?.getAttribute('aria-label') ?? frame?.getAttribute('title') ?? '').replaceAll(/\s+/g, ' ').trim();
}
