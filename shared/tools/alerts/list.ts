import { z } from 'zod';
import { alert } from '../../alerts/alert.ts';
import { defineTool } from '../define-tool.ts';

export const alertsList = defineTool({
  name: 'alerts_list',
  title: 'Alerts',
  description: 'Lists what is wrong now and, when asked, what was: newest first, with value, times and who took note.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    which: z.enum(['open', 'all']).optional().describe('open: what fires or is about to; all: past ones too'),
    limit: z.int().min(1).max(200).optional().describe('At most so many; 50 unless told'),
  }),
  output: z.strictObject({
    alerts: z.array(alert),
    firing: z.int().describe('How many fire now and nobody has taken note of'),
    isQuiet: z.boolean().describe('Quiet hours hold notices back now'),
  }),
  examples: [{}, { which: 'all', limit: 20 }],
});
