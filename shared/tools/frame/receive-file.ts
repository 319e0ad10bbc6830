import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameReceiveFile = defineTool({
  name: 'frame_receive_file',
  title: 'Frame receive file',
  description: 'Takes a part of a file that is about to be given to the page; the page does not see it yet.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    ref: refField,
    upload: z.string().min(1).max(60).describe('Names the upload that the part belongs to'),
    file: z.number().int().min(0).max(100).describe('Place of the file in the upload'),
    at: z.number().int().min(0).describe('Where in the file it belongs: a part that came twice counts once'),
    base64: z.string().describe('The part, after those that came before'),
    tab: tabField,
  }),
  output: z.strictObject({ bytes: z.number().int().min(0).describe('How many bytes of the file are there') }),
  examples: [{ ref: 'd1e12', upload: 'u1', file: 0, at: 0, base64: 'aGVsbG8=' }],
});
