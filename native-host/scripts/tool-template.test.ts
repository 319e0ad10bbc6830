import { expect, test } from 'vitest';
import { toolFiles } from './tool-template.ts';

test('writes definition, handler and test where the generator looks for them', () => {
  const files = toolFiles('page/drag-file', 'content', 'act');
  expect(Object.keys(files)).toEqual([
    'shared/tools/page/drag-file.ts',
    'extension/content/tools/page/drag-file.ts',
    'extension/content/tools/page/drag-file.test.ts',
  ]);
  expect(files['shared/tools/page/drag-file.ts']).toContain("name: 'page_drag_file'");
  expect(files['extension/content/tools/page/drag-file.ts']).toContain(
    "export const handlePageDragFile: ToolHandler<'page_drag_file', ContentContext>",
  );
});
