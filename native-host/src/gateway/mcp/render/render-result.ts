/** A tool's output as the protocol's result: text cut to its budget, pictures small, handles for the rest. */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ToolName } from '../../../../../shared/tools/types.ts';
import { cutToTokens, estimateTokens } from '../../../../../shared/page/estimate-tokens.ts';
import { renderOutput } from './render-output.ts';
import type { Picture, Rendered, RenderedFile } from './rendered.ts';

/** Beside the text, an object this large would only say the same twice. */
const MAX_STRUCTURED_CHARS = 4_000;
/** What no budget was set for is not cut before this. */
const DEFAULT_MAX_TOKENS = 8_000;

export interface ResultOptions {
  readonly name: ToolName;
  readonly maxTokens: number | undefined;
  /** Keeps something large and returns the URI under which this client can read it. */
  readonly keep: (
    content: { readonly mime: string; readonly text: string } | { readonly mime: string; readonly base64: string },
  ) => string;
}

type Content = CallToolResult['content'][number];

export function renderResult(
  output: unknown,
  { name, maxTokens = DEFAULT_MAX_TOKENS, keep }: ResultOptions,
): CallToolResult {
  const rendered = renderOutput(name, output);
  const { text, rest } = cut(rendered, maxTokens, keep);
  const content: Content[] = [{ type: 'text', text }];
  if (rendered.picture !== undefined) content.push(...pictureContent(rendered.picture, keep));
  if (rest !== undefined) content.push({ type: 'resource_link', uri: rest, name: 'The rest', mimeType: 'text/plain' });
  for (const file of rendered.files ?? []) content.push(fileContent(file, keep));
  for (const link of rendered.links ?? []) content.push({ type: 'resource_link', ...link });
  const isComplete = rest === undefined && rendered.structured !== undefined;
  const isSmall = isComplete && JSON.stringify(rendered.structured).length <= MAX_STRUCTURED_CHARS;
  return { content, ...(isSmall && { structuredContent: { ...rendered.structured } }) };
}

function cut(
  { text, rest, advice }: Rendered,
  maxTokens: number,
  keep: ResultOptions['keep'],
): { readonly text: string; readonly rest: string | undefined } {
  const shown = cutToTokens(text, maxTokens);
  if (shown.length === text.length && rest === undefined) return { text, rest: undefined };
  // What the browser cut is read there again, whole; nothing of it is kept here.
  const uri = rest ?? `${keep({ mime: 'text/plain', text })}?offset=${shown.length}`;
  const whole = rest === undefined ? ` of about ${estimateTokens(text)}` : '';
  const ways = advice === undefined ? '' : `; ${advice}`;
  return {
    text: `${shown}\n… cut at ${maxTokens} tokens${whole}. maxTokens shows more${ways}. The rest: ${uri}`,
    rest: uri,
  };
}

function fileContent(file: RenderedFile, keep: ResultOptions['keep']): Content {
  const { name, mime } = file;
  const isText = 'text' in file;
  const uri = keep(isText ? { mime, text: file.text } : { mime, base64: file.base64 });
  return { type: 'resource_link', uri, name, mimeType: mime, size: isText ? Buffer.byteLength(file.text) : file.bytes };
}

/** Above this, a picture is sent small, with a handle to the whole one. */
const MAX_INLINE_CHARS = 270_000;

function pictureContent({ mime, base64, small }: Picture, keep: ResultOptions['keep']): Content[] {
  if (small === undefined && base64.length <= MAX_INLINE_CHARS)
    return [{ type: 'image', data: base64, mimeType: mime }];
  const link: Content = {
    type: 'resource_link',
    uri: keep({ mime, base64 }),
    name: 'The whole picture',
    mimeType: mime,
    size: Math.floor((base64.length * 3) / 4),
  };
  return small === undefined ? [link] : [{ type: 'image', data: small.base64, mimeType: small.mime }, link];
}
