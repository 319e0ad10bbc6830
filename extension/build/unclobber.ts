/**
 * Build step of the page engine for Chromium: reads and calls of the DOM by names that a page can take are made by
 * symbols, which it cannot (`extension/content/dom/unclobbered.ts`). `form.children` becomes `form[U.children]`.
 */
import { UNCLOBBERED } from '../content/dom/unclobbered.ts';

interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const HOLDER = '__arqUnclobbered';
const SYMBOLS_MODULE = 'unclobbered-symbols.ts';
const names = new Set(UNCLOBBERED);

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function read(node: AstNode, key: string): unknown {
  return Reflect.get(node, key);
}

/** Name of a property that is written as a name. */
function nameOf(key: unknown, isComputed: unknown): string | undefined {
  if (isComputed === true || !isNode(key) || key.type !== 'Identifier') return undefined;
  const name = read(key, 'name');
  return typeof name === 'string' && names.has(name) ? name : undefined;
}

function editOf(node: AstNode, code: string): Edit | undefined {
  if (node.type === 'MemberExpression') {
    const object = read(node, 'object');
    const property = read(node, 'property');
    const name = nameOf(property, read(node, 'computed'));
    if (name === undefined || !isNode(object) || !isNode(property)) return undefined;
    // Own classes and what they extend.
    if (object.type === 'ThisExpression' || object.type === 'Super') return undefined;
    const dot = code.lastIndexOf('.', property.start - 1);
    const isOptional = code[dot - 1] === '?';
    return {
      start: isOptional ? dot - 1 : dot,
      end: property.end,
      text: `${isOptional ? '?.' : ''}[${HOLDER}.${name}]`,
    };
  }
  return undefined;
}

function patternEdits(pattern: AstNode): Edit[] {
  const properties = read(pattern, 'properties');
  if (!Array.isArray(properties)) return [];
  return properties.flatMap((property: unknown): Edit[] => {
    if (!isNode(property) || property.type !== 'Property') return [];
    const key = read(property, 'key');
    const name = nameOf(key, read(property, 'computed'));
    if (name === undefined || !isNode(key)) return [];
    const isShort = read(property, 'shorthand') === true;
    const text = `[${HOLDER}.${name}]`;
    return [
      isShort ? { start: key.start, end: key.start, text: `${text}: ` } : { start: key.start, end: key.end, text },
    ];
  });
}

function collect(node: AstNode, code: string, edits: Edit[]): void {
  const edit = editOf(node, code);
  if (edit !== undefined) edits.push(edit);
  if (node.type === 'ObjectPattern') edits.push(...patternEdits(node));
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
      if (isNode(child)) collect(child, code, edits);
    }
  }
}

/** `code` is JavaScript, `ast` its ESTree. */
export function unclobber(code: string, ast: unknown): string {
  const edits: Edit[] = [];
  if (isNode(ast)) collect(ast, code, edits);
  if (edits.length === 0) return code;
  let result = code;
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}

interface UnclobberPlugin {
  readonly name: string;
  readonly enforce: 'post';
  transform(
    this: { parse(code: string): unknown },
    code: string,
    id: string,
  ): { readonly code: string; readonly map: null } | undefined;
}

/** As a plugin of the bundler. */
export function unclobberPlugin(): UnclobberPlugin {
  return {
    name: 'arq-unclobber',
    enforce: 'post',
    transform(code, id) {
      const [file = ''] = id.replaceAll('\\', '/').split('?');
      // What runs in the page's own world is sent there as text; the door is in every frame, and small.
      const isEngine =
        /\/extension\/content\/.*\.ts$/.test(file) && !/\/(?:unclobbered[^/]*|[^/]*witness|frame-door)\.ts$/.test(file);
      if (!isEngine) return undefined;
      const changed = unclobber(code, this.parse(code));
      if (changed === code) return undefined;
      const symbols = file.replace(/\/extension\/content\/.*$/, `/extension/content/dom/${SYMBOLS_MODULE}`);
      return { code: `import { ${HOLDER} } from ${JSON.stringify(symbols)};\n${changed}`, map: null };
    },
  };
}
