import Sortable from 'sortablejs';
import { $$, held, lay, style } from './page.js';

style('li{padding:12px;margin:4px;background:#def;list-style:none}ul{width:220px;min-height:60px;float:left}');
const items = (names) => names.map((name) => `<li>${name}</li>`).join('');
const [dnd, pointer, left, right] = lay(`<ul>${items(['One', 'Two', 'Three', 'Four'])}</ul><ul>${items(['Uno', 'Due', 'Tre'])}</ul>
<ul>${items(['Left'])}</ul><ul>${items(['Right'])}</ul>`).children;
Sortable.create(dnd);
Sortable.create(pointer, { forceFallback: true });
Sortable.create(left, { group: 'shared' });
Sortable.create(right, { group: 'shared' });
const texts = (list) => $$('li', list).map((item) => item.textContent);
held.sortable = () => texts(dnd);
held['sortable pointer'] = () => texts(pointer);
held['sortable lists'] = () => [texts(left), texts(right)];
