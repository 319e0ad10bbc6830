import type { StartedPrograms } from './os/started-programs.ts';
import type { Tokens } from './policy/tokens.ts';

/** What the handlers of `runsIn: 'host'` tools get. */
export interface HostContext {
  /** Folders that files may be read from and written to; the first is where relative paths start. */
  readonly fileRoots: () => string[];
  /** Programs that `process_start` has started. */
  readonly programs: StartedPrograms;
  readonly tokens: Tokens;
}
