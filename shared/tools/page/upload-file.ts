import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { givenFiles, pathsField, refField, tabField } from '../inputs.ts';

export const pageUploadFile = defineTool({
  name: 'page_upload_file',
  title: 'Upload file',
  description:
    'Chooses files of this computer in a file field: the field itself, its label, or the button that opens it. Only files inside the folders of files_list. Returns what the page did.',
  runsIn: 'host',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ ref: refField, paths: pathsField, tab: tabField }),
  output: givenFiles,
  examples: [{ ref: 'd1e12', paths: ['report.pdf'] }],
});
