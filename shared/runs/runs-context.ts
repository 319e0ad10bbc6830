import type { RunService } from './run-service.ts';

/** What the handlers of `runsIn: 'runs'` tools get. */
export interface RunsContext {
  readonly runs: RunService;
}
