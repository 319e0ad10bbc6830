import { isElement, isText } from '../../dom/composed-tree.ts';

/** What stands in a label beside its own words: controls, their options, links to elsewhere. */
const SKIPPED: ReadonlySet<string> = new Set(
  'a button input select textarea option datalist script style template noscript svg img'.split(' '),
);
/** Errors and explanations that wait in a label until they are shown. */
const ASIDE = /error|invalid|tooltip|warning|alert|popover/i;
const MAX_CHARS = 400;

/** The words of an element or a text without those of controls and links in it and what is marked as hidden. */
export function plainText(node: Node): string {
  const parts: string[] = [];
  for (const child of isElement(node) ? node.childNodes : [node]) collect(child, parts);
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, MAX_CHARS);
}

function collect(node: Node, parts: string[]): void {
  if (isText(node)) parts.push(node.data);
  if (!isElement(node)) return;
  if (SKIPPED.has(node.localName) || node.hasAttribute('hidden')) return;
  if (ASIDE.test(`${node.id} ${node.getAttribute('class') ?? ''} ${node.getAttribute('role') ?? ''}`)) return;
  for (const child of node.childNodes) collect(child, parts);
}
