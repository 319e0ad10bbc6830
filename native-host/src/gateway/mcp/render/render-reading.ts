/** Answers about what pages hold: links, images, tables, metadata, selection, style. Pure. */
import { csvOf } from '../../../../../shared/page/csv.ts';
import type { ToolOutput } from '../../../../../shared/tools/types.ts';
import type { Rendered } from './rendered.ts';

export function renderMarkdown({ url, title, text, truncated }: ToolOutput<'page_read_markdown'>): Rendered {
  const cut = truncated ? '\n… the page has more; maxChars reads it' : '';
  return { text: `Page “${title}” ${url}\n\n${text}${cut}`, advice: 'ref reads one element alone' };
}

export function renderPdf({ url, title, pageCount, text, truncated }: ToolOutput<'page_read_pdf'>): Rendered {
  const named = title === '' ? '' : `“${title}” `;
  const cut = truncated ? '\n… the PDF has more; maxChars, from and to read it' : '';
  return { text: `PDF ${named}${url}, ${pageCount} pages\n\n${text}${cut}`, advice: 'from and to read fewer pages' };
}

export function renderLinks({ links, truncated }: ToolOutput<'page_read_links'>): Rendered {
  if (links.length === 0) return { text: 'No such link can be seen on the page.' };
  const lines = links.map(({ ref, text, url }) => `${text === '' ? '(no text)' : text} → ${url} [${ref}]`);
  return { text: [...lines, ...more(truncated)].join('\n'), advice: 'text or leaving list fewer' };
}

export function renderImages({ images, truncated }: ToolOutput<'page_read_images'>): Rendered {
  if (images.length === 0) return { text: 'No such image can be seen on the page.' };
  const lines = images.map(
    ({ ref, name, url, width, height }) => `${name === '' ? '(no name)' : name} ${width}×${height} ${url} [${ref}]`,
  );
  return { text: [...lines, ...more(truncated)].join('\n'), advice: 'named or minSize list fewer' };
}

export function renderTables({ tables }: ToolOutput<'page_read_tables'>): Rendered {
  if (tables.length === 0) return { text: 'The page shows no table and no cards that repeat.' };
  const texts = tables.map(({ ref, kind, name, headers, rowCount, rows, records, csv, truncated }) => {
    const head = `${name === '' ? kind : `${kind} “${name}”`}, ${rowCount} rows [${ref}]`;
    const body =
      csv ?? (rows === undefined ? records?.map((row) => JSON.stringify(row)).join('\n') : csvOf(headers, rows));
    return [head, (body ?? '').trimEnd().replaceAll('\r\n', '\n'), ...more(truncated)].join('\n');
  });
  return { text: texts.join('\n\n'), advice: 'ref or kinds show fewer' };
}

export function renderMetadata(output: ToolOutput<'page_read_metadata'>): Rendered {
  const lines = Object.entries(output).flatMap(([key, value]: [string, unknown]) => {
    if (value === '' || value === false || isEmpty(value)) return [];
    return [`${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`];
  });
  return { text: lines.join('\n') };
}

export function renderSelection({ text, ref, isField }: ToolOutput<'page_read_selection'>): Rendered {
  const where = ref === undefined ? '' : ` [${ref}]`;
  if (text === '') return { text: isField ? `What is selected is private.${where}` : 'Nothing is selected.' };
  return { text: `Selected${isField ? ' in a field' : ''}${where}:\n${text}` };
}

export function renderStyle({ box, properties }: ToolOutput<'page_read_style'>): Rendered {
  const { x, y, width, height } = box;
  const lines = Object.entries(properties).map(([name, value]) => `${name}: ${value}`);
  return { text: [`box: ${width}×${height} at ${x}, ${y}`, ...lines].join('\n') };
}

const more = (truncated: boolean): string[] => (truncated ? ['… and more'] : []);
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
