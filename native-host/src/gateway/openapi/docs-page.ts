/** The API's documentation as one page without scripts, fonts or pictures from anywhere, rendered from the OpenAPI document. Pure. */
import { createHash } from 'node:crypto';
import type { OpenApi } from './build-openapi.ts';
import { escapeHtml } from './escape-html.ts';
import type { JsonSchema } from './json-schema.ts';
import { isSchema, typeText } from './type-text.ts';

const style = `:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1.5rem}
h1,h2{line-height:1.2}h2{border-bottom:1px solid var(--line);margin-top:2.5rem;padding-bottom:.3rem}
nav a{margin-right:1rem}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.5rem .8rem}
summary{cursor:pointer}summary b{display:inline-block;min-width:4.2rem}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{background:var(--soft);border-radius:6px;overflow:auto;padding:.7rem}
pre i{opacity:.65}h4{margin:.8rem 0 .2rem}.gone{text-decoration:line-through}`;

/** For \`Content-Security-Policy\`: nothing but this page's own style. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function renderDocs(document: OpenApi): string {
  const info = fieldsOf(document['info']);
  const operations = operationsOf(document);
  const tags = listOf(document['tags']).map(fieldsOf);
  const sections = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => listOf(operation['tags']).includes(name));
    return `<section><h2 id="${text(name)}">${text(name)}</h2><p>${text(description)}</p>${own.map(render).join('')}</section>`;
  });
  const schemas = Object.entries(fieldsOf(fieldsOf(document['components'])['schemas'])).map(
    ([name, schema]) =>
      `<h4 id="schema-${escapeHtml(name)}">${escapeHtml(name)}</h4><pre>${typeText(fieldsOf(schema))}</pre>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(info['title'])} API</title><style>${style}</style></head><body>
<h1>${text(info['title'])} API <small>${text(info['version'])}</small></h1><p>${text(info['description'])}</p>
<nav>${tags.map(({ name }) => `<a href="#${text(name)}">${text(name)}</a>`).join('')}<a href="#schemas">schemas</a></nav>
${sections.join('\n')}<h2 id="schemas">schemas</h2>${schemas.join('\n')}</body></html>`;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonSchema;
}

function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(fieldsOf(document['paths'])).flatMap(([path, methods]) =>
    Object.entries(fieldsOf(methods)).map(([method, operation]) => ({ method, path, operation: fieldsOf(operation) })),
  );
}

function render({ method, path, operation }: Operation): string {
  const parameters = listOf(operation['parameters']).map(fieldsOf);
  const body = fieldsOf(operation['requestBody'])['content'];
  const isGone = operation['deprecated'] === true;
  const parts = [
    operation['description'] === undefined ? '' : `<p>${text(operation['description'])}</p>`,
    `<p>Needs <code>${operation['x-permission'] === undefined ? 'no token' : text(operation['x-permission'])}</code></p>`,
    parameters.length === 0 ? '' : `<h4>Parameters</h4><pre>${parameters.map(renderParameter).join('\n')}</pre>`,
    body === undefined ? '' : `<h4>Body</h4>${renderContent(body)}`,
    ...Object.entries(fieldsOf(operation['responses']))
      .filter(([status]) => /^\d+$/.test(status))
      .map(([status, response]) => {
        const { description, content } = fieldsOf(response);
        return `<h4>${escapeHtml(status)} ${text(description)}</h4>${content === undefined ? '' : renderContent(content)}`;
      }),
  ];
  return `<details id="${text(operation['operationId'])}"><summary><b>${escapeHtml(method.toUpperCase())}</b> <code${isGone ? ' class="gone"' : ''}>${escapeHtml(path)}</code> ${text(operation['summary'])}</summary>${parts.join('')}</details>`;
}

function renderParameter(parameter: JsonSchema): string {
  const { name, in: place, required, description, schema } = parameter;
  const note = [`in ${String(place)}`, typeof description === 'string' ? description : ''].filter(Boolean).join(' · ');
  return `${text(name)}${required === true ? '' : '?'}: ${typeText(fieldsOf(schema))}  <i>${escapeHtml(note)}</i>`;
}

function renderContent(content: unknown): string {
  return Object.entries(fieldsOf(content))
    .map(([type, media]) => {
      const { schema } = fieldsOf(media);
      return isSchema(schema) ? `<pre>${typeText(schema)}</pre>` : `<pre>${escapeHtml(type)}</pre>`;
    })
    .join('');
}

const fieldsOf = (value: unknown): JsonSchema => (isSchema(value) ? value : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? escapeHtml(value) : '');
