import IMask from 'imask';
import Inputmask from 'inputmask';
import Cleave from 'cleave.js';
import { $, held, lay } from './page.js';

lay(`<label>IMask phone <input id="imask"></label><label>IMask number <input id="imask-number"></label>
<label>Inputmask date <input id="inputmask"></label><label>Inputmask phone <input id="inputmask-phone" value="(111) 222-3333"></label>
<label>Cleave number <input id="cleave"></label><label>Cleave serial <input id="cleave-serial"></label>`);
const phone = IMask($('#imask'), { mask: '+{7}(000)000-00-00' });
const number = IMask($('#imask-number'), { mask: Number, thousandsSeparator: ' ', scale: 2, radix: ',', mapToRadix: ['.'] });
Inputmask('datetime', { inputFormat: 'dd/mm/yyyy', placeholder: '_' }).mask($('#inputmask'));
Inputmask('(999) 999-9999').mask($('#inputmask-phone'));
const cleave = new Cleave('#cleave', { numeral: true, numeralThousandsGroupStyle: 'thousand' });
const serial = new Cleave('#cleave-serial', { blocks: [3, 3, 3], delimiter: '-', uppercase: true });
held.imask = () => phone.unmaskedValue;
held['imask-number'] = () => number.typedValue;
held.inputmask = () => [$('#inputmask').inputmask.isComplete(), $('#inputmask').value];
held['inputmask-phone'] = () => $('#inputmask-phone').inputmask.unmaskedvalue();
held.cleave = () => cleave.getRawValue();
held['cleave-serial'] = () => serial.getFormattedValue();
