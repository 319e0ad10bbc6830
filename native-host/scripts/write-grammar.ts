import type { ast } from 'peggy';

type Node = ast.Expression | ast.Named;
/** What an action or a check may call without its being a rule. */
const RUNTIME = ['ahead', 'all', 'check', 'later', 'make', 'many', 'matched', 'maybe', 'not', 'one', 'range', 'textOf'];

/**
 * A grammar that Peggy read, as code on the matchers of `grammar.ts`: one constant a rule, each after those it uses,
 * rules that use each other through `later`.
 */
export function writeGrammar(grammar: ast.Grammar, exported: readonly string[]): string {
  const rules = new Map(grammar.rules.map((rule) => [rule.name, rule]));
  for (const name of rules.keys())
    if (name in globalThis || RUNTIME.includes(name)) throw new Error(`Rule ${name} hides what actions may need.`);
  const written = new Map<string, string>();
  const open = new Set<string>();
  const write = (name: string): string => {
    const rule = rules.get(name);
    if (rule === undefined) throw new Error(`There is no rule ${name}.`);
    if (open.has(name)) return `later(() => ${name})`;
    if (!written.has(name)) {
      open.add(name);
      const code = expression(rule.expression, write, true);
      open.delete(name);
      const value = /^(?:"|\/)/u.test(code) ? `all([${code}])` : code;
      written.set(name, `${exported.includes(name) ? 'export ' : ''}const ${name} = ${value};\n`);
    }
    return name;
  };
  for (const name of exported) write(name);
  const initializer = [grammar.topLevelInitializer]
    .flat()
    .map((part) => part?.code.trim().replaceAll(/^ +/gmu, '') ?? '');
  const body = [...initializer, '', ...written.values()].join('\n').replaceAll(/\btext\(\)/gu, 'matched()');
  const used = RUNTIME.filter((name) => new RegExp(`\\b${name}\\(`, 'u').test(body));
  return `import { ${used.join(', ')} } from './grammar.ts';\n\n${body}`;
}

/** The code of an expression; `isOuter` puts each alternative on a line of its own. */
function expression(node: Node, write: (rule: string) => string, isOuter = false): string {
  const inner = (child: Node) => expression(child, write);
  switch (node.type) {
    case 'named':
      return expression(node.expression, write, isOuter);
    case 'group':
      return inner(node.expression);
    case 'choice': {
      const items = node.alternatives.map(inner);
      return isOuter && items.some((item) => !item.startsWith('"'))
        ? `one(\n  ${items.join(',\n  ')},\n)`
        : `one(${items.join(', ')})`;
    }
    case 'sequence':
      return `all(${sequenceItems(node, write).join(', ')})`;
    case 'labeled':
      return `all(${sequenceItems(node, write).join(', ')})`;
    case 'action': {
      const action = arrow(node.code, labelsOf(node.expression));
      return `make(${[action, ...sequenceItems(node.expression, write)].join(', ')})`;
    }
    case 'rule_ref':
      return write(node.name);
    case 'literal':
      return literal(node.value);
    case 'class':
      return characters(node, '');
    case 'any':
      return '/[^]/';
    case 'one_or_more':
      return isClass(node.expression) ? characters(node.expression, '+') : `many(${inner(node.expression)}, 1)`;
    case 'zero_or_more':
      return isClass(node.expression) ? characters(node.expression, '*') : `many(${inner(node.expression)})`;
    case 'repeated': {
      const max = bound(node.max) ?? 'Infinity';
      const between = node.delimiter === null ? [] : [inner(node.delimiter)];
      return `many(${[inner(node.expression), bound(node.min) ?? 0, max, ...between].join(', ')})`;
    }
    case 'optional':
      return `maybe(${inner(node.expression)})`;
    case 'simple_and':
      return `ahead(${inner(node.expression)})`;
    case 'simple_not':
      return `not(${inner(node.expression)})`;
    case 'text':
      return `textOf(${inner(node.expression)})`;
    case 'library_ref':
    case 'semantic_and':
    case 'semantic_not':
    default:
      return refuse(`The planner's grammars do not use ${node.type} here.`);
  }
}

function refuse(message: string): never {
  throw new Error(message);
}

function sequenceItems(node: Node, write: (rule: string) => string): string[] {
  if (node.type === 'group') return sequenceItems(node.expression, write);
  const elements: readonly Node[] = node.type === 'sequence' ? node.elements : [node];
  return elements.map((element) => {
    if (element.type === 'semantic_and') return `check(${arrow(element.code, labelsOf(node))})`;
    if (element.type !== 'labeled') return expression(element, write);
    const value = expression(element.expression, write);
    if (element.pick === true) return `[${value}]`;
    return element.label === value ? `{ ${value} }` : `{ ${element.label}: ${value} }`;
  });
}

function labelsOf(node: Node): string[] {
  const elements: readonly Node[] = node.type === 'sequence' ? node.elements : [node];
  return elements.flatMap((element) => (element.type === 'labeled' && element.label !== null ? [element.label] : []));
}

/** A function that takes what its code mentions of the named values. */
function arrow(code: string, labels: readonly string[]): string {
  const used = [...new Set(labels)].filter((label) => new RegExp(`\\b${label}\\b`, 'u').test(code));
  const body = code.trim();
  const value = /^return (?<value>[^]*?);?$/u.exec(body)?.groups?.['value'];
  const parameters = used.length === 0 ? '()' : `({ ${used.join(', ')} })`;
  const isPlain = value !== undefined && !value.includes(';');
  return `${parameters} => ${isPlain ? (value.startsWith('{') ? `(${value})` : value) : `{ ${body} }`}`;
}

const isClass = (node: Node): node is ast.CharacterClass => node.type === 'class';

function characters(node: ast.CharacterClass, repeat: string): string {
  const escape = (character: string) => character.replaceAll(/[\\\]^/-]/gu, String.raw`\$&`);
  const parts = node.parts.map((part) => {
    if (Array.isArray(part)) return part.map(escape).join('-');
    if (typeof part === 'string') return escape(part);
    throw new Error("The planner's grammars name characters only.");
  });
  return `/[${node.inverted ? '^' : ''}${parts.join('')}]${repeat}/`;
}

function literal(value: string): string {
  return JSON.stringify(value).replaceAll('\uE000', String.raw`\uE000`);
}

function bound(limit: ast.RepeatedBoundary | null | undefined): number | undefined {
  if (limit === null || limit === undefined || limit.value === null) return undefined;
  if (typeof limit.value !== 'number') throw new Error("The planner's grammars count with numbers only.");
  return limit.value;
}
