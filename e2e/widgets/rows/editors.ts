import type { Group, Held, Row } from '../row.ts';

interface Editor {
  readonly page: string;
  readonly title: string;
  /** How the page holds these lines. */
  readonly lines: (lines: readonly string[]) => Held;
}

const joined = (lines: readonly string[]) => lines.join('\n');
const editors: readonly Editor[] = [
  { page: 'prosemirror', title: 'ProseMirror', lines: (lines) => lines },
  { page: 'tiptap', title: 'TipTap', lines: joined },
  { page: 'quill', title: 'Quill', lines: joined },
  { page: 'lexical', title: 'Lexical', lines: (lines) => lines.join('\n\n') },
  { page: 'slate', title: 'Slate', lines: (lines) => lines },
  { page: 'codemirror', title: 'CodeMirror', lines: joined },
  { page: 'monaco', title: 'Monaco', lines: joined },
  { page: 'tinymce', title: 'TinyMCE', lines: (lines) => lines.join('\n\n') },
  { page: 'ckeditor', title: 'CKEditor', lines: (lines) => lines.map((line) => `<p>${line}</p>`).join('') },
];

function rowsOf({ page, title, lines }: Editor): Row[] {
  // The body of TinyMCE's frame has no role.
  const place = { role: page === 'tinymce' ? 'generic' : 'textbox', name: `${title} editor` };
  const row = (control: string, steps: Row['steps'], holds: Held): Row => ({
    control: `${title}, ${control}`,
    page,
    held: page,
    steps,
    holds,
  });
  return [
    row('replaced', [{ fill: place, value: 'New words, typed.' }], lines(['New words, typed.'])),
    row(
      'twice',
      [
        { fill: place, value: 'first' },
        { type: place, value: 'second' },
      ],
      lines(['second']),
    ),
    // TinyMCE breaks the line of a paragraph where others begin another one.
    row('lines', [{ fill: place, value: 'One\nTwo' }], page === 'tinymce' ? 'One\nTwo' : lines(['One', 'Two'])),
    row('long', [{ fill: place, value: 'word '.repeat(120).trim() }], lines(['word '.repeat(120).trim()])),
    row('cleared', [{ clear: place }], lines(page === 'ckeditor' ? [] : [''])),
    row(
      'keys',
      [
        { fill: place, value: 'ab' },
        { press: ['c', 'Backspace', 'd', 'Enter', 'e'], at: place },
      ],
      lines(['abd', 'e']),
    ),
  ];
}

export const textEditors: Group = {
  title: 'Text and code editors',
  packages: [
    'prosemirror-view',
    '@tiptap/core',
    'quill',
    'lexical',
    'slate-react',
    'codemirror',
    'monaco-editor',
    'tinymce',
    'ckeditor5',
  ],
  rows: editors.flatMap((editor) => rowsOf(editor)),
};
