import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { registerDragonSupport } from '@lexical/dragon';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { held, lay } from './page.js';

const place = lay('<div contenteditable="true" role="textbox" aria-label="Lexical editor" style="min-height:3em"></div>').firstElementChild;
const editor = createEditor({ namespace: 'page', onError: (error) => console.error(error) });
editor.setRootElement(place);
registerRichText(editor);
registerDragonSupport(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
editor.update(() => {
  $getRoot().clear().append($createParagraphNode().append($createTextNode('Old words')));
});
held.lexical = () => editor.getEditorState().read(() => $getRoot().getTextContent());
