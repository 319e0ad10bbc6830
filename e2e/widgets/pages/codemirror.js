import { basicSetup } from 'codemirror';
import { EditorView } from '@codemirror/view';
import { held, lay } from './page.js';

const view = new EditorView({
  doc: 'old = words',
  extensions: [basicSetup, EditorView.contentAttributes.of({ 'aria-label': 'CodeMirror editor' })],
  parent: lay(''),
});
held.codemirror = () => view.state.doc.toString();
