import { z } from 'zod';
import { alertChannel, channelStanding } from '../../alerts/alert-channel.ts';
import { defineTool } from '../define-tool.ts';

export const alertsChannelsList = defineTool({
  name: 'alerts_channels_list',
  title: 'Alert channels',
  description: 'Lists where alerts go and how each channel fared. Secrets are never shown.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({
    channels: z.array(z.strictObject({ channel: alertChannel, standing: channelStanding })),
  }),
  examples: [{}],
});
