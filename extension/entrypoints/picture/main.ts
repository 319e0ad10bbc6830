import { showPicture } from '../../pages/picture.ts';

const root = document.getElementById('root');
if (root !== null) void showPicture(root);
