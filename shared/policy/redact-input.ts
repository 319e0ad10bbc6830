/**
 * A call's input as the audit trail may keep it. Pure and free of zod. What is typed into a page is kept only where
 * the page said that the field is not private; what nobody looked at, and what by its name is a secret, is dots.
 */
import { isSecretName } from '../runs/secret-words.ts';
import { CREDENTIAL, HIDDEN, isNameOfSecret, redactAddress } from './redact-address.ts';
import type { TargetFacts } from './facts.ts';

/** Longest text kept of one value. */
const MAX_TEXT = 500;
const MAX_ITEMS = 50;
const MAX_DEPTH = 4;

/** Fields that carry what people write; everything else names, counts or chooses. */
const WRITTEN = new Set([
  'text',
  'value',
  'values',
  'key',
  'content',
  'body',
  'base64',
  'html',
  'command',
  'input',
  'script',
]);
/** A key by name (`Enter`, `Control+A`) says nothing; a single character may be part of a password. */
const NAMED_KEY = /^(?:(?:Control|Shift|Alt|Meta)\+)*(?:[A-Z][A-Za-z]+\d*|F\d{1,2})$|^(?:Control|Alt|Meta)\+.$/;
/** `--password=x`, `API_KEY=x`. */
const ASSIGNED = /^(-{0,2}[\w-]+)[=:](.*)$/s;

type Fields = Readonly<Record<string, unknown>>;

/** `targets`: what the page said about the elements of the call, by their refs. */
export function redactInput(input: unknown, targets: readonly TargetFacts[]): Record<string, unknown> {
  if (!isFields(input)) return {};
  return fieldsOf(input, new Map(targets.map((target) => [target.ref, target])), 0);
}

function fieldsOf(fields: Fields, targets: ReadonlyMap<string, TargetFacts>, depth: number): Record<string, unknown> {
  const { ref } = fields;
  const target = typeof ref === 'string' ? targets.get(ref) : undefined;
  const isOpen = target !== undefined && !target.isPrivate && !isSecretName(target.name);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, shown(name, value, isOpen, targets, depth)]),
  );
}

function shown(
  name: string,
  value: unknown,
  isOpen: boolean,
  targets: ReadonlyMap<string, TargetFacts>,
  depth: number,
): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  const isSecret = CREDENTIAL.test(name) || isSecretName(name.replaceAll(/[_-]/g, ' '));
  if (isSecret && typeof value !== 'number') return HIDDEN;
  if (name === 'key' && typeof value === 'string' && NAMED_KEY.test(value)) return value;
  if (WRITTEN.has(name) && !isOpen) return HIDDEN;
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') return value;
  if (depth >= MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return arrayOf(value, isOpen, targets, depth);
  return isFields(value) ? fieldsOf(value, targets, depth + 1) : HIDDEN;
}

/** Arguments of programs come as lists: what follows `--password` is one, too. */
function arrayOf(
  items: readonly unknown[],
  isOpen: boolean,
  targets: ReadonlyMap<string, TargetFacts>,
  depth: number,
): unknown[] {
  return items.slice(0, MAX_ITEMS).map((item, index) => {
    const before = items[index - 1];
    if (typeof before === 'string' && /^--?\w/.test(before) && !before.includes('=') && isNameOfSecret(before)) {
      return HIDDEN;
    }
    return shown('', item, isOpen, targets, depth + 1);
  });
}

function textOf(text: string): string {
  const [, name, value] = ASSIGNED.exec(text) ?? [];
  if (name !== undefined && value !== '' && isNameOfSecret(name)) return `${name}=${HIDDEN}`;
  const safe = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? redactAddress(text) : text;
  return safe.length > MAX_TEXT ? `${safe.slice(0, MAX_TEXT)}…` : safe;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
