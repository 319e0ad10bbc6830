import { connectPanel } from '../../messaging/connect-panel.ts';
import { mountPanel } from '../../sidepanel/mount.tsx';

const root = document.getElementById('root');
if (root !== null) mountPanel(root, { mode: 'approval', connect: connectPanel });
