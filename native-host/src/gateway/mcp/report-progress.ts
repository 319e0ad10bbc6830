import type { ServerContext } from '@modelcontextprotocol/server';
import type { CallProgress } from '../../../../shared/tools/call-path.ts';

/** Passes progress on to a client that asked for it; undefined when it did not. The protocol wants `progress` to grow. */
export function reportProgress({ mcpReq }: ServerContext): ((progress: CallProgress) => void) | undefined {
  const token = mcpReq._meta?.progressToken;
  if (token === undefined) return undefined;
  let last = -1;
  return ({ done, total, message }) => {
    const progress = Math.max(done, last + Number.EPSILON);
    if (progress <= last) return;
    last = progress;
    // A client that went away has no use for it.
    mcpReq
      .notify({
        method: 'notifications/progress',
        params: { progressToken: token, progress, ...(total !== undefined && { total }), message },
      })
      .catch(() => undefined);
  };
}
