import { describe, expect, it } from 'vitest';
import type { ToolName } from '../../../../../shared/tools/types.ts';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import { cutToTokens, estimateTokens } from '../../../../../shared/page/estimate-tokens.ts';
import { renderError } from './render-error.ts';
import { renderResult } from './render-result.ts';

const kept: unknown[] = [];
const render = (name: ToolName, output: unknown, maxTokens?: number) => {
  const { content, structuredContent } = renderResult(output, {
    name,
    maxTokens,
    keep: (value) => {
      kept.push(value);
      return 'arq://handles/000000000000000000000000';
    },
  });
  const [first, ...others] = content;
  return { text: first?.type === 'text' ? first.text : '', others, structuredContent };
};
const page = { url: 'https://a.example/', title: 'A' };
const still = { ...page, navigated: false, changed: '' };

describe('what a model reads', () => {
  it.each<[ToolName, object, string]>([
    ['page_click', still, 'Done. Nothing visible changed.'],
    ['page_click', { ...still, changed: 'Dialog “Saved” opened' }, 'Dialog “Saved” opened.'],
    ['page_navigate', { ...still, navigated: true }, 'Now at “A” https://a.example/.'],
    ['page_type', { ...still, value: 'Ada' }, 'The field now holds “Ada”.'],
    [
      'page_click',
      { ...still, opensTab: 'https://b.example/', openedTab: 'k3f9qa.2' },
      'It opened tab k3f9qa.2 at https://b.example/.',
    ],
    [
      'page_fill_form',
      { filled: 1, fields: [{ ref: 'd1e1', name: 'First name', value: 'Ada' }], changed: '' },
      '1 of 1 fields hold their value.\nd1e1 First name: Ada',
    ],
    ['page_find', { matches: [] }, 'Nothing matches. Try a shorter name, text alone, or page_snapshot.'],
    [
      'page_snapshot',
      { ...page, text: '- button "Go" [ref=d1e1]', id: 's1', note: '9 lines are folded.', truncated: true },
      'Page “A” https://a.example/ (snapshot s1)\n- button "Go" [ref=d1e1]\n9 lines are folded.',
    ],
    ['page_scroll', { x: 0, y: 90, atEnd: true }, 'Scrolled to 0, 90, which is the end.'],
    [
      'tabs_list',
      { tabs: [{ tab: 'k3f9qa.1', browser: 'chromium-1', window: 'w', ...page, isActive: true, isPrivate: true }] },
      'chromium-1:\n  k3f9qa.1 (shown) (private) “A” https://a.example/',
    ],
    ['tabs_close', { closed: true }, 'The tab is closed.'],
    ['runs_stop', { stopped: [] }, 'Nothing was running.'],
    ['runs_list', { runs: [] }, 'There are no runs.'],
    ['system_info', { os: 'Linux', cores: 2 }, 'os: Linux\ncores: 2'],
    ['process_list', { processes: [{ pid: 1, name: 'init' }] }, 'processes:\n  pid 1, name init'],
  ])('of %s %j', (name, output, text) => {
    expect(render(name, output).text).toBe(text);
  });

  it('is said twice only where it is small', () => {
    expect(render('page_click', still).structuredContent).toEqual(still);
    expect(
      render('page_snapshot', { ...page, text: 'x', id: 's1', note: '', truncated: false }).structuredContent,
    ).toBeUndefined();
    const tabs = Array.from({ length: 100 }, (_, index) => ({
      tab: `k3f9qa.${index}`,
      browser: 'chromium-1',
      window: 'w',
      ...page,
      isActive: false,
      isPrivate: false,
    }));
    expect(render('tabs_list', { tabs }).structuredContent).toBeUndefined();
  });

  it('is cut at its budget, with a handle to the rest', () => {
    const text = Array.from({ length: 1000 }, (_, index) => `line ${index}`).join('\n');
    const { text: shown, others } = render('files_read', { path: '/a', text, bytes: 9, truncated: false }, 200);
    expect(estimateTokens(shown)).toBeLessThan(300);
    expect(shown).toMatch(
      /… cut at 200 tokens of about \d+\. maxTokens shows more.* The rest: arq:\/\/handles\/0+\?offset=\d+$/,
    );
    expect(others).toMatchObject([{ type: 'resource_link' }]);
    expect(kept.at(-1)).toMatchObject({ text: expect.stringContaining('line 999') as unknown });
  });

  it('has a picture small, with a handle to the whole one, only where it is large', () => {
    const small = { mime: 'image/jpeg', base64: 'c21hbGw=' };
    const picture = { mime: 'image/png', base64: 'QUJD', width: 1, height: 2 };
    expect(render('page_screenshot', picture).others).toEqual([{ type: 'image', data: 'QUJD', mimeType: 'image/png' }]);
    expect(render('page_screenshot', { ...picture, small }).others).toMatchObject([
      { type: 'image', data: 'c21hbGw=' },
      { type: 'resource_link', mimeType: 'image/png' },
    ]);
  });

  it('has a PDF as a link, whatever its size', () => {
    const print = { mime: 'application/pdf', title: 'A', base64: 'JVBERi0=', bytes: 5 };
    const { text, others } = render('page_print_pdf', print);
    expect(text).toBe('PDF of “A”, 5 bytes, linked.');
    expect(others).toMatchObject([{ type: 'resource_link', name: 'A.pdf', mimeType: 'application/pdf', size: 5 }]);
    expect(kept.at(-1)).toEqual({ mime: 'application/pdf', base64: 'JVBERi0=' });
    const saved = render('page_print_pdf', { mime: 'application/pdf', title: 'A', saved: 'replaced' });
    expect([saved.text, saved.others]).toEqual(['The user replaced the PDF in the browser’s own dialogue.', []]);
  });

  it('of an error is its code, its advice and what it may be repaired with', () => {
    const error = new ArqError('tabs.required', 'Name one.', { data: { tabs: ['a', 'b'] } });
    expect(renderError(error)).toEqual({
      content: [{ type: 'text', text: 'tabs.required: Name one.\n{"tabs":["a","b"]}' }],
      structuredContent: { error: { code: 'tabs.required', message: 'Name one.', data: { tabs: ['a', 'b'] } } },
      isError: true,
    });
  });
});

it('a budget is kept in any script, and never cuts a character in two', () => {
  expect(estimateTokens('abcd')).toBe(1);
  expect(estimateTokens('абвг')).toBe(2);
  expect(cutToTokens('one\ntwo\nthree', 2)).toBe('one\ntwo');
  expect(cutToTokens('😀😀😀', 1)).toBe('😀');
});
