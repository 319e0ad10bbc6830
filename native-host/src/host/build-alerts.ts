/** Puts the alerts together: numbers from the metrics and the machine, notifications through a browser or the system. */
import type { DatabaseSync } from 'node:sqlite';
import type { BrowserRegistry } from '../link/browser-registry.ts';
import { Alerts } from '../observe/alerts/alerts.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import { showDesktopNotice } from '../os/desktop-notice.ts';
import { MachineLoad } from '../os/machine-load.ts';
import type { Secrets } from '../store/secrets/secret-store.ts';
import { SqliteAlertBook } from '../store/sqlite-alert-book.ts';

export function buildAlerts({
  home,
  database,
  metrics,
  browsers,
  secrets,
  log,
}: {
  readonly home: string;
  readonly database: DatabaseSync;
  readonly metrics: Metrics;
  readonly browsers: BrowserRegistry;
  readonly secrets: Secrets;
  readonly log: Log;
}): Alerts {
  const load = new MachineLoad(home);
  const machine: Readonly<Record<string, () => number | Promise<number>>> = {
    cpu_percent: () => load.cpuPercent(),
    memory_percent: () => load.memoryPercent(),
    disk_percent: () => load.diskPercent(),
  };
  return new Alerts({
    book: new SqliteAlertBook(database),
    metrics: {
      async samples(name) {
        const read = Object.hasOwn(machine, name) ? machine[name] : undefined;
        return read === undefined ? metrics.samplesOf(name) : [{ name, labels: {}, value: await read() }];
      },
    },
    secrets,
    browsers: () => browsers.list().map(({ info }) => info.name),
    showOnDesktop: (title, text) => showOnDesktop(browsers, title, text),
    onProblem: (event, thrown, fields) => log.problem(event, thrown, fields),
  });
}

/** In the browser that the person uses, else by the system, else in any browser that is there. */
async function showOnDesktop(browsers: BrowserRegistry, title: string, text: string): Promise<void> {
  const focused = browsers.findFocused();
  if (focused !== undefined) {
    focused.notify(title, text);
    return;
  }
  try {
    await showDesktopNotice(title, text);
  } catch (error) {
    const [first] = browsers.list();
    if (first === undefined) throw error;
    first.notify(title, text);
  }
}
