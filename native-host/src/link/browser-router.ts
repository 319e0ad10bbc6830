/**
 * Where a tool that runs in a browser goes. Chooses the tab when the caller named none, sends the call to the browser
 * of that tab, and asks every browser where the answer is about all of them. Owns no state but the current tabs.
 */
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import type { BrowserInfo } from '../../../shared/protocol/methods.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { GrantedCall } from '../../../shared/tools/granted-call.ts';
import type { CallContext, ToolName, ToolOutput } from '../../../shared/tools/types.ts';
import { deviceOfTab, noBrowserError } from './browser-registry.ts';
import type { BrowserRegistry, ConnectedBrowser } from './browser-registry.ts';
import { CurrentTabs } from './current-tabs.ts';
import type { TabOwner } from './current-tabs.ts';

const LIST_TIMEOUT_MS = 5_000;

export type TabView = ToolOutput<'tabs_list'>['tabs'][number];

/** What was settled about browsers elsewhere. */
export interface BrowserRules {
  /** The browser that a client chose or was started with. */
  deviceOf(principal: Principal): string | undefined;
  /** A tab that a client holds from before: the host has no memory of current tabs when it comes back. */
  heldTabOf(principal: Principal): string | undefined;
  /** Tells by its address whether a page is there for the caller; undefined when all are. */
  pagesFor(principal: Principal): ((url: string) => boolean) | undefined;
  /** True when clients and models may use its private windows. */
  allowsPrivate(device: string): boolean;
}

export class BrowserRouter {
  readonly current = new CurrentTabs();
  readonly #browsers: BrowserRegistry;
  readonly #rules: BrowserRules;

  constructor(browsers: BrowserRegistry, rules: BrowserRules) {
    this.#browsers = browsers;
    this.#rules = rules;
  }

  /** True when the tool acts in a tab that its caller may leave open. */
  takesTab(name: ToolName, input: unknown): boolean {
    const { runsIn, input: schema } = tools[name];
    // What the host does to a page is done in a tab as well.
    const isInBrowser = runsIn === 'content' || runsIn === 'background' || name.startsWith('page_');
    if (!isInBrowser || isAboutBrowser(name, input)) return false;
    return 'tab' in schema.shape && schema.shape.tab.safeParse(undefined).success;
  }

  /** Sends a parsed call to where it runs. The input of a tool that takes a tab must name it by now. */
  async handle(name: ToolName, input: unknown, context: CallContext): Promise<unknown> {
    await this.#browsers.reachAny(context.signal);
    if (name === 'tabs_list') return { tabs: await this.listTabs(context, input) };
    if (name === 'windows_list') return { windows: await this.#listWindows(context, input) };
    if (OPENING.has(name)) return this.#openTab(name, input, context);
    if (isAboutBrowser(name, input)) return this.#browserMeant(input, context).callTool(name, input, context);
    const tab = stringField(input, 'tab') ?? (await this.chooseTab(context, context.signal));
    const output = await this.#callWhere(tab, name, { ...(input as object), tab }, context);
    if (name === 'tabs_close' || name === 'windows_close') this.current.forgetTab(tab);
    else if (name === 'tabs_activate' || isStep(name, context)) this.current.set(context, tab);
    return output;
  }

  /**
   * The tab for a call that names none: the owner's current one, else the active tab of the only browser; for a client
   * of the browser that it chose or was started with, else of the focused one. With `device`, a panel's call, it is
   * what the user sees in that browser. Throws `browser.none_connected`, `browser.gone`, or `tabs.required` with the
   * list when several browsers leave it open.
   */
  async chooseTab(owner: TabOwner, signal: AbortSignal, device?: string): Promise<string> {
    await this.#browsers.reachAny(signal);
    const kept = device === undefined ? (this.current.find(owner) ?? this.#heldTab(owner)) : undefined;
    const context: CallContext = { principal: owner.principal, runId: owner.runId, signal, allowedRisk: 'read' };
    if (kept !== undefined && this.#isReachable(kept) && (await this.#isThere(kept, context))) return kept;
    const browsers = this.#browsersFor(owner.principal, device);
    const sees = this.#rules.pagesFor(owner.principal) ?? (() => true);
    const tabs = (await this.#tabsOf(browsers, context, {})).filter(({ url }) => sees(url));
    const active = browsers.length === 1 ? await this.#activeTab(browsers, tabs, context) : undefined;
    if (active !== undefined) return active.tab;
    throw new ArqError(
      'tabs.required',
      `It is not clear which tab is meant. Name one of these in “tab”: ${describeTabs(tabs)}`,
      { data: { tabs } },
    );
  }

  /** True when the tool acts in a browser that its caller may leave open. */
  takesBrowser(name: ToolName, input: unknown): boolean {
    return isAboutBrowser(name, input) && 'browser' in tools[name].input.shape;
  }

  /** Name of the browser that a call about no tab means. Throws `browser.none_connected`, `browser.gone`, `browser.required`. */
  async chooseBrowser(input: unknown, owner: TabOwner, signal: AbortSignal): Promise<string> {
    await this.#browsers.reachAny(signal);
    return this.#browserForNewTab(stringField(input, 'browser'), owner).info.name;
  }

  /** Device of the browser in which a call acts; undefined for what touches none, and the name of none where it is open. */
  deviceFor({ tool, input, principal, runId }: GrantedCall): string | undefined {
    if (isAboutBrowser(tool, input)) return this.#browserMeant(input, { principal, runId }).info.device;
    const place = stringField(input, 'tab') ?? thingIn(input);
    if (place !== undefined) return deviceOfTab(place);
    const { runsIn } = tools[tool];
    return runsIn === 'content' || runsIn === 'background' || tool.startsWith('page_') ? '' : undefined;
  }

  /** False when a kept tab shows by now what is not there for its owner. */
  async #isThere(tab: string, context: CallContext): Promise<boolean> {
    const sees = this.#rules.pagesFor(context.principal);
    if (sees === undefined) return true;
    const view = await this.findTab(tab, context);
    return view !== undefined && sees(view.url);
  }

  /** The tab that a client holds, unless it chose another browser since. */
  #heldTab({ principal, runId }: TabOwner): string | undefined {
    const held = runId === undefined ? this.#rules.heldTabOf(principal) : undefined;
    const chosen = this.#rules.deviceOf(principal);
    return held !== undefined && (chosen === undefined || held.startsWith(`${chosen}.`)) ? held : undefined;
  }

  /** The browsers that a call without a tab may mean. */
  #browsersFor(principal: Principal, device: string | undefined): ConnectedBrowser[] {
    const chosen = device ?? this.#rules.deviceOf(principal);
    if (device === undefined && chosen !== undefined) return [this.#browsers.getByTab(`${chosen}.0`)];
    const browsers = this.#browsers.list().filter(({ info }) => device === undefined || info.device === device);
    if (browsers.length === 0) throw noBrowserError();
    const focused = principal.kind === 'client' ? this.#browsers.findFocused() : undefined;
    return focused === undefined ? browsers : [focused];
  }

  /** The tabs of all browsers under the names that the host gave these. */
  async listTabs(context: CallContext, input: unknown): Promise<TabView[]> {
    return this.#tabsOf(this.#browsers.list(), context, input);
  }

  /** What a tab shows now; undefined when its browser does not list it. */
  async findTab(tab: string, context: CallContext): Promise<TabView | undefined> {
    const tabs = await this.#tabsOf([await this.#browsers.reach(tab, context.signal)], context, {});
    return tabs.find((view) => view.tab === tab);
  }

  /** Only looking is done again when the browser went away meanwhile; whoever acts must know that it may have acted. */
  async #callWhere(tab: string, name: ToolName, input: unknown, context: CallContext): Promise<unknown> {
    const browser = await this.#browsers.reach(tab, context.signal);
    try {
      return await browser.callTool(name, input, context);
    } catch (thrown) {
      if (toArqError(thrown).code !== 'browser.gone') throw thrown;
      return (await this.#browsers.reach(tab, context.signal)).callTool(name, input, context);
    }
  }

  #isReachable(tab: string): boolean {
    const device = tab.slice(0, tab.indexOf('.'));
    return this.#browsers.isConnected(device);
  }

  async #tabsOf(browsers: readonly ConnectedBrowser[], context: CallContext, input: unknown): Promise<TabView[]> {
    const schema = tools.tabs_list.output;
    return ask(browsers, 'tabs_list', input, context, (output, { device, name }) =>
      schema
        .parse(output)
        .tabs.filter((tab) => this.#isVisible(tab, device, context))
        .map((tab) => ({ ...tab, browser: name })),
    );
  }

  async #listWindows(context: CallContext, input: unknown): Promise<ToolOutput<'windows_list'>['windows']> {
    const schema = tools.windows_list.output;
    return ask(this.#browsers.list(), 'windows_list', input, context, (output, { device, name }) =>
      schema
        .parse(output)
        .windows.filter((window) => this.#isVisible(window, device, context))
        .map((window) => ({ ...window, browser: name })),
    );
  }

  /** Private windows are nobody's but the user's, unless they said otherwise. */
  #isVisible({ isPrivate }: { readonly isPrivate: boolean }, device: string, { principal }: CallContext): boolean {
    const isUser = principal.kind === 'panel' || principal.kind === 'cli';
    return !isPrivate || isUser || this.#rules.allowsPrivate(device);
  }

  /** The one tab in front; several windows show one each, so the focused window decides. */
  async #activeTab(
    browsers: readonly ConnectedBrowser[],
    tabs: readonly TabView[],
    context: CallContext,
  ): Promise<TabView | undefined> {
    const active = tabs.filter((tab) => tab.isActive);
    if (active.length <= 1) return active[0];
    const windows = await ask(
      browsers,
      'windows_list',
      {},
      context,
      (output) => tools.windows_list.output.parse(output).windows,
    );
    const focused = windows.find((window) => window.isFocused)?.window;
    return active.find((tab) => tab.window === focused) ?? active[0];
  }

  async #openTab(name: ToolName, input: unknown, context: CallContext): Promise<unknown> {
    const output = await this.#browserMeant(input, context).callTool(name, input, context);
    const tab = stringField(output, 'tab');
    if (tab !== undefined) this.current.set(context, tab);
    return output;
  }

  /** For a call about no tab: the browser of the thing that it names, of that name, or the one that its caller uses. */
  #browserMeant(input: unknown, owner: TabOwner): ConnectedBrowser {
    const thing = thingIn(input);
    if (thing !== undefined) return this.#browsers.getByTab(thing);
    return this.#browserForNewTab(stringField(input, 'browser'), owner);
  }

  #browserForNewTab(name: string | undefined, owner: TabOwner): ConnectedBrowser {
    if (name !== undefined) return this.#browsers.getByName(name);
    const kept = this.current.find(owner);
    if (kept !== undefined && this.#isReachable(kept)) return this.#browsers.getByTab(kept);
    const browsers = this.#browsersFor(owner.principal, undefined);
    const [only] = browsers;
    if (only !== undefined && browsers.length === 1) return only;
    throw new ArqError(
      'browser.required',
      `Several browsers are connected. Name one in “browser”: ${browsers.map(({ info }) => info.name).join(', ')}.`,
    );
  }
}

/** These answer for every browser at once. */
const ABOUT_ALL: ReadonlySet<ToolName> = new Set(['tabs_list', 'windows_list']);
/** What these open is their caller's from then on. */
export const OPENING: ReadonlySet<ToolName> = new Set(['tabs_open', 'windows_open', 'sessions_restore']);

/** True for what acts in a browser and in none of its tabs. */
function isAboutBrowser(name: ToolName, input: unknown): boolean {
  const { runsIn, input: schema } = tools[name];
  if (runsIn !== 'background' || ABOUT_ALL.has(name)) return false;
  // Where a tool takes either, an address needs no tab.
  const isPlain = 'browser' in schema.shape && stringField(input, 'url') !== undefined;
  return isPlain || !('tab' in schema.shape);
}

/** Ids of what is no tab, but lies in one browser. */
const thingIn = (input: unknown): string | undefined =>
  stringField(input, 'download') ?? stringField(input, 'bookmark') ?? stringField(input, 'session');

/** Marks and pictures come after a run's end as well, when its current tab is forgotten. */
const isStep = (name: ToolName, { runId }: CallContext) =>
  runId !== undefined && tools[name].callers.some((caller) => caller !== 'internal');

/** Asks all browsers at once; one that does not answer is left out as long as another does. */
async function ask<Item>(
  browsers: readonly ConnectedBrowser[],
  tool: ToolName,
  input: unknown,
  context: CallContext,
  read: (output: unknown, browser: BrowserInfo) => Item[],
): Promise<Item[]> {
  if (browsers.length === 0) throw noBrowserError();
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(LIST_TIMEOUT_MS)]);
  const answers = await Promise.allSettled(
    browsers.map(async (browser) => read(await browser.callTool(tool, input, { ...context, signal }), browser.info)),
  );
  const failure = answers.find((answer) => answer.status === 'rejected');
  if (failure !== undefined && answers.every((answer) => answer.status === 'rejected'))
    throw toArqError(failure.reason);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

function describeTabs(tabs: readonly TabView[]): string {
  const shown = tabs.slice(0, 20).map((tab) => `${tab.tab} (${tab.browser}: ${tab.title || tab.url})`);
  return (
    shown.join(', ') + (tabs.length > shown.length ? ` and ${tabs.length - shown.length} more; see tabs_list.` : '.')
  );
}

function stringField(input: unknown, name: string): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(input, name)?.value;
  return typeof value === 'string' ? value : undefined;
}
