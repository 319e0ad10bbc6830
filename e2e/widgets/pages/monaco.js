import * as monaco from 'monaco-editor/editor/editor.main';
import { held, lay } from './page.js';

// Without workers it computes in the page, which is all the same here.
globalThis.MonacoEnvironment = { getWorker: () => new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' }))) };
const place = lay('<div style="height:200px;width:600px"></div>').firstElementChild;
const editor = monaco.editor.create(place, { value: 'old = words', language: 'plaintext', ariaLabel: 'Monaco editor', automaticLayout: false });
held.monaco = () => editor.getValue();
