import type { Capture } from './capture/capture.ts';
import type { Dialogs } from './dialogs/dialogs.ts';
import type { DownloadTraces } from './download-traces.ts';
import type { Navigations } from './navigations.ts';
import type { HostConnection } from './host/host-connection.ts';
import type { PageCalls } from './page-calls.ts';
import type { RunMarks } from './run-marks.ts';
import type { NetworkLog } from './watch/network-log.ts';
import type { PageWatches } from './watch/page-watches.ts';

/** What the handlers of the background's tools get besides their input. One for the life of the worker. */
export interface BackgroundContext {
  readonly pages: PageCalls;
  readonly navigations: Navigations;
  readonly dialogs: Dialogs;
  readonly capture: Capture;
  readonly marks: RunMarks;
  readonly watches: PageWatches;
  readonly network: NetworkLog;
  readonly downloads: DownloadTraces;
  /** What only the host keeps is asked of it. */
  readonly host: Pick<HostConnection, 'getPeer'>;
}
