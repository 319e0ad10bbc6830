/** `arq health`: how the running host is, part by part. Exit code 1 when a part has failed, or no host runs. */
import { HostConnection } from './host-connection.ts';
import { parseOptions } from './options.ts';
import { paint, plain, say } from './terminal.ts';

const marks = { ok: ['green', '✓'], warn: ['yellow', '·'], failed: ['red', '✗'] } as const;

export async function runHealth(args: readonly string[]): Promise<number> {
  const { isJson } = parseOptions(args, ['json']);
  const host = await HostConnection.open({ startIfNone: false });
  try {
    const report = await host.callTool('health_get', {});
    if (isJson) {
      say(JSON.stringify(report));
    } else {
      const hours = (report.uptimeSeconds / 3600).toFixed(1);
      say(`ARQ host ${report.version}, process ${report.pid}, up for ${hours} h: ${report.status}`);
      for (const { name, status, detail, ms, remedy } of report.checks) {
        const [colour, mark] = marks[status];
        say(`${paint(colour, mark)} ${name}: ${plain(detail)} ${paint('dim', `${ms} ms`)}`);
        if (remedy !== undefined) say(`    ${paint('bold', plain(remedy))}`);
      }
    }
    return report.status === 'failed' ? 1 : 0;
  } finally {
    host.close();
  }
}
