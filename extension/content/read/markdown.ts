/**
 * Writes what a person reads in an element as Markdown, over the rendered tree. Not a converter of HTML: those take
 * what is hidden along, see no shadow roots, and know nothing of fields whose values are private.
 */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { PRIVATE_VALUE } from '../accessibility/value.ts';
import { composedChildren, isElement, isText, shadowRootOf } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { shownText } from '../dom/text-transform.ts';
import { isHiddenFromSight } from '../dom/visibility.ts';
import type { FrameTokens } from '../frame-tokens.ts';
import { isArqMark } from '../mark/mark-element.ts';
import { isPrivateField } from '../private-fields.ts';
import { isOutOfSight, isTextOutOfSight } from '../snapshot/sight.ts';
import { shownValue } from '../snapshot/shown-value.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { isDataTable, readGrid } from './table-grid.ts';
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  escapeStart,
  frameMark,
  linkTarget,
  markdownTable,
  prefixed,
  splitAtFrames,
} from './markdown-text.ts';

const SKIPPED = new Set('audio canvas embed head noscript object script style template video'.split(' '));
/** Of the page's frame, and what is there to be pressed: no content. */
const AROUND =
  /^(?:banner|navigation|contentinfo|complementary|search|dialog|alertdialog|button|menu|menubar|toolbar|tablist)$/;
const MARKED: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', del: '~~', s: '~~' };
const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,div,ul,ol,dl,table,article,section,blockquote,pre,iframe';
const MAX_DEPTH = 400;

export interface MarkdownOptions {
  /** Menus, adverts and buttons as well. */
  readonly isWhole: boolean;
  readonly maxChars: number;
}

class MarkdownWriter {
  readonly #pass: ReadingPass;
  readonly #frames: FrameTokens;
  readonly #options: MarkdownOptions;
  #chars = 0;

  constructor(pass: ReadingPass, frames: FrameTokens, options: MarkdownOptions) {
    this.#pass = pass;
    this.#frames = frames;
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#chars > this.#options.maxChars;
  }

  /** The blocks of an element, without a line between them. */
  blocks(element: Element, depth: number): string[] {
    const blocks: string[] = [];
    let line = '';
    const endLine = () => {
      const text = line
        .replaceAll(/ +/g, ' ')
        .replaceAll(/ ?\n ?/g, '\n')
        .trim();
      if (text !== '') blocks.push(escapeStart(text));
      line = '';
    };
    if (depth > MAX_DEPTH) return blocks;
    for (const node of Array.from(composedChildren(element))) {
      if (this.isFull) break;
      if (isText(node)) line += this.#text(node, element);
      else if (isElement(node) && !this.#isLeftOut(node)) {
        if (this.#isInline(node)) line += this.#inline(node, depth + 1);
        else {
          endLine();
          blocks.push(...this.#block(node, depth + 1));
        }
      }
    }
    endLine();
    return blocks;
  }

  #isLeftOut(element: Element): boolean {
    if (SKIPPED.has(element.localName) || isArqMark(element)) return true;
    if (isHiddenFromSight(element, this.#pass) || isOutOfSight(element, this.#pass)) return true;
    return !this.#options.isWhole && AROUND.test(roleOf(element, this.#pass));
  }

  #isInline(element: Element): boolean {
    const name = element.localName;
    if (name === 'br' || name === 'img' || name === 'svg') return true;
    if (name === 'iframe' || name === 'frame' || name === 'pre') return false;
    const { display } = this.#pass.style(element);
    if (!display.startsWith('inline') && display !== 'contents') return false;
    // A link around blocks, a card, is written as blocks, as is a component: their headings must stay some.
    return element.querySelector(BLOCKS) === null && shadowRootOf(element) === null && name !== 'slot';
  }

  #text(node: Text, parent: Element): string {
    if (isTextOutOfSight(parent, this.#pass)) return '';
    const text = escapeMarkdown(shownText(node.data, parent, this.#pass));
    this.#chars += text.length;
    return text;
  }

  /** All of an element on one line. */
  #line(element: Element, depth: number): string {
    return this.blocks(element, depth)
      .join(' ')
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim();
  }

  #inline(element: Element, depth: number): string {
    const name = element.localName;
    if (name === 'br') return '\n';
    if (name === 'img' || name === 'svg' || roleOf(element, this.#pass) === 'image') return this.#image(element);
    const field = this.#field(element);
    if (field !== undefined) return field;
    if (name === 'code' || name === 'kbd' || name === 'samp') return codeSpan(this.#plain(element));
    const text = this.#line(element, depth);
    if (text === '') return (element.textContent ?? '') === ' ' ? ' ' : '';
    // Space within marks would make them text.
    const content = element.textContent ?? '';
    const before = /^\s/.test(content) ? ' ' : '';
    const after = /\s$/.test(content) || this.#pass.style(element).display.startsWith('inline-') ? ' ' : '';
    const mark = MARKED[name];
    if (mark !== undefined) return `${before}${mark}${text}${mark}${after}`;
    if (element instanceof HTMLAnchorElement) return `${before}${this.#link(element, text)}${after}`;
    return `${before}${text}${after}`;
  }

  #link(link: HTMLAnchorElement, text: string): string {
    const { href, protocol } = link;
    if (link.getAttribute('href') === null || protocol === 'javascript:' || protocol === 'data:') return text;
    this.#chars += href.length;
    return `[${text}](${linkTarget(href)})`;
  }

  #image(element: Element): string {
    const name = cleanLine(nameOf(element, this.#pass));
    if (name === '') return '';
    const { currentSrc = '' } = element as Partial<HTMLImageElement>;
    const url = currentSrc.startsWith('http') ? linkTarget(currentSrc) : '';
    this.#chars += name.length + url.length;
    return `![${escapeMarkdown(name)}](${url})`;
  }

  /** What a field shows; undefined for what is none. */
  #field(element: Element): string | undefined {
    if (isPrivateField(element, this.#pass)) return ` ${PRIVATE_VALUE} `;
    const value = shownValue(element, this.#pass);
    return value === undefined ? undefined : ` ${escapeMarkdown(value)} `;
  }

  /** Text as it stands, for code. */
  #plain(element: Element): string {
    if (isTextOutOfSight(element, this.#pass)) return '';
    let text = '';
    for (const node of Array.from(composedChildren(element))) {
      if (isText(node)) text += node.data;
      else if (isElement(node) && node.localName === 'br') text += '\n';
      else if (isElement(node) && !this.#isLeftOut(node)) {
        const isLine = this.#pass.style(node).display === 'block' && text !== '' && !text.endsWith('\n');
        text += (isLine ? '\n' : '') + this.#plain(node);
      }
    }
    this.#chars += text.length;
    return text;
  }

  #block(element: Element, depth: number): string[] {
    const role = roleOf(element, this.#pass);
    if (element instanceof HTMLIFrameElement) return this.#frame(element);
    if (element.localName === 'pre') return filled([codeBlock(this.#plain(element), languageOf(element))]);
    const field = this.#field(element);
    if (field !== undefined) return filled([field.trim()]);
    if (role === 'heading') return this.#heading(element, depth);
    if (role === 'separator') return ['---'];
    if (element.localName === 'blockquote') return [prefixed(this.blocks(element, depth).join('\n\n'), '> ', '> ')];
    if (role === 'list') return this.#list(element, depth);
    if (role === 'image') return filled([this.#image(element)]);
    if (isDataTable(element, this.#pass)) return this.#table(element, depth);
    if (element.localName === 'dt')
      return filled([`**${this.#line(element, depth)}**`].filter((text) => text !== '****'));
    if (element.localName === 'dd') return filled([prefixed(this.blocks(element, depth).join('\n\n'), ': ', '  ')]);
    const blocks = this.blocks(element, depth);
    return element instanceof HTMLAnchorElement ? this.#linked(element, blocks) : blocks;
  }

  /** A link around several blocks is told on the first that is one line, behind the mark of a heading. */
  #linked(link: HTMLAnchorElement, blocks: readonly string[]): string[] {
    const first = blocks.findIndex((block) => !block.includes('\n') && !block.includes(']('));
    return blocks.map((block, index) => {
      if (index !== first) return block;
      const [, mark = '', text = ''] = /^(#{1,6} |[-:>] )?(.*)$/.exec(block) ?? [];
      return mark + this.#link(link, text);
    });
  }

  #heading(element: Element, depth: number): string[] {
    const level = Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? element.getAttribute('aria-level') ?? 2) || 2;
    const text = this.#line(element, depth);
    return text === '' ? [] : [`${'#'.repeat(Math.min(Math.max(level, 1), 6))} ${text}`];
  }

  #list(list: Element, depth: number): string[] {
    const isOrdered = list instanceof HTMLOListElement;
    let number = isOrdered ? list.start : 1;
    const items: string[] = [];
    for (const item of Array.from(composedChildren(list))) {
      if (!isElement(item) || this.#isLeftOut(item) || this.isFull) continue;
      const blocks = this.blocks(item, depth + 1);
      if (blocks.length === 0) continue;
      const mark = isOrdered ? `${number++}. ` : '- ';
      // Paragraphs stand apart; a list within stands close to its item.
      const body = blocks.reduce((text, block) => `${text}${/^(?:- |\d+\. )/.test(block) ? '\n' : '\n\n'}${block}`);
      items.push(prefixed(body, mark, ' '.repeat(mark.length)));
    }
    return filled([items.join('\n')]);
  }

  #table(table: Element, depth: number): string[] {
    const grid = readGrid(table, this.#pass, (cell) => this.#line(cell, depth + 1));
    if (grid.headers.length === 0) return [];
    const caption = grid.caption === '' ? [] : [`**${escapeMarkdown(grid.caption)}**`];
    const headers = grid.hasHeaders ? grid.headers : grid.headers.map(() => '');
    return [...caption, markdownTable(headers, grid.rows)];
  }

  #frame(frame: HTMLIFrameElement): string[] {
    const token = this.#frames.tokenOf(frame);
    return token === undefined ? [] : [frameMark(token)];
  }
}

const filled = (blocks: readonly string[]): string[] => blocks.filter((block) => block !== '');

const languageOf = (pre: Element): string =>
  /\b(?:language|lang|highlight-source)-([\w+#-]{1,20})/.exec(
    `${pre.className} ${pre.querySelector('code')?.className ?? ''}`,
  )?.[1] ?? '';

/** An element as Markdown, at most about `maxChars` characters, cut at the end of a block; frames are parts of their own. */
export function readMarkdown(
  root: Element,
  pass: ReadingPass,
  frames: FrameTokens,
  options: MarkdownOptions,
): { parts: { text: string; frame?: string }[]; truncated: boolean } {
  const writer = new MarkdownWriter(pass, frames, options);
  const text = writer.blocks(root, 0).join('\n\n');
  return { parts: splitAtFrames(text), truncated: writer.isFull };
}
