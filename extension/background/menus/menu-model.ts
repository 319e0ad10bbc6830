/** The entries of the page's context menu. Pure. */
import type { Messages } from '../messages-en.ts';
import type { SiteCommands } from '../recent-commands.ts';

export type MenuContext = 'page' | 'frame' | 'selection' | 'link' | 'image' | 'editable';

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly contexts: readonly [MenuContext, ...MenuContext[]];
  readonly parentId?: string;
  readonly documentUrlPatterns?: readonly string[];
}

const EVERYWHERE = ['page', 'frame', 'selection', 'link', 'image', 'editable'] as const;
const MAX_TITLE = 60;

/** Match patterns know host names only; an IPv6 address or a local file has no commands of its own. */
const patternOf = (site: string) => (/^[a-z\d.-]+$/.test(site) ? [`*://${site}/*`] : []);

/** `%` and `&` mean something in titles: the selection, and an access key. */
function titleOf(command: string): string {
  const line = command.replaceAll(/\s+/g, ' ').trim();
  const cut = line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1)}…` : line;
  return cut.replaceAll('&', '&&').replaceAll('%s', '% s');
}

/** A site's commands show on that site alone. */
export function menuEntries(texts: Messages['menu'], recent: readonly SiteCommands[]): MenuEntry[] {
  const again = recent.flatMap(({ site, commands }) =>
    patternOf(site).length === 0
      ? []
      : commands.map((command, index) => ({
          id: commandEntryId(site, index),
          title: titleOf(command),
          contexts: EVERYWHERE,
          parentId: 'again',
          documentUrlPatterns: patternOf(site),
        })),
  );
  const patterns = [...new Set(again.flatMap(({ documentUrlPatterns }) => documentUrlPatterns))];
  return [
    { id: 'ask', title: texts.ask, contexts: EVERYWHERE },
    { id: 'fill-form', title: texts.fillForm, contexts: ['page', 'frame', 'editable'] },
    { id: 'screenshot', title: texts.screenshot, contexts: EVERYWHERE },
    { id: 'screenshot-full', title: texts.screenshotFull, contexts: EVERYWHERE },
    { id: 'copy-text', title: texts.copyText, contexts: EVERYWHERE },
    { id: 'open-links', title: texts.openLinks, contexts: ['selection'] },
    ...(again.length === 0
      ? []
      : [{ id: 'again', title: texts.again, contexts: EVERYWHERE, documentUrlPatterns: patterns }]),
    ...again,
  ];
}

const commandEntryId = (site: string, index: number) => `again:${index}:${site}`;

/** The command that an entry stands for. */
export function findCommand(id: string, recent: readonly SiteCommands[]): string | undefined {
  const [, index, site] = /^again:(\d+):(.+)$/.exec(id) ?? [];
  return recent.find((one) => one.site === site)?.commands[Number(index)];
}
