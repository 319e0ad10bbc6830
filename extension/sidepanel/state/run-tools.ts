import type { z } from 'zod';
import { runsAnswer } from '../../../shared/tools/runs/answer.ts';
import { runsApprove } from '../../../shared/tools/runs/approve.ts';
import { runsDelete } from '../../../shared/tools/runs/delete.ts';
import { runsGet } from '../../../shared/tools/runs/get.ts';
import { runsList } from '../../../shared/tools/runs/list.ts';
import { runsPause } from '../../../shared/tools/runs/pause.ts';
import { runsResume } from '../../../shared/tools/runs/resume.ts';
import { runsStart } from '../../../shared/tools/runs/start.ts';
import { runsStop } from '../../../shared/tools/runs/stop.ts';

/** The tools that the panel itself calls; only these definitions reach its bundle. */
export const runTools = {
  runs_start: runsStart,
  runs_get: runsGet,
  runs_list: runsList,
  runs_stop: runsStop,
  runs_approve: runsApprove,
  runs_answer: runsAnswer,
  runs_pause: runsPause,
  runs_resume: runsResume,
  runs_delete: runsDelete,
} as const;

export type RunToolName = keyof typeof runTools;
export type RunToolArguments<Name extends RunToolName> = z.input<(typeof runTools)[Name]['input']>;
export type RunToolOutput<Name extends RunToolName> = z.output<(typeof runTools)[Name]['output']>;
