/** An extension that lays a frame of its own into pages whose address asks for it: such pages no other one may debug. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type ArqHome } from './arq.ts';

const MANIFEST = {
  manifest_version: 3,
  name: 'Frames',
  version: '1',
  content_scripts: [{ matches: ['http://*/*?framed'], js: ['frame.js'] }],
  web_accessible_resources: [{ matches: ['http://*/*'], resources: ['inside.html'] }],
};

const FRAME = `
const frame = document.createElement('iframe');
frame.src = chrome.runtime.getURL('inside.html');
document.body.append(frame);
`;

/** Arguments that start Chromium with ARQ and that extension. */
export function framingArgs(home: ArqHome): string[] {
  const folder = join(home.path, 'framing-extension');
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'frame.js'), FRAME);
  writeFileSync(join(folder, 'inside.html'), '<!doctype html><title>Inside</title>');
  // The last of several is what Chromium takes.
  const both = `${join(root, '.output/chrome-mv3')},${folder}`;
  return [`--disable-extensions-except=${both}`, `--load-extension=${both}`];
}
