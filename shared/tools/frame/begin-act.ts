import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameBeginAct = defineTool({
  name: 'frame_begin_act',
  title: 'Frame begin act',
  description:
    'Makes an element ready for trusted input, tells where it is, and watches the page until the act is settled.',
  runsIn: 'content',
  risk: 'act',
  callers: ['internal'],
  input: z.strictObject({
    tool: z.enum([
      'page_click',
      'page_hover',
      'page_press_key',
      'page_type',
      'page_long_press',
      'page_drag',
      'page_click_at',
      'page_move_at',
      'page_drag_at',
    ]),
    input: z.record(z.string(), z.unknown()).describe('Of that tool'),
    ref: refField.optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    /** Absent when the element is better served by events made in the page. */
    act: z.string().max(60).optional(),
    point: z.strictObject({ x: z.number(), y: z.number() }).optional(),
    /** Where a drag ends. */
    to: z.strictObject({ x: z.number(), y: z.number() }).optional(),
    /** The browser begins a drag of its own there (`draggable`, links, pictures). */
    isDraggable: z.boolean().optional(),
    stroke: z
      .strictObject({
        key: z.string().max(60),
        code: z.string().max(60),
        keyCode: z.number().int(),
        modifiers: z.array(z.enum(['Alt', 'Control', 'Meta', 'Shift'])).max(4),
      })
      .optional(),
  }),
  examples: [{ tool: 'page_click', input: { ref: 'd1e12' }, ref: 'd1e12' }],
});
