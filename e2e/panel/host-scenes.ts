/** Connections, alerts, details and calls of clients as data, in every state that the panel shows. */
import type { ClientApproval } from '../../shared/policy/client-approval.ts';
import { alarmedHost, quietHost } from './alarmed-host.ts';
import { profilesIn } from './profiled-host.ts';
import { connected } from './connected-host.ts';
import { approval, type Language } from './scene-runs.ts';
import type { PanelState } from '../../extension/messaging/panel-contract.ts';
import type { Scene } from './scripted-background.ts';

const NOW = Date.now();

export function clientCall(language: Language, change: Partial<ClientApproval> = {}): ClientApproval {
  const { step: _step, ...asked } = approval(language);
  return {
    ...asked,
    id: 'c_1',
    tool: 'page_click',
    tab: 'abcdef.1',
    principal: { kind: 'client', id: 'claude-code-1', name: 'Claude Code' },
    reasons: ['not-your-sentence'],
    choices: ['allow', 'deny'],
    askedAt: NOW,
    expiresAt: NOW + 48_000,
    askIn: ['abcdef'],
    ...change,
  };
}

/** An act that may be allowed for longer. */
export function clientAct(language: Language): ClientApproval {
  const base = clientCall(language);
  const name = language === 'ru' ? 'Добавить в корзину' : 'Add to basket';
  return {
    ...base,
    title: language === 'ru' ? 'Нажать «Добавить в корзину»' : 'Press “Add to basket”',
    risk: 'act',
    values: [],
    choices: ['allow', 'allow-session', 'allow-hour', 'allow-always', 'deny'],
    ...(base.facts === undefined
      ? {}
      : { facts: { ...base.facts, name, submits: false, leavesSite: false, hasPayment: false, buys: false } }),
  };
}

/** An act with labels of ARQ's own, beside one of the page that is called as one of them. */
function clientDrag(language: Language): ClientApproval {
  const value = language === 'ru' ? 'button «Корзина»' : 'button “Bin”';
  return {
    ...clientAct(language),
    tool: 'page_drag',
    title: 'Drag',
    values: [
      { label: 'to', value: 'ada@example.org', isPreset: false },
      { label: 'to', value, isPreset: false, isKey: true },
    ],
  };
}

type HostScenes = (language: Language) => Omit<Scene, 'state'> & { readonly state?: Partial<PanelState> };

const away = { connection: { state: 'not-installed', since: NOW, message: '' } } as const;

export const hostScenes: Readonly<Record<string, HostScenes>> = {
  call: (language) => ({ runs: [], calls: [clientAct(language)] }),
  'call-drag': (language) => ({ runs: [], calls: [clientDrag(language)] }),
  'call-danger': (language) => ({ runs: [], calls: [clientCall(language)] }),
  connections: () => ({ runs: [], host: connected, view: 'connections' }),
  'connections-empty': () => ({
    runs: [],
    host: { browsers: connected.browsers?.slice(0, 1) ?? [] },
    view: 'connections',
  }),
  'connections-away': () => ({ runs: [], state: away, view: 'connections' }),
  'connections-failed': () => ({ runs: [], broken: ['clients_list'], view: 'connections' }),
  'connections-loading': () => ({ runs: [], silent: ['clients_list'], view: 'connections' }),
  alerts: () => ({ runs: [], host: alarmedHost, view: 'alerts' }),
  'alerts-good': () => ({ runs: [], host: quietHost, view: 'alerts' }),
  'alerts-away': () => ({ runs: [], state: away, view: 'alerts' }),
  profiles: (language) => ({ runs: [], host: { profiles: profilesIn(language) }, view: 'profiles' }),
  'profiles-empty': () => ({ runs: [], host: {}, view: 'profiles' }),
  'profiles-away': () => ({ runs: [], state: away, view: 'profiles' }),
};
