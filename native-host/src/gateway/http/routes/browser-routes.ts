/** Browsers and their tabs, by the tools of the same names. */
import { z } from 'zod';
import { browsersChoose } from '../../../../../shared/tools/browsers/choose.ts';
import { browsersList } from '../../../../../shared/tools/browsers/list.ts';
import { tabsActivate } from '../../../../../shared/tools/tabs/activate.ts';
import { tabsClose } from '../../../../../shared/tools/tabs/close.ts';
import { tabsList } from '../../../../../shared/tools/tabs/list.ts';
import { tabsOpen } from '../../../../../shared/tools/tabs/open.ts';
import { API_BASE } from '../api-version.ts';
import { callTool } from '../call-tool.ts';
import { defineRoute, type Route } from '../route.ts';

const tabParams = tabsClose.input;
const itemsOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

export const browserRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/browsers`,
    operationId: 'listBrowsers',
    tag: 'browsers',
    summary: 'List browsers',
    permission: { action: 'read', subject: 'browser' },
    responses: {
      200: { description: 'Every connected browser', schema: itemsOf(browsersList.output.shape.browsers.element) },
    },
    handle: async (_input, context) => {
      const { browsers } = browsersList.output.parse(await callTool('browsers_list', {}, context));
      return { body: { items: browsers } };
    },
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/browsers/choose`,
    operationId: 'chooseBrowser',
    tag: 'browsers',
    summary: 'Choose browser',
    description: 'From now on calls with this token that name no tab mean this browser.',
    permission: { action: 'update', subject: 'browser' },
    isWork: true,
    body: browsersChoose.input,
    responses: { 200: { description: 'The browser that was chosen', schema: browsersChoose.output } },
    handle: async ({ body }, context) => ({ body: await callTool('browsers_choose', body, context) }),
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/tabs`,
    operationId: 'listTabs',
    tag: 'tabs',
    summary: 'List tabs',
    permission: { action: 'read', subject: 'tab' },
    isWork: true,
    query: tabsList.input,
    responses: { 200: { description: 'Open tabs', schema: itemsOf(tabsList.output.shape.tabs.element) } },
    handle: async ({ query }, context) => {
      const { tabs } = tabsList.output.parse(await callTool('tabs_list', query, context));
      return { body: { items: tabs } };
    },
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/tabs`,
    operationId: 'openTab',
    tag: 'tabs',
    summary: 'Open tab',
    permission: { action: 'create', subject: 'tab' },
    isKeyed: true,
    isWork: true,
    body: tabsOpen.input,
    responses: { 201: { description: 'The tab that was opened', schema: tabsOpen.output } },
    handle: async ({ body }, context) => ({ status: 201, body: await callTool('tabs_open', body, context) }),
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/tabs/{tab}/activate`,
    operationId: 'activateTab',
    tag: 'tabs',
    summary: 'Switch to tab',
    permission: { action: 'update', subject: 'tab' },
    isKeyed: true,
    isWork: true,
    params: tabParams,
    responses: { 200: { description: 'The tab, now in front', schema: tabsActivate.output } },
    handle: async ({ params }, context) => ({ body: await callTool('tabs_activate', params, context) }),
  }),
  defineRoute({
    method: 'DELETE',
    path: `${API_BASE}/tabs/{tab}`,
    operationId: 'closeTab',
    tag: 'tabs',
    summary: 'Close tab',
    permission: { action: 'delete', subject: 'tab' },
    isKeyed: true,
    isWork: true,
    params: tabParams,
    responses: { 200: { description: 'Whether it was closed', schema: tabsClose.output } },
    handle: async ({ params }, context) => ({ body: await callTool('tabs_close', params, context) }),
  }),
];
