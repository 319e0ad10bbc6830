import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { held, lay } from './page.js';

const editor = new Editor({
  element: lay(''),
  extensions: [StarterKit],
  content: '<p>Old words</p>',
  editorProps: { attributes: { 'aria-label': 'TipTap editor' } },
});
held.tiptap = () => editor.getText({ blockSeparator: '\n' });
