/** Prompts that a person picks in the client: work with the page that is easily said badly. Pure. */
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { GetPromptResult, Prompt } from '@modelcontextprotocol/server';

interface OwnPrompt extends Prompt {
  readonly write: (values: Readonly<Record<string, string>>) => string;
}

const prompts: readonly OwnPrompt[] = [
  {
    name: 'fill_form',
    title: 'Fill the form on this page',
    description: 'Fills the form in the current tab with what you give, reads it back, and stops before sending it',
    arguments: [{ name: 'details', description: 'What to enter, in any words', required: true }],
    write: ({ details = '' }) =>
      `Fill the form in the current tab of my browser with these details:\n\n${details}\n\nTake page_snapshot with interactive: true, match each field to a detail by its label, and fill all of them with one page_fill_form. Leave out what I did not give. Compare what was read back, tell me which fields are still empty or were refused, and do not send the form: ask me first.`,
  },
  {
    name: 'extract_table',
    title: 'Make a table of this page',
    description: 'Reads a list or table in the current tab, over all its pages, as CSV',
    arguments: [{ name: 'what', description: 'Which list, and which columns', required: true }],
    write: ({ what = '' }) =>
      `From the current tab of my browser, make a table: ${what}\n\nRead it with page_snapshot or page_read_text. If it goes on over several pages or by scrolling, go through all of them and say how many there were. Give me CSV with a header row, values as the page shows them, and nothing made up: leave a cell empty where the page says nothing.`,
  },
  {
    name: 'watch_run',
    title: 'Tell me about a run',
    description: 'Explains what an ARQ run did, step by step, and what it waits for',
    arguments: [{ name: 'runId', description: 'Its id; the newest when absent' }],
    write: ({ runId = '' }) =>
      `${runId === '' ? 'Find my newest ARQ run with runs_list (limit 1)' : `Look at the ARQ run ${runId}`} and read it with runs_get. Tell me in a few sentences what it was to do, what it did, what failed and why, and whether it waits for something that only I can decide. Do not start it again.`,
  },
];

export const promptList: Prompt[] = prompts.map(({ write: _write, ...prompt }) => prompt);

export function getPrompt(name: string, values: Readonly<Record<string, string>> = {}): GetPromptResult {
  const prompt = prompts.find((own) => own.name === name);
  if (prompt === undefined) throw invalid(`There is no prompt named ${name.slice(0, 80)}. See prompts/list.`);
  const missing = prompt.arguments?.find(
    (argument) => argument.required === true && (values[argument.name] ?? '') === '',
  );
  if (missing !== undefined) throw invalid(`The prompt ${name} needs “${missing.name}”.`);
  return {
    ...(prompt.description !== undefined && { description: prompt.description }),
    messages: [{ role: 'user', content: { type: 'text', text: prompt.write(values) } }],
  };
}

const invalid = (message: string): ProtocolError => new ProtocolError(ProtocolErrorCode.InvalidParams, message);
