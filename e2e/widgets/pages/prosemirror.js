import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { schema } from 'prosemirror-schema-basic';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { held, lay } from './page.js';

const place = lay('');
const plugins = [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)];
const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('Old words')])]);
const view = new EditorView(place, {
  state: EditorState.create({ doc, plugins }),
  attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'ProseMirror editor' },
});
held.prosemirror = () => view.state.doc.content.content.map((block) => block.textContent);
