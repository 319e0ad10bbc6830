import { usePanel } from '../panel.ts';
import { stripInvisible } from '../../../shared/page/clean-text.ts';
import type { ArqError } from '../../../shared/protocol/errors.ts';
import { Icon } from './icon.tsx';

/** In place of what only the host knows: says so, and leads to how it is connected. */
export function NeedsHost({ title, text }: { readonly title: string; readonly text: string }) {
  const { store, locale } = usePanel();
  return (
    <div class="card empty">
      <Icon name="offline" />
      <b>{title}</b>
      <p>{text}</p>
      <button class="btn" type="button" onClick={() => (store.route.value = { name: 'host' })}>
        {locale.m.connections.how}
      </button>
    </div>
  );
}

/** Something could not be read, in the other side's words, and can be tried again. */
export function NotRead({ error, onAgain }: { readonly error: ArqError; readonly onAgain: () => void }) {
  const { m } = usePanel().locale;
  return (
    <div class="card empty" role="alert">
      <Icon name="danger" />
      <b>{m.connections.failed}</b>
      <p>{stripInvisible(error.message)}</p>
      <button class="btn" type="button" onClick={onAgain}>
        <Icon name="retry" />
        {m.connections.again}
      </button>
    </div>
  );
}

/** While the first answer is on its way. */
export function LoadingRows() {
  return (
    <div class="card list" aria-busy="true">
      {[0, 1, 2].map((row) => (
        <div class="item tight" key={row}>
          <span class="grow">
            <span class="skel skel-a" />
            <span class="skel skel-b" />
          </span>
        </div>
      ))}
    </div>
  );
}
