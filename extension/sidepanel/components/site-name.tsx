import { Fragment } from 'preact';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { hueOf, originPieces } from '../text/origin.ts';

/** An origin, whole: it wraps after its dots and is never cut. */
export function Origin({ text }: { readonly text: string }) {
  return (
    <bdi>
      {originPieces(cleanLine(text)).map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </bdi>
  );
}

/** A letter on a colour of its own for a site. No icon is fetched from anywhere. */
export function SiteTile({ site }: { readonly site: string }) {
  // Scheme and port aside, so that a site has one tile wherever it is named.
  const name = site.replace(/^([a-z]+:\/\/)?(www\.)?/, '').replace(/:\d+$/, '');
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·';
  return (
    <span class="fav" style={{ '--h': String(hueOf(name)) }} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  );
}
