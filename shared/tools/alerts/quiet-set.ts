import { z } from 'zod';
import { quietHours } from '../../alerts/alert-rule.ts';
import { defineTool } from '../define-tool.ts';

export const alertsQuietSet = defineTool({
  name: 'alerts_quiet_set',
  title: 'Set quiet hours',
  description:
    'Sets the hours in which only rules marked for it are told. What is still wrong afterwards is told then.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ quiet: quietHours.describe('From when to when') }),
  output: z.strictObject({ quiet: quietHours }),
  examples: [{ quiet: { isOn: true, from: '22:00', to: '07:00' } }],
});
