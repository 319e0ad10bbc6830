import '../../sidepanel/styles/tokens.css';
import '../../pages/pages.css';
import { showPicture } from '../../pages/picture.ts';

const root = document.getElementById('root');
if (root !== null) void showPicture(root);
