import { toArqError } from '../../../shared/protocol/errors.ts';
import type { ToolCall } from '../../../shared/tools/call-path.ts';
import { tools } from '../../../shared/tools/index.ts';
import { isToolName } from '../../../shared/tools/is-tool-name.ts';
import type { Log } from '../observe/log.ts';
import type { Tracing } from '../observe/tracing.ts';

const codeOf = (thrown: unknown): string => toArqError(thrown).code;

/** Makes each call of a tool a span below whoever asked, and a line in the log: reads only for those who look closely. */
export function traceCalls(tracing: Tracing, log: Log) {
  return async (call: ToolCall, work: (traced: ToolCall) => Promise<unknown>): Promise<unknown> => {
    const { tool, principal, runId } = call;
    const known = isToolName(tool) ? tool : 'unknown';
    const caller = principal.id ?? principal.kind;
    const startedAt = performance.now();
    const note = (level: 'debug' | 'info' | 'warn', code: string) =>
      log.write(level, 'tool.called', {
        tool: known,
        caller,
        run: runId,
        code,
        ms: Math.round(performance.now() - startedAt),
      });
    const attributes = { 'arq.tool': known, 'arq.caller': principal.kind, 'arq.run': runId };
    const measured = async (trace: string) => {
      try {
        const result = await work({ ...call, trace });
        note(known === 'unknown' || tools[known].risk === 'read' ? 'debug' : 'info', 'ok');
        return result;
      } catch (thrown) {
        note('warn', codeOf(thrown));
        throw thrown;
      }
    };
    return tracing.within(`tool ${known}`, { parent: call.trace, attributes }, measured, codeOf);
  };
}
