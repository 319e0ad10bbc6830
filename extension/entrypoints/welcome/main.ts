import { showWelcome } from '../../pages/welcome.ts';

const root = document.getElementById('root');
if (root !== null) void showWelcome(root);
