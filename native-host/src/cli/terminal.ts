import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { stripInvisible } from '../../../shared/page/clean-text.ts';

type Style = 'green' | 'red' | 'yellow' | 'dim' | 'bold';

/** Colours on a terminal alone, and not where NO_COLOR says no. https://no-color.org */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const isColourful = stream.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  return isColourful ? styleText(style, text, { validateStream: false }) : text;
}

/** A line of the result. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A line about what is going on: stderr, so that stdout stays the result alone. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** True when somebody sits there who can answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks on the terminal; an aborted question answers with an empty line. */
export async function ask(question: string, signal: AbortSignal): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  // While it reads, the terminal hands Ctrl-C to the prompt instead of to the process.
  prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return (await prompt.question(question, { signal })).trim();
  } catch (error) {
    if (signal.aborted) return '';
    throw error;
  } finally {
    prompt.close();
  }
}

/** Text from pages and programs: no control that a terminal would obey, nothing invisible. Line breaks become spaces. */
export function plain(text: string): string {
  return stripInvisible(text).replaceAll(/\s/g, ' ');
}

/** Several lines from outside, each made plain. */
export function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line))
    .join('\n');
}
