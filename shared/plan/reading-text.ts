/** What a page was read as, as lines for people; the words are the page's own. Pure. */
import { csvOf } from '../page/csv.ts';
import { bookmarksSearch } from '../tools/bookmarks/search.ts';
import { downloadsList } from '../tools/downloads/list.ts';
import { historySearch } from '../tools/history/search.ts';
import { pageReadConsole } from '../tools/page/read-console.ts';
import { pageReadImages } from '../tools/page/read-images.ts';
import { pageReadLinks } from '../tools/page/read-links.ts';
import { pageReadMarkdown } from '../tools/page/read-markdown.ts';
import { pageReadNetwork } from '../tools/page/read-network.ts';
import { pageReadPdf } from '../tools/page/read-pdf.ts';
import { pageReadSelection } from '../tools/page/read-selection.ts';
import { pageReadTables } from '../tools/page/read-tables.ts';

interface Reading {
  readonly text: string;
  readonly truncated: boolean;
}

const listed = (lines: readonly string[], truncated: boolean): Reading => ({
  text: lines.map((line) => `• ${line}`).join('\n'),
  truncated,
});

const READERS: Readonly<Record<string, (output: unknown) => Reading>> = {
  bookmarks_search(output) {
    const { entries } = bookmarksSearch.output.parse(output);
    return listed(
      entries.map(({ title, url }) => (title === '' ? url : `${title} – ${url}`)),
      false,
    );
  },
  history_search(output) {
    const { entries } = historySearch.output.parse(output);
    return listed(
      entries.map(({ title, url }) => (title === '' ? url : `${title} – ${url}`)),
      false,
    );
  },
  downloads_list(output) {
    const { entries } = downloadsList.output.parse(output);
    return listed(
      entries.map(({ file, url }) => (file === '' ? url : `${file} – ${url}`)),
      false,
    );
  },
  page_read_markdown: (output) => pageReadMarkdown.output.parse(output),
  page_read_pdf: (output) => pageReadPdf.output.parse(output),
  page_read_selection: (output) => pageReadSelection.output.parse(output),
  page_read_links(output) {
    const { links, truncated } = pageReadLinks.output.parse(output);
    return listed(
      links.map(({ text, url }) => (text === '' ? url : `${text} – ${url}`)),
      truncated,
    );
  },
  page_read_images(output) {
    const { images, truncated } = pageReadImages.output.parse(output);
    return listed(
      images.map(({ name, url }) => (url === '' ? name : `${name} – ${url}`)),
      truncated,
    );
  },
  page_read_tables(output) {
    const { tables } = pageReadTables.output.parse(output);
    const texts = tables.map(({ name, headers, rows, csv }) => {
      const body = (csv ?? csvOf(headers, rows ?? [])).replaceAll('\r\n', '\n').trimEnd();
      return name === '' ? body : `${name}\n${body}`;
    });
    return { text: texts.join('\n\n'), truncated: tables.some(({ truncated }) => truncated) };
  },
  page_read_console(output) {
    const { lines, truncated } = pageReadConsole.output.parse(output);
    return listed(
      lines.map(({ level, text }) => `${level}: ${text}`),
      truncated,
    );
  },
  page_read_network(output) {
    const { requests, truncated } = pageReadNetwork.output.parse(output);
    return listed(
      requests.map(({ method, status, error, url }) =>
        [method, error === '' ? String(status) : error, url].join(' ').trim(),
      ),
      truncated,
    );
  },
};

/** Throws a ZodError when the output is not what the tool promises; nothing for a tool that reads otherwise. */
export function readingText(tool: string, output: unknown): Reading {
  return READERS[tool]?.(output) ?? { text: '', truncated: false };
}
