import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { givenFiles, pathsField, refField, tabField } from '../inputs.ts';

export const pageDropFile = defineTool({
  name: 'page_drop_file',
  title: 'Drop file',
  description:
    'Drops files of this computer onto an element that takes them, as if dragged from the desktop. Only files inside the folders of files_list. Returns what the page did.',
  runsIn: 'host',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ ref: refField, paths: pathsField, tab: tabField }),
  output: givenFiles,
  examples: [{ ref: 'd1e12', paths: ['photo.jpg'] }],
});
