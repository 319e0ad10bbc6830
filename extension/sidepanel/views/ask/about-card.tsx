import { Icon, type IconName } from '../../components/icon.tsx';
import { Origin } from '../../components/site-name.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine, stripInvisible, shorten } from '../../../../shared/page/clean-text.ts';
import { originText } from '../../text/origin.ts';
import type { AskContext } from '../../../messaging/panel-contract.ts';

const icons: Readonly<Record<AskContext['kind'], IconName>> = {
  page: 'doc',
  selection: 'doc',
  link: 'link',
  image: 'camera',
  field: 'form',
};

/** What “Ask ARQ about this” brought along: shown as text, put into a request only by the person's own click. */
export function AboutCard() {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const context = store.panel.value?.askContext ?? null;
  if (context === null) return null;
  const text = context.kind === 'selection' ? context.text : context.text || context.url;
  const isAddress = context.kind === 'link' || context.kind === 'image';
  const use = (draft: string) => {
    store.draft.value = draft;
    document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus();
  };
  const line = cleanLine(text);
  return (
    <section class="card about" aria-label={m.about[context.kind]}>
      <div class="card-h">
        <Icon name={icons[context.kind]} class="i-sm" />
        <h2 class="grow">{m.about[context.kind]}</h2>
        <button
          class="ibtn"
          type="button"
          aria-label={m.about.clear}
          title={m.about.clear}
          onClick={() => void actions.clearContext()}
        >
          <Icon name="x" />
        </button>
      </div>
      <blockquote tabIndex={0}>
        <bdi dir="auto">{shorten(stripInvisible(text), 2000)}</bdi>
        {isAddress && (
          <span class="meta about-origin">
            <Origin text={originText(context.url)} />
          </span>
        )}
      </blockquote>
      <div class="row row-wrap">
        {isAddress ? (
          <button class="btn ghost sm" type="button" onClick={() => use(m.about.openCommand(context.url))}>
            {m.about.open}
          </button>
        ) : (
          line !== '' &&
          context.kind === 'selection' && (
            <button
              class="btn ghost sm"
              type="button"
              onClick={() => use(m.about.searchCommand(line.replaceAll('"', '').slice(0, 200)))}
            >
              {m.about.search}
            </button>
          )
        )}
        {line !== '' && (
          <button
            class="btn ghost sm"
            type="button"
            onClick={() => use(`${store.draft.peek()} ${m.quote(line.slice(0, 2000))}`.trimStart())}
          >
            {m.about.use}
          </button>
        )}
      </div>
    </section>
  );
}
