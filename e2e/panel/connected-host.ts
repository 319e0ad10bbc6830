/** A host with browsers, clients, grants, leases and tokens, for looking at. */
import type { HostScene } from './scripted-host.ts';

const NOW = Date.now();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const grants: HostScene['grants'] = [
  {
    id: 'g_1',
    workspace: 'default',
    client: 'Claude Code',
    capability: 'act',
    site: 'tickets.stagepass-international.example',
    createdAt: NOW - DAY,
    expiresAt: NOW + 38 * MINUTE,
    by: 'panel',
  },
  {
    id: 'g_2',
    workspace: 'default',
    client: 'Cursor',
    capability: 'act',
    site: '*',
    createdAt: NOW,
    by: 'launch',
    clientId: 'cursor-1',
  },
  {
    id: 'g_3',
    workspace: 'default',
    client: 'CI nightly',
    capability: 'danger',
    site: 'staging.example',
    createdAt: NOW,
    by: 'cli',
  },
];

const leases: HostScene['leases'] = [
  {
    tab: 'abcdef.14',
    workspace: 'default',
    clientId: 'claude-code-1',
    client: 'Claude Code',
    takenAt: NOW - MINUTE,
    expiresAt: NOW + MINUTE,
  },
];

export const connected: Partial<HostScene> = {
  status: {
    version: '0.1.0',
    pid: 1,
    home: '/home/ada/.local/share/arq',
    startedAt: NOW - 2 * DAY,
    memoryBytes: 61_000_000,
    http: 'http://127.0.0.1:7717',
    browsers: [
      { device: 'abcdef', kind: 'chrome', title: 'Chrome 141', name: 'Work', version: '0.1.0' },
      { device: 'fedcba', kind: 'firefox', title: 'Firefox 140', name: 'firefox-1', version: '0.1.0' },
    ],
    clients: 3,
    runs: { active: 1, total: 61 },
  },
  browsers: [
    {
      browser: 'Work',
      title: 'Chrome 141',
      kind: 'chrome',
      version: '141',
      isFocused: true,
      isChosen: false,
      isPrivateAllowed: false,
    },
    {
      browser: 'firefox-1',
      title: 'Firefox 140',
      kind: 'firefox',
      version: '140',
      isFocused: false,
      isChosen: false,
      isPrivateAllowed: true,
    },
  ],
  clients: [
    {
      id: 'claude-code-1',
      name: 'Claude Code',
      version: '2.4.1',
      face: 'mcp-stdio',
      workspace: 'default',
      connectedAt: NOW - 41 * MINUTE,
      browser: 'Work',
      calls: 64,
      lastAct: {
        tool: 'page_click',
        at: NOW - 2 * MINUTE,
        site: 'tickets.stagepass-international.example',
        outcome: 'ok',
      },
      grants: grants.slice(0, 1),
      leases,
    },
    {
      id: 'cursor-1',
      name: 'Cursor',
      version: '1.9.0',
      face: 'mcp-http',
      workspace: 'default',
      connectedAt: NOW - 3 * MINUTE,
      calls: 4,
      grants: grants.slice(1, 2),
      leases: [],
    },
    {
      id: 'ci-nightly-1',
      name: 'CI nightly with a name that is longer than the row',
      version: '',
      face: 'rest',
      workspace: 'default',
      connectedAt: NOW - 3 * DAY,
      calls: 1204,
      lastAct: { tool: 'page_fill_form', at: NOW - 5 * 60 * MINUTE, outcome: 'page.ref_stale' },
      grants: [],
      leases: [],
    },
  ],
  grants,
  leases,
  tokens: [
    {
      id: 't_1',
      name: 'Nightly',
      workspace: 'default',
      level: 'operator',
      grant: 'act',
      mayApprove: false,
      sites: ['staging.example'],
      requestsPerMinute: 60_000,
      createdAt: NOW - 20 * DAY,
      createdBy: 'panel',
      expiresAt: NOW + 12 * DAY,
      lastUsedAt: NOW - 2 * MINUTE,
      state: 'active',
    },
    {
      id: 't_2',
      name: 'grafana',
      workspace: 'default',
      level: 'viewer',
      grant: 'read',
      mayApprove: false,
      requestsPerMinute: 60_000,
      createdAt: NOW - 200 * DAY,
      createdBy: 'cli',
      expiresAt: NOW - DAY,
      state: 'expired',
    },
  ],
};
