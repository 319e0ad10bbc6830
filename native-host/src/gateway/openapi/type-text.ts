/** A JSON Schema as a person reads it fastest: in the manner of a TypeScript type, as safe HTML. Pure. */
import { escapeHtml } from './escape-html.ts';
import type { JsonSchema } from './json-schema.ts';

const MAX_INLINE = 60;

export function typeText(schema: JsonSchema, indent = ''): string {
  const {
    $ref,
    enum: choices,
    const: only,
    type,
    anyOf,
    oneOf,
    allOf,
    items,
    properties,
    additionalProperties,
  } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`;
  }
  if (Array.isArray(choices)) return choices.map((choice) => escapeHtml(JSON.stringify(choice))).join(' | ');
  if (only !== undefined) return escapeHtml(JSON.stringify(only));
  const several = [anyOf, oneOf].find(isSchemas);
  if (several !== undefined) return several.map((each) => typeText(each, indent)).join(' | ');
  if (isSchemas(allOf)) return allOf.map((each) => typeText(each, indent)).join(' &amp; ');
  if (isSchema(items)) return arrayText(typeText(items, indent));
  if (isSchema(properties)) return objectText(schema, properties, indent);
  if (isSchema(additionalProperties)) return `{ [name]: ${typeText(additionalProperties, indent)} }`;
  return escapeHtml(Array.isArray(type) ? type.join(' | ') : typeof type === 'string' ? type : 'anything');
}

function arrayText(item: string): string {
  return item.includes(' | ') || item.length > MAX_INLINE ? `(${item})[]` : `${item}[]`;
}

function objectText(schema: JsonSchema, properties: JsonSchema, indent: string): string {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const inner = `${indent}  `;
  const lines = Object.entries(properties).flatMap(([name, field]) => {
    if (!isSchema(field)) return [];
    const note = noteOf(field);
    const mark = required.includes(name) ? '' : '?';
    return `${inner}${escapeHtml(name)}${mark}: ${typeText(field, inner)}${note === '' ? '' : `  <i>${note}</i>`}`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

function noteOf({ description, minimum, maximum, maxLength, default: usual }: JsonSchema): string {
  const bounds = [
    minimum === undefined ? '' : `≥ ${JSON.stringify(minimum)}`,
    maximum === undefined ? '' : `≤ ${JSON.stringify(maximum)}`,
    maxLength === undefined ? '' : `at most ${JSON.stringify(maxLength)} characters`,
    usual === undefined ? '' : `default ${JSON.stringify(usual)}`,
  ].filter((bound) => bound !== '');
  return escapeHtml(
    [typeof description === 'string' ? description : '', bounds.join(', ')].filter(Boolean).join(' · '),
  );
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchemas(value: unknown): value is JsonSchema[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSchema);
}
