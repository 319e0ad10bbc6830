/** What a host would tell of connections, alerts and details, held in memory; what the panel changes is changed here. */
import { type Profile, viewOf } from '../../shared/profiles/profile.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import { tools } from '../../shared/tools/index.ts';
import type { ToolName, ToolOutput } from '../../shared/tools/types.ts';
import type { HostStatus } from '../../shared/protocol/methods.ts';

export interface HostScene {
  readonly status: HostStatus;
  readonly roundTripMs: number;
  readonly browsers: ToolOutput<'browsers_list'>['browsers'];
  readonly clients: ToolOutput<'clients_list'>['clients'];
  readonly grants: ToolOutput<'grants_list'>['grants'];
  readonly leases: ToolOutput<'leases_list'>['leases'];
  readonly tokens: ToolOutput<'tokens_list'>['tokens'];
  readonly alerts: ToolOutput<'alerts_list'>['alerts'];
  readonly rules: ToolOutput<'alerts_rules_list'>['rules'];
  readonly quiet: ToolOutput<'alerts_rules_list'>['quiet'];
  readonly channels: ToolOutput<'alerts_channels_list'>['channels'];
  readonly profiles: readonly Profile[];
}

type Answers = { readonly [Name in ToolName]?: (input: never) => unknown };

export class ScriptedHost {
  readonly #scene: { -readonly [Key in keyof HostScene]: HostScene[Key] };

  constructor(scene: Partial<HostScene>) {
    this.#scene = {
      status: {
        version: '0.1.0',
        pid: 1,
        home: '/home/ada/.local/share/arq',
        startedAt: Date.now() - 11_000_000,
        memoryBytes: 61_000_000,
        browsers: [],
        clients: 0,
        runs: { active: 0, total: 0 },
      },
      roundTripMs: 1.4,
      browsers: [],
      clients: [],
      grants: [],
      leases: [],
      tokens: [],
      alerts: [],
      rules: [],
      quiet: { isOn: false, from: '22:00', to: '07:00' },
      channels: [],
      profiles: [],
      ...scene,
    };
  }

  look() {
    return { status: this.#scene.status, roundTripMs: this.#scene.roundTripMs };
  }

  serves(tool: string): boolean {
    return Object.hasOwn(this.#answers, tool);
  }

  call(tool: string, input: unknown): unknown {
    const name = tool as ToolName;
    const answer = this.#answers[name] as ((parsed: unknown) => unknown) | undefined;
    if (answer === undefined) throw new ArqError('tool.not_available', tool);
    return tools[name].output.parse(answer(tools[name].input.parse(input)));
  }

  readonly #answers: Answers = {
    browsers_list: () => ({ browsers: this.#scene.browsers }),
    browsers_rename: ({ browser, name }: { browser: string; name: string }) => {
      this.#scene.browsers = this.#scene.browsers.map((one) =>
        one.browser === browser ? { ...one, browser: name } : one,
      );
      return { browser: name };
    },
    browsers_allow_private: ({ browser, isAllowed }: { browser: string; isAllowed: boolean }) => {
      this.#scene.browsers = this.#scene.browsers.map((one) =>
        one.browser === browser ? { ...one, isPrivateAllowed: isAllowed } : one,
      );
      return { browser, isPrivateAllowed: isAllowed };
    },
    clients_list: () => ({ clients: this.#scene.clients }),
    clients_revoke: ({ client }: { client: string }) => {
      this.#scene.clients = this.#scene.clients.filter(({ name }) => name !== client);
      this.#scene.grants = this.#scene.grants.filter((grant) => grant.client !== client);
      this.#scene.leases = this.#scene.leases.filter((lease) => lease.client !== client);
      return { connections: 1, grants: 1, leases: 1, runs: 0, tokens: 0 };
    },
    clients_show_setup: ({ target }: { target: string }) => ({
      text:
        target === 'claude-code'
          ? 'claude mcp add arq -- /usr/bin/node /opt/arq/native-host/dist/arq.mjs mcp'
          : JSON.stringify(
              { mcpServers: { arq: { command: '/usr/bin/node', args: ['/opt/arq/native-host/dist/arq.mjs', 'mcp'] } } },
              undefined,
              2,
            ),
      place: 'here',
    }),
    grants_list: () => ({ grants: this.#scene.grants }),
    grants_revoke: ({ grant }: { grant: string }) => {
      this.#scene.grants = this.#scene.grants.filter(({ id }) => id !== grant);
      return { isRevoked: true };
    },
    leases_list: () => ({ leases: this.#scene.leases }),
    leases_release: ({ tab }: { tab: string }) => {
      this.#scene.leases = this.#scene.leases.filter((lease) => lease.tab !== tab);
      return { isReleased: true };
    },
    tabs_hand_over: ({ tab, to }: { tab: string; to: string }) => ({ tab, holder: to }),
    tokens_list: () => ({ tokens: this.#scene.tokens }),
    tokens_create: ({ name, level, grant }: { name: string; level: 'viewer'; grant: 'read' }) => {
      const token = {
        id: `t_${this.#scene.tokens.length}`,
        name,
        workspace: 'default',
        level,
        grant,
        mayApprove: false,
        requestsPerMinute: 60_000,
        createdAt: Date.now(),
        createdBy: 'panel',
        state: 'active' as const,
      };
      this.#scene.tokens = [token, ...this.#scene.tokens];
      return { text: 'arq_9fK2mC7xQ1vT4bN8sL0wZ3dR6hY5jP', token };
    },
    tokens_rotate: ({ token }: { token: string }) => ({
      text: 'arq_4bN8sL0wZ3dR6hY5jP9fK2mC7xQ1vT',
      token: this.#scene.tokens.find(({ id }) => id === token),
    }),
    tokens_revoke: ({ token }: { token: string }) => {
      const found = this.#scene.tokens.find(({ id }) => id === token);
      this.#scene.tokens = this.#scene.tokens.filter(({ id }) => id !== token);
      return { token: { ...found, state: 'revoked' } };
    },
    alerts_list: ({ which }: { which?: string }) => ({
      alerts: this.#scene.alerts.filter(({ phase }) => which === 'all' || phase !== 'recovered'),
      firing: this.#scene.alerts.filter((one) => one.phase === 'firing' && one.acknowledgedAt === undefined).length,
      isQuiet: false,
    }),
    alerts_acknowledge: ({ id }: { id: string }) => {
      this.#scene.alerts = this.#scene.alerts.map((one) =>
        one.id === id ? { ...one, acknowledgedAt: Date.now(), acknowledgedBy: 'panel' } : one,
      );
      return { acknowledged: true };
    },
    alerts_rules_list: () => ({ rules: this.#scene.rules, quiet: this.#scene.quiet }),
    alerts_rules_set: ({ rule }: { rule: HostScene['rules'][number] }) => {
      const kept = { ...rule, isBuiltIn: true, isChanged: true };
      this.#scene.rules = this.#scene.rules.map((one) => (one.id === rule.id ? kept : one));
      return { rule: kept };
    },
    alerts_rules_remove: () => ({ removed: true }),
    alerts_quiet_set: ({ quiet }: { quiet: HostScene['quiet'] }) => {
      this.#scene.quiet = quiet;
      return { quiet };
    },
    alerts_channels_list: () => ({ channels: this.#scene.channels }),
    alerts_channels_set: ({ channel }: { channel: HostScene['channels'][number]['channel'] }) => {
      const isNew = !this.#scene.channels.some((one) => one.channel.id === channel.id);
      const kept = { channel, standing: { failedInARow: 0, hasSecret: channel.kind !== 'desktop' } };
      this.#scene.channels = [...this.#scene.channels.filter((one) => one.channel.id !== channel.id), kept];
      return {
        ...kept,
        ...(isNew && channel.kind === 'webhook' ? { signingKey: 'wV5bX0aQ7tR2pL9mK4sJ8hG3fD6cN1zY' } : {}),
      };
    },
    alerts_channels_remove: ({ id }: { id: string }) => {
      this.#scene.channels = this.#scene.channels.filter((one) => one.channel.id !== id);
      return { removed: true };
    },
    profiles_list: () => ({ profiles: this.#scene.profiles.map((one) => viewOf(one)) }),
    profiles_get: ({ profile }: { profile: string }) => ({
      profile: this.#scene.profiles.find(({ id }) => id === profile),
    }),
    profiles_set: (change: Partial<Profile>) => {
      const before = this.#scene.profiles.find(({ id }) => id === change.id);
      const kept = { id: 'p_new', name: '', isDefault: false, mayFillPrivate: false, values: {}, ...before, ...change };
      this.#scene.profiles = [...this.#scene.profiles.filter(({ id }) => id !== kept.id), kept];
      return { profile: viewOf(kept) };
    },
    profiles_delete: ({ profile }: { profile: string }) => {
      const found = this.#scene.profiles.find(({ id }) => id === profile);
      this.#scene.profiles = this.#scene.profiles.filter(({ id }) => id !== profile);
      return { name: found?.name };
    },
    alerts_channels_test: () => ({ delivered: true, ms: 184 }),
  };
}
