/** Turns what a tool returned into the sentence's answer, in words of the sentence's language. Pure. */
import { filesList } from '../tools/files/list.ts';
import { filesRead } from '../tools/files/read.ts';
import { pageReadText } from '../tools/page/read-text.ts';
import { pageFillProfile } from '../tools/page/fill-profile.ts';
import { processList } from '../tools/process/list.ts';
import { processStart } from '../tools/process/start.ts';
import { systemInfo } from '../tools/system/info.ts';
import { systemUsage } from '../tools/system/usage.ts';
import { tabsList } from '../tools/tabs/list.ts';
import { windowsList } from '../tools/windows/list.ts';
import type { AnswerWords } from './answer-words.ts';
import { english } from './answer-words-en.ts';
import { russian } from './answer-words-ru.ts';
import type { Language, PlanStep } from './plan.ts';
import { readingText } from './reading-text.ts';
import { linesCloseTo, sentencesAbout } from './sentences-about.ts';

export type AnswerKind = NonNullable<PlanStep['answer']>;

const WORDS: Readonly<Record<Language, AnswerWords>> = { en: english, ru: russian };

type Renderer = (output: unknown, words: AnswerWords, step: PlanStep) => string;
const usage =
  (about: 'memory' | 'cpu' | 'disk' | 'network'): Renderer =>
  (output, words) =>
    words[about](systemUsage.output.parse(output));
const top =
  (by: 'cpu' | 'memory'): Renderer =>
  (output, words) =>
    words.top(by, processList.output.parse(output).processes);

const RENDERERS: Readonly<Record<AnswerKind, Renderer>> = {
  text: (output, words) => words.text(pageReadText.output.parse(output)),
  filled: (output, words) => words.filled(pageFillProfile.output.parse(output)),
  reading: (output, words, { tool }) => {
    const reading = readingText(tool, output);
    return reading.text.trim() === '' ? words.nothing(tool) : words.text(reading);
  },
  memory: usage('memory'),
  cpu: usage('cpu'),
  disk: usage('disk'),
  network: usage('network'),
  'cpu-top': top('cpu'),
  'memory-top': top('memory'),
  system: (output, words) => words.system(systemInfo.output.parse(output)),
  processes: (output, words) => words.processes(processList.output.parse(output).processes),
  tabs: (output, words) => words.tabs(tabsList.output.parse(output).tabs),
  windows: (output, words) => words.windows(windowsList.output.parse(output).windows),
  files: (output, words) => words.files(filesList.output.parse(output)),
  'file-text': (output, words) => words.text(filesRead.output.parse(output)),
  program: (output, words) => words.program(processStart.output.parse(output)),
};

/** The answer for people. Throws a ZodError when the output is not what the step's tool promises. */
export function renderAnswer(kind: AnswerKind, output: unknown, step: PlanStep, language: Language): string {
  if (kind === 'text' && step.about !== undefined) {
    const { text, truncated } = pageReadText.output.parse(output);
    const sentences = sentencesAbout(text, step.about);
    const close = sentences.length > 0 ? [] : linesCloseTo(text, step.about);
    const words = WORDS[language];
    return close.length > 0 ? words.close(step.about, close) : words.about(step.about, sentences, truncated);
  }
  return RENDERERS[kind](output, WORDS[language], step);
}
