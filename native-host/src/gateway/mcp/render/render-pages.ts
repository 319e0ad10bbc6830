/** Answers about pages: what an act changed, what a page shows. Pure. */
import type { ToolOutput } from '../../../../../shared/tools/types.ts';
import type { Rendered } from './rendered.ts';

type PageOutcome = ToolOutput<'page_click'>;

/** One or two sentences: where the tab is now, what changed, what the field holds, which tab opened. */
export function renderOutcome(output: PageOutcome): Rendered {
  const { url, title, navigated, changed, value, opensTab, openedTab } = output;
  const sentences = [
    ...(navigated ? [`Now at ${named(title, url)}.`] : []),
    ...(changed === '' ? [] : [ended(changed)]),
    ...(value === undefined ? [] : [`The field now holds “${value}”.`]),
    ...(openedTab === undefined
      ? []
      : [`It opened tab ${openedTab}${opensTab === undefined ? '' : ` at ${opensTab}`}.`]),
    ...(openedTab === undefined && opensTab !== undefined ? [`It opens a tab of its own at ${opensTab}.`] : []),
  ];
  return {
    text: sentences.length > 0 ? sentences.join(' ') : 'Done. Nothing visible changed.',
    structured: output,
  };
}

export function renderFilledForm(output: ToolOutput<'page_fill_form'>): Rendered {
  const { filled, fields, changed } = output;
  const lines = fields.map(({ ref, name, value }) => `${ref} ${name}: ${value}`);
  const text = [
    `${filled} of ${fields.length} fields hold their value.`,
    ...lines,
    ...(changed === '' ? [] : [ended(changed)]),
  ];
  return { text: text.join('\n'), structured: output };
}

/** Its browser has fitted it into the budget; what was folded has refs of its own. */
export function renderSnapshot({ url, title, text, id, note }: ToolOutput<'page_snapshot'>): Rendered {
  return {
    text: [`Page ${named(title, url)} (snapshot ${id})`, text, ...(note === '' ? [] : [note])].join('\n'),
    advice: 'interactive, root (a ref) or page_find show less',
  };
}

export function renderPageText({ url, title, text, truncated }: ToolOutput<'page_read_text'>): Rendered {
  return {
    text: `Page ${named(title, url)}\n${text}`,
    ...(truncated && { rest: 'arq://tabs/current/text' }),
    advice: 'ref reads one element alone',
  };
}

export function renderFound({ matches }: ToolOutput<'page_find'>): Rendered {
  if (matches.length === 0) {
    return {
      text: 'Nothing matches. Try a shorter name, text alone, or page_snapshot.',
      structured: { matches },
    };
  }
  return {
    text: matches.map(({ line }) => line.trim()).join('\n'),
    structured: { matches },
    advice: 'limit shows fewer',
  };
}

export function renderScrolled(output: ToolOutput<'page_scroll'>): Rendered {
  const { x, y, atEnd, ref } = output;
  const found = ref === undefined ? '' : ` The text is in ${ref}.`;
  return { text: `Scrolled to ${x}, ${y}${atEnd ? ', which is the end' : ''}.${found}`, structured: output };
}

export function renderWaited(output: ToolOutput<'page_wait_for'>): Rendered {
  const { waitedMs, ref, download } = output;
  const found = [ref, download].filter((one) => one !== undefined).join(', ');
  return { text: `It is so after ${Math.round(waitedMs)} ms${found === '' ? '' : `: ${found}`}.`, structured: output };
}

export function renderScreenshot(output: ToolOutput<'page_screenshot'>): Rendered {
  const { mime, base64, width, height, tokens, scale = 1, picture, note, small } = output;
  const facts = [
    `${width}×${height} px${tokens === undefined ? '' : `, about ${tokens} tokens`}.`,
    ...(scale === 1 ? [] : [`${Number(scale.toFixed(3))} px of it are one CSS pixel.`]),
    ...(small === undefined ? [] : ['Shown smaller here; the linked one is whole.']),
    ...(picture === undefined ? [] : [`page_compare_pictures knows it as ${picture}.`]),
    ...(note === undefined ? [] : [note]),
  ];
  return { text: facts.join(' '), picture: { mime, base64, small } };
}

export function renderPrint({ mime, title, base64, bytes = 0, saved }: ToolOutput<'page_print_pdf'>): Rendered {
  if (base64 === undefined) return { text: `The user ${saved} the PDF in the browser’s own dialogue.` };
  const file = { name: `${title === '' ? 'Page' : title}.pdf`, mime, base64, bytes };
  return { text: `PDF of ${title === '' ? 'the page' : `“${title}”`}, ${bytes} bytes, linked.`, files: [file] };
}

export function renderComparison(output: ToolOutput<'page_compare_pictures'>): Rendered {
  const { share, regions, after, picture, note } = output;
  const name = after === undefined ? '' : ` The later picture is ${after}.`;
  if (regions.length === 0) return { text: `Nothing changed.${name}${note === undefined ? '' : ` ${note}`}` };
  const percent = share < 0.0001 ? '< 0.01' : (share * 100).toFixed(2);
  const lines = regions.map(
    ({ x, y, width, height, refs }) =>
      `- ${width}×${height} at ${x}, ${y}${refs.length === 0 ? '' : `: ${refs.join(' ')}`}`,
  );
  return {
    text: [
      `${percent} % of the pixels changed.${name}${note === undefined ? '' : ` ${note}`}`,
      'Regions in CSS pixels of the page, with the refs in them:',
      ...lines,
    ].join('\n'),
    ...(picture !== undefined && { picture: { mime: picture.mime, base64: picture.base64, small: picture.small } }),
  };
}

function named(title: string, url: string): string {
  return title === '' ? url : `“${title}” ${url}`;
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
