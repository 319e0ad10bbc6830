/** A client with every tool and a grant for danger, in a browser without a window: what acts can be called one by one. */
import { ArqHome, type BrowserName } from './arq.ts';
import { connectClient, refOf, type TestClient, textOf } from './mcp-clients.ts';
import { startPageServer, type PageServer } from './page-server.ts';

export interface ActingClient {
  readonly home: ArqHome;
  readonly server: PageServer;
  readonly client: TestClient;
  /** Opens a page of the tests and forgets what was reported before. */
  open(page: string, options?: { readonly background?: boolean }): Promise<ActingTab>;
  close(): Promise<void>;
}

export interface ActingTab {
  readonly tab: string;
  /** Ref of the first element whose line in the outline matches. */
  ref(pattern: RegExp): Promise<string>;
  /** Text of the answer; throws what the tool refused with. */
  act(tool: string, input?: object): Promise<string>;
  /** The error's text; throws when there was none. */
  refusal(tool: string, input?: object): Promise<string>;
}

export async function startActing(browser: BrowserName): Promise<ActingClient> {
  const home = new ArqHome();
  const server = await startPageServer();
  await home.openBrowser(browser, '--headless');
  const client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
  return {
    home,
    server,
    client,
    async open(page, options = {}) {
      server.reset();
      const opened = await client.text('tabs_open', { url: server.origin + page, ...options });
      const tab = /\b[a-z0-9]{6,32}\.\d+\b/.exec(opened)?.[0];
      if (tab === undefined) throw new Error(`No tab in: ${opened}`);
      return {
        tab,
        ref: async (pattern) => refOf(await client.text('page_snapshot', { tab, maxTokens: 20_000 }), pattern),
        act: (tool, input = {}) => client.text(tool, { tab, ...input }),
        async refusal(tool, input = {}) {
          const result = await client.call(tool, { tab, ...input });
          if (result.isError !== true) throw new Error(`${tool} was not refused: ${textOf(result)}`);
          return textOf(result);
        },
      };
    },
    async close() {
      await client.close();
      await home.dispose();
      await server.close();
    },
  };
}
