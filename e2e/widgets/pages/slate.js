import { useState } from 'react';
import { createEditor, Node } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import { held } from './page.js';
import { h, mount } from './react-page.js';

mount(function Page() {
  const [editor] = useState(() => withReact(withHistory(createEditor())));
  held.slate = () => editor.children.map((block) => Node.string(block));
  const initialValue = [{ type: 'paragraph', children: [{ text: 'Old words' }] }];
  return h(Slate, { editor, initialValue }, h(Editable, { 'aria-label': 'Slate editor', placeholder: 'Write' }));
});
