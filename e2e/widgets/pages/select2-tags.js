import jquery from 'jquery';
import 'select2/dist/css/select2.css';
import select2 from 'select2/dist/js/select2.full.js';
import { held, lay } from './page.js';

if (typeof select2 === 'function') select2(globalThis, jquery);
lay('<label for="tags">Select2 tags</label><select id="tags" multiple style="width:300px"></select>');
const $tags = jquery('#tags').select2({ tags: true });
held['select2 tags'] = () => $tags.val();
