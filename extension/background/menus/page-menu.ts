/**
 * The page's context menu: its entries, built anew when what they show changes, and what a click on each does. What
 * acts in the page is started as a run, so that it shows in Runs. Background only.
 */
import { type Browser, browser } from 'wxt/browser';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { AskContext } from '../../messaging/panel-contract.ts';
import { recentCommandsItem } from '../../storage/profile-items.ts';
import { askContextItem } from '../../storage/session-items.ts';
import { messages } from '../messages.ts';
import { notify } from '../notices.ts';
import { openPanel } from '../panel/open-panel.ts';
import { addressOf, tabIdOf, type KnownTab } from '../tabs.ts';
import { copyInPage, linksInSelection } from './in-page.ts';
import { findCommand, menuEntries } from './menu-model.ts';

type Click = Browser.contextMenus.OnClickData;
type CallTool = (tool: string, input: unknown) => Promise<unknown>;

const MAX_LINKS = 20;

export interface PageMenuHooks {
  callTool: CallTool;
  /** Starts a run as the panel would; resolves with its id. */
  startRun(command: string, tab: string): Promise<string>;
  /** The picture of that run is shown to the user when it is there. */
  showPictureOf(runId: string): void;
}

export class PageMenu {
  readonly #hooks: PageMenuHooks;
  #building: Promise<void> = Promise.resolve();

  constructor(hooks: PageMenuHooks) {
    this.#hooks = hooks;
  }

  /** Registers the listeners; must run while the worker starts. */
  listen(): void {
    browser.contextMenus.onClicked.addListener((click, tab) => {
      if (tab?.id !== undefined) this.#click(click, { ...tab, id: tab.id });
    });
    browser.runtime.onInstalled.addListener(() => this.build());
    browser.runtime.onStartup.addListener(() => this.build());
    browser.storage.onChanged.addListener((changes) => {
      if ('recentCommands' in changes) this.build();
    });
  }

  build(): void {
    this.#building = this.#building.then(() => this.#build()).catch(() => undefined);
  }

  async #build(): Promise<void> {
    const entries = menuEntries(messages().menu, await recentCommandsItem.read());
    await browser.contextMenus.removeAll();
    for (const { documentUrlPatterns, contexts, ...entry } of entries) {
      browser.contextMenus.create({
        ...entry,
        contexts: [...contexts] as [(typeof contexts)[0], ...typeof contexts],
        ...(documentUrlPatterns === undefined ? {} : { documentUrlPatterns: [...documentUrlPatterns] }),
      });
    }
  }

  /** Synchronous as far as the panel and permissions need the user's gesture. */
  #click(click: Click, tab: KnownTab): void {
    if (click.menuItemId === 'ask') {
      void Promise.all([openPanel(tab.windowId), askContextItem.write(askContextOf(click, tab))]).catch(failed);
      return;
    }
    const mayCopy =
      click.menuItemId === 'copy-text' ? browser.permissions.request({ permissions: ['clipboardWrite'] }) : undefined;
    this.#act(click, tab, mayCopy).catch(failed);
  }

  async #act(click: Click, tab: KnownTab, mayCopy: Promise<boolean> | undefined): Promise<void> {
    const { sentence } = messages();
    switch (click.menuItemId) {
      case 'fill-form':
        await this.#hooks.startRun(sentence.fillForm, await tabIdOf(tab));
        return undefined;
      case 'screenshot':
        return this.#picture(sentence.screenshot, tab);
      case 'screenshot-full':
        return this.#picture(sentence.screenshotFull, tab);
      case 'copy-text':
        return (await mayCopy) === true ? this.#copyText(tab) : undefined;
      case 'open-links':
        return this.#openLinks(click.frameId ?? 0, tab);
      default: {
        const command = findCommand(String(click.menuItemId), await recentCommandsItem.read());
        if (command !== undefined) await this.#hooks.startRun(command, await tabIdOf(tab));
        return undefined;
      }
    }
  }

  async #picture(command: string, tab: KnownTab): Promise<void> {
    this.#hooks.showPictureOf(await this.#hooks.startRun(command, await tabIdOf(tab)));
  }

  async #copyText(tab: KnownTab): Promise<void> {
    const output = await this.#hooks.callTool('page_read_text', { tab: await tabIdOf(tab) });
    const { text } = tools.page_read_text.output.parse(output);
    const args: [string] = [text];
    await browser.scripting.executeScript({ target: { tabId: tab.id }, func: copyInPage, args });
    await notify(messages().notice.copied, tab.title ?? '');
  }

  async #openLinks(frameId: number, tab: KnownTab): Promise<void> {
    const target = { tabId: tab.id, frameIds: [frameId] };
    const [answer] = await browser.scripting.executeScript({ target, func: linksInSelection });
    const links: string[] = Array.isArray(answer?.result) ? answer.result : [];
    const { notice } = messages();
    if (links.length === 0) return notify(notice.noLinks, '');
    if (links.length > MAX_LINKS) await notify(notice.linksCut(MAX_LINKS, links.length), '');
    for (const url of links.slice(0, MAX_LINKS)) {
      await browser.tabs.create({ url, active: false, openerTabId: tab.id, windowId: tab.windowId });
    }
  }
}

function failed(error: unknown): void {
  void notify(messages().notice.failed, toArqError(error).message);
}

function askContextOf(click: Click, tab: KnownTab): AskContext {
  const url = click.frameUrl ?? click.pageUrl ?? addressOf(tab);
  const context = (kind: AskContext['kind'], text: string): AskContext => ({
    kind,
    text: text.slice(0, 20_000),
    url,
    at: Date.now(),
  });
  if (click.selectionText !== undefined && click.selectionText !== '') return context('selection', click.selectionText);
  if (click.linkUrl !== undefined) return context('link', click.linkUrl);
  if (click.mediaType === 'image' && click.srcUrl !== undefined) return context('image', click.srcUrl);
  return click.editable ? context('field', tab.title ?? '') : context('page', tab.title ?? '');
}
