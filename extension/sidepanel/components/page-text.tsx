import { stripInvisible } from '../../../shared/page/clean-text.ts';

/** Text that a page or a person wrote: as text, in its own direction, without characters that cannot be seen. */
export function PageText({ text, lang }: { readonly text: string; readonly lang?: string | undefined }) {
  return (
    <bdi dir="auto" {...(lang === undefined ? {} : { lang })}>
      {stripInvisible(text)}
    </bdi>
  );
}
