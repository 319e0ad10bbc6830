import { z } from 'zod';
import { alertChannel, channelStanding } from '../../alerts/alert-channel.ts';
import { defineTool } from '../define-tool.ts';

export const alertsChannelsSet = defineTool({
  name: 'alerts_channels_set',
  title: 'Set alert channel',
  description:
    'Makes an alert channel or changes the one of that id. A webhook gets a signing key and a Telegram bot its token in secret; without it the one that is kept stays.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    channel: alertChannel.describe('The whole channel'),
    secret: z.string().min(8).max(500).optional().describe('Signing key of a webhook, or token of a bot'),
  }),
  output: z.strictObject({
    channel: alertChannel,
    standing: channelStanding,
    signingKey: z.string().optional().describe('A new webhook that was given no key: the one made for it, shown once'),
  }),
  examples: [
    { channel: { kind: 'webhook', id: 'ops', name: 'Ops', isOn: true, url: 'https://hooks.example.org/arq' } },
  ],
});
