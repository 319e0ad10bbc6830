import jquery from 'jquery';
import Choices from 'choices.js';
import '../node_modules/choices.js/public/assets/styles/choices.css';
import 'select2/dist/css/select2.css';
import select2 from 'select2/dist/js/select2.full.js';
import { held, lay } from './page.js';

if (typeof select2 === 'function') select2(globalThis, jquery);
const options = (names) => names.map((name) => `<option value="${name.slice(0, 2).toLowerCase()}">${name}</option>`).join('');
const countries = options(['France', 'Germany', 'Greece', 'Italy', 'Spain']);
lay(`<div style="width:400px"><label for="s2">Select2 country</label><select id="s2" style="width:100%">${countries}</select>
<label for="s2m">Select2 several</label><select id="s2m" multiple style="width:100%">${countries}</select>
<label for="ch" id="chl">Choices country</label><select id="ch">${countries}</select>
<label for="chm">Choices several</label><select id="chm" multiple>${countries}</select></div>`);
const $s2 = jquery('#s2').select2();
const $s2m = jquery('#s2m').select2();
const choices = new Choices('#ch', { shouldSort: false, labelId: 'chl' });
const several = new Choices('#chm', { removeItemButton: true, shouldSort: false });
held.select2 = () => $s2.val();
held['select2 several'] = () => $s2m.val();
held.choices = () => choices.getValue(true);
held['choices several'] = () => several.getValue(true);
