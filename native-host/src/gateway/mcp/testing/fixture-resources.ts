/** Resources and prompts that the conformance tests ask for by name. For tests. */
import type { GetPromptResult, Prompt, ReadResourceResult, Resource } from '@modelcontextprotocol/server';
import { PIXEL_PNG } from './fixture-tools.ts';

export const fixtureResources: Resource[] = [
  { uri: 'test://static-text', name: 'static-text', mimeType: 'text/plain' },
  { uri: 'test://static-binary', name: 'static-binary', mimeType: 'image/png' },
];

export const fixtureTemplates = [
  { uriTemplate: 'test://template/{id}/data', name: 'template', mimeType: 'application/json' },
];

/** Undefined for a resource that is none of these. */
export function findFixtureResource(uri: string): ReadResourceResult | undefined {
  if (uri === 'test://static-text') {
    return { contents: [{ uri, mimeType: 'text/plain', text: 'This is the content of the static text resource.' }] };
  }
  if (uri === 'test://static-binary') return { contents: [{ uri, mimeType: 'image/png', blob: PIXEL_PNG }] };
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
  if (id === undefined) return undefined;
  const text = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` });
  return { contents: [{ uri, mimeType: 'application/json', text }] };
}

const description = 'A prompt of the conformance tests.';
export const fixturePrompts: Prompt[] = [
  { name: 'test_simple_prompt', description },
  {
    name: 'test_prompt_with_arguments',
    description,
    arguments: [
      { name: 'arg1', required: true },
      { name: 'arg2', required: true },
    ],
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description,
    arguments: [{ name: 'resourceUri', required: true }],
  },
  { name: 'test_prompt_with_image', description },
  { name: 'test_input_required_result_prompt', description },
];

type Content = GetPromptResult['messages'][number]['content'];
const says = (...contents: Content[]): GetPromptResult => ({
  messages: contents.map((content) => ({ role: 'user' as const, content })),
});
const text = (value: string): Content => ({ type: 'text', text: value });

/** Undefined for a prompt that is none of these. */
export function findFixturePrompt(
  name: string,
  values: Readonly<Record<string, string>> = {},
): GetPromptResult | undefined {
  switch (name) {
    case 'test_simple_prompt':
      return says(text('This is a simple prompt for testing.'));
    case 'test_prompt_with_arguments':
      return says(text(`Prompt with arguments: arg1='${values['arg1']}', arg2='${values['arg2']}'`));
    case 'test_prompt_with_embedded_resource':
      return says(
        {
          type: 'resource',
          resource: {
            uri: values['resourceUri'] ?? '',
            mimeType: 'text/plain',
            text: 'Embedded resource content for testing.',
          },
        },
        text('Please process the embedded resource above.'),
      );
    case 'test_prompt_with_image':
      return says({ type: 'image', data: PIXEL_PNG, mimeType: 'image/png' }, text('Please analyze the image above.'));
    default:
      return undefined;
  }
}
