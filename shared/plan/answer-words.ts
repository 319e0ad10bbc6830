import type { z } from 'zod';
import type { filesList } from '../tools/files/list.ts';
import type { pageFillProfile } from '../tools/page/fill-profile.ts';
import type { processList } from '../tools/process/list.ts';
import type { processStart } from '../tools/process/start.ts';
import type { systemInfo } from '../tools/system/info.ts';
import type { systemUsage } from '../tools/system/usage.ts';
import type { tabsList } from '../tools/tabs/list.ts';
import type { windowsList } from '../tools/windows/list.ts';

/** Answers in one language. Figures are formatted by the language itself. */
export interface AnswerWords {
  memory(usage: Usage): string;
  cpu(usage: Usage): string;
  disk(usage: Usage): string;
  network(usage: Usage): string;
  top(by: 'cpu' | 'memory', processes: Processes): string;
  system(info: z.output<typeof systemInfo.output>): string;
  processes(processes: Processes): string;
  tabs(tabs: z.output<typeof tabsList.output>['tabs']): string;
  windows(windows: z.output<typeof windowsList.output>['windows']): string;
  files(list: z.output<typeof filesList.output>): string;
  text(read: { text: string; truncated: boolean }): string;
  /** Which fields were filled, and why others were left. */
  filled(output: z.output<typeof pageFillProfile.output>): string;
  /** What is said when a tool that reads found nothing. */
  nothing(tool: string): string;
  /** The sentences that speak of it; none when the text says nothing. */
  about(about: string, sentences: readonly string[], truncated: boolean): string;
  /** Where nothing says all of what was asked: the lines that say some of it. */
  close(about: string, lines: readonly string[]): string;
  program(program: Program): string;
}
export type Usage = z.output<typeof systemUsage.output>;
export type Program = z.output<typeof processStart.output>;
export type Processes = z.output<typeof processList.output>['processes'];
