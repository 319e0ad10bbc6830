/** Shows one picture of a run, named after the `#` of the address, and lets the user save it; a PDF is for saving alone. */
import { createRpcPeer } from '../../shared/protocol/rpc-peer.ts';
import { connectPanel } from '../messaging/connect-panel.ts';
import { panelEvents, panelMethods } from '../messaging/panel-contract.ts';
import { element } from './element.ts';
import { pageTexts } from './page-texts.ts';

export async function showPicture(root: HTMLElement): Promise<void> {
  const { lang, picture: texts } = pageTexts();
  document.documentElement.lang = lang;
  const link = createRpcPeer({
    transport: connectPanel(),
    serves: {},
    handlers: {},
    calls: panelMethods,
    emits: {},
    hears: panelEvents,
    onEvent: () => undefined,
  });
  const id = decodeURIComponent(location.hash.slice(1));
  const found = await link.call('picture.get', { id });
  link.close();
  if (found === null) {
    root.replaceChildren(element('p', { role: 'status' }, texts.gone));
    return;
  }
  const href = `data:${found.mime};base64,${found.base64}`;
  const name = `arq-${new Date(found.at).toISOString().slice(0, 19).replaceAll(':', '-')}`;
  const download = `${name}.${found.mime.split('/')[1] ?? 'png'}`;
  const isPdf = found.mime === 'application/pdf';
  root.replaceChildren(
    element('a', { href, download, class: 'button' }, isPdf ? texts.savePdf : texts.save),
    ...(isPdf ? [] : [element('img', { src: href, alt: name })]),
  );
}
