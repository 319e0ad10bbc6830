/** Chooses files for pages: their bytes come from the host, and only a client with a grant is not asked first. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArqHome } from '../support/arq.ts';
import { connectClient, type TestClient } from '../support/mcp-clients.ts';

export class Uploads {
  readonly #home: ArqHome;
  #client: Promise<TestClient> | undefined;

  constructor(home: ArqHome) {
    this.#home = home;
  }

  /** Chooses files of these names in the field; the names are all that they hold. */
  async choose(tab: string, ref: string, names: readonly string[]): Promise<void> {
    const folder = join(this.#home.path, 'arq/files');
    mkdirSync(folder, { recursive: true });
    for (const name of names) writeFileSync(join(folder, name), name);
    this.#client ??= connectClient(this.#home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
    const client = await this.#client;
    await client.text('page_upload_file', { tab, ref, paths: names.map((name) => join(folder, name)) });
  }

  async close(): Promise<void> {
    const client = await this.#client;
    await client?.close();
  }
}
