/** Whether a file field takes a file, by its `accept` attribute. https://html.spec.whatwg.org/#attr-input-accept */
import type { FileCard } from './received-files.ts';

/** Pure. An empty list takes everything; so does a file of unknown type, of which only the page can judge. */
export function accepts(accept: string, { name, type }: Pick<FileCard, 'name' | 'type'>): boolean {
  const wanted = accept
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  if (wanted.length === 0 || wanted.includes('*/*')) return true;
  const file = name.toLowerCase();
  const mime = type.toLowerCase();
  return wanted.some((one) => {
    if (one.startsWith('.')) return file.endsWith(one);
    if (one.endsWith('/*')) return mime === '' || mime.startsWith(one.slice(0, -1));
    return mime === '' || mime === one;
  });
}
