import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import { $, held, lay } from './page.js';

const quill = new Quill(lay('<div><p>Old words</p></div>').firstElementChild, { theme: 'snow' });
$('.ql-editor').setAttribute('role', 'textbox');
$('.ql-editor').setAttribute('aria-label', 'Quill editor');
held.quill = () => quill.getText().trimEnd();
