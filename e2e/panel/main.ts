/**
 * The panel by itself: the real interface over a memory transport, answered by a scripted background. The address says
 * what to show: `?scene=plan&lang=ru&theme=dark&mode=approval`; `panels=2` puts two panels before one background.
 */
import { mountPanel } from '../../extension/sidepanel/mount.tsx';
import { drawPage } from './draw-page.ts';
import { scenes } from './scenes.ts';
import { ScriptedBackground } from './scripted-background.ts';

declare global {
  interface Window {
    arqBackground: ScriptedBackground;
  }
}

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;

const isInner = query.get('inner') === '1';
const background = isInner ? window.parent.arqBackground : new ScriptedBackground(sceneOf(query), drawPage);
window.arqBackground = background;

if (query.get('panels') === '2') {
  for (const name of ['one', 'two']) {
    const frame = document.createElement('iframe');
    const inner = new URLSearchParams(query);
    inner.delete('panels');
    inner.set('inner', '1');
    frame.name = name;
    frame.src = `?${inner.toString()}`;
    document.body.append(frame);
  }
} else {
  const root = document.getElementById('root');
  if (root !== null) {
    mountPanel(root, {
      mode: query.get('mode') === 'approval' ? 'approval' : 'panel',
      connect: () => background.connect(),
      platform: {
        language: query.get('lang') ?? 'en',
        requestHostPermission: () => {
          background.note({ tool: 'permissions.request', input: { isActive: navigator.userActivation.isActive } });
          return Promise.resolve(true);
        },
        requestPermission: (name) => {
          background.note({
            tool: 'permissions.request',
            input: { name, isActive: navigator.userActivation.isActive },
          });
          return Promise.resolve(true);
        },
        closeWindow: () => background.note({ tool: 'window.close', input: {} }),
      },
    });
  }
}

function sceneOf(from: URLSearchParams) {
  const language = from.get('lang')?.startsWith('ru') === true ? 'ru' : 'en';
  const make = scenes[from.get('scene') ?? 'empty'];
  if (make === undefined)
    throw new Error(`No scene ${from.get('scene') ?? ''}. There are: ${Object.keys(scenes).join(', ')}`);
  return make(language);
}
