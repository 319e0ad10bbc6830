import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ArqHome } from './support/arq.ts';
import { connectClient, revisions, type TestClient } from './support/mcp-clients.ts';
import { startHttpHost } from './support/http-host.ts';
import { residentMb } from './support/memory.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { createRandom } from './support/random.ts';
import { isLong } from './support/trial-browsers.ts';

const seed = Number(process.env['ARQ_SEED'] ?? 11);
const durationMs = isLong ? 600_000 : 10_000;
/** Chromium takes two pictures a second of all tabs together. */
const PICTURE_SHARE = 0.04;

/** The host collects its garbage after some seconds of quiet. */
const REST_S = 20;
/** These two, one of each generation, come by HTTP with a token, the others by `arq mcp`. */
const OVER_HTTP = [4, 5];

const opened = z.looseObject({ tab: z.string() });
const listed = z.looseObject({ tabs: z.array(z.looseObject({ tab: z.string(), url: z.string() })) });
const leases = z.looseObject({ leases: z.array(z.unknown()) });

/** One client with a tab of its own, and what it has sent: whatever it sees must be its own. */
class Visitor {
  readonly token: string;
  readonly sent: string[] = [];
  calls = 0;
  readonly #client: TestClient;
  readonly #page: string;
  #tab = '';
  #count = 0;

  constructor(client: TestClient, number: number, page: string) {
    this.#client = client;
    this.token = `visitor-${number}`;
    this.#page = page;
  }

  async arrive(browser: string): Promise<void> {
    const result = await this.#call('tabs_open', { url: this.#page, browser, background: true });
    this.#tab = opened.parse(result.structuredContent).tab;
  }

  /** One visit's worth of one kind, chosen by `share` in 0 … 1. */
  async act(share: number): Promise<void> {
    if (share < 0.3) await this.#fillAndSend();
    else if (share < 0.45) await this.#type();
    else if (share < 0.6) await this.#text('page_snapshot', { interactive: true });
    else if (share < 0.7) await this.#text('page_read_text');
    else if (share < 0.8) await this.#listTabs();
    else if (share < 0.9) await this.#call('page_scroll', { to: 'bottom' });
    else if (share < 1 - PICTURE_SHARE) await this.#call('page_select_option', await this.#country());
    else await this.#call('page_screenshot', { format: 'jpeg' });
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #fillAndSend(): Promise<void> {
    this.#count += 1;
    const name = `${this.token} no ${this.#count}`;
    await this.#call('page_navigate', { url: this.#page });
    const fields = [
      { ref: await this.#ref('textbox', 'First name'), value: name },
      { ref: await this.#ref('textbox', 'Last name'), value: this.token },
      { ref: await this.#ref('checkbox', 'I accept the terms'), value: 'true' },
    ];
    await this.#call('page_fill_form', { fields });
    await this.#call('page_click', {
      ref: await this.#ref('button', 'Sign up'),
      idempotencyKey: `${this.token}-${this.#count}`,
    });
    this.sent.push(name);
    expect(await this.#text('page_read_text')).toContain(name);
    await this.#call('page_navigate', { url: this.#page });
  }

  async #type(): Promise<void> {
    this.#count += 1;
    const text = `${this.token} writes ${this.#count}`;
    await this.#call('page_fill_form', { fields: [{ ref: await this.#ref('textbox', 'About you'), value: text }] });
    expect(await this.#text('page_snapshot')).toContain(text);
  }

  async #country(): Promise<Record<string, unknown>> {
    return { ref: await this.#ref('combobox', 'Country'), options: ['Germany'] };
  }

  async #listTabs(): Promise<void> {
    const { tabs } = listed.parse((await this.#call('tabs_list')).structuredContent);
    expect(tabs.find(({ tab }) => tab === this.#tab)?.url).toContain(`who=${this.token}`);
  }

  async #ref(role: string, name: string): Promise<string> {
    const { structuredContent } = await this.#call('page_find', { role, name, limit: 1 });
    const found = z.looseObject({ matches: z.array(z.looseObject({ ref: z.string() })) }).parse(structuredContent);
    const [first] = found.matches;
    if (first === undefined) throw new Error(`${this.token} found no ${role} ${name}`);
    return first.ref;
  }

  async #text(tool: string, input: Record<string, unknown> = {}): Promise<string> {
    const { content } = await this.#call(tool, input);
    const text = content.map((part) => part.text ?? '').join('\n');
    const others = text.match(/visitor-\d/g)?.filter((seen) => seen !== this.token) ?? [];
    expect(others, `${this.token} sees ${others.join(', ')} in ${tool}`).toEqual([]);
    return text;
  }

  async #call(name: string, input: Record<string, unknown> = {}) {
    this.calls += 1;
    const result = await this.#client.call(name, input);
    const said = result.content.map((part) => part.text ?? '').join('\n');
    if (result.isError === true) throw new Error(`${this.token}: ${name} ${JSON.stringify(input)}: ${said}`);
    return result;
  }
}

/** What the host takes once it had the time to let go of what it needs no more: the least of the seconds that follow. */
async function restingMb(pid: number): Promise<number> {
  let least = Infinity;
  for (let second = 0; second < REST_S; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    least = Math.min(least, residentMb(pid));
  }
  return least;
}

describe(`five clients and three browsers at once (seed ${seed}, ${durationMs / 1000} s)`, () => {
  let home: ArqHome;
  let server: PageServer;
  let visitors: Visitor[];
  let hostPid: number;

  const tokenFor = async (name: string): Promise<string> =>
    (await home.arq('token', 'create', name, '--grant', 'act')).stdout.trim();

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    const http = await startHttpHost(home);
    await home.openBrowser('chromium', '--headless');
    await home.openBrowser('firefox', '--headless');
    await home.openBrowser('chromium', '--headless');
    ({ pid: hostPid } = z
      .looseObject({ pid: z.number() })
      .parse(JSON.parse((await home.arq('status', '--json')).stdout)));
    visitors = await Promise.all(
      [1, 2, 3, 4, 5].map(async (number) => {
        const revision = revisions[number % revisions.length] ?? revisions[0];
        const name = `visitor-${number}`;
        const way = OVER_HTTP.includes(number)
          ? { http: { port: http.port, token: await tokenFor(name) } }
          : { args: ['--grant', 'act'] };
        const client = await connectClient(home, revision, { name, ...way });
        return new Visitor(client, number, `${server.origin}/sign-up.html?who=${name}`);
      }),
    );
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  it(
    'work side by side: no error, nothing of another, nothing sent twice, no leak',
    async () => {
      const browsers = await home.browsers();
      expect(browsers).toHaveLength(3);
      for (const [place, visitor] of visitors.entries()) await visitor.arrive(browsers[place % 3] ?? '');
      const randoms = visitors.map((_, place) => createRandom(seed + place));
      const work = async (forMs: number) => {
        const end = Date.now() + forMs;
        await Promise.all(
          visitors.map(async (visitor, place) => {
            while (Date.now() < end) await visitor.act(randoms[place]?.() ?? 0);
          }),
        );
      };
      await work(durationMs * 0.2);
      const early = isLong ? await restingMb(hostPid) : residentMb(hostPid);
      await work(durationMs * 0.8);
      for (const { token, sent } of visitors) {
        const received = server.submissions.map(({ fields }) => fields).filter(({ last }) => last === token);
        expect(received.map(({ first }) => first)).toEqual(sent);
      }
      const late = isLong ? await restingMb(hostPid) : residentMb(hostPid);
      console.log(
        `${visitors.reduce((sum, { calls }) => sum + calls, 0)} calls, ${server.submissions.length} forms; host ${early.toFixed(0)} → ${late.toFixed(0)} MB`,
      );
      // Short runs still warm up; ten minutes show a leak.
      if (isLong) expect(late).toBeLessThan(early * 1.15);
    },
    durationMs + 120_000,
  );

  it('leave nothing behind when they go', async () => {
    expect(leases.parse(await home.call('leases_list', {})).leases).toHaveLength(visitors.length);
    await Promise.all(visitors.map((visitor) => visitor.close()));
    // A token stays what it is when its program goes: it is gone when its owner takes it away.
    for (const number of OVER_HTTP) await home.arq('token', 'revoke', `visitor-${number}`);
    await expect
      .poll(async () => leases.parse(await home.call('leases_list', {})).leases, { timeout: 10_000 })
      .toEqual([]);
  });
});
