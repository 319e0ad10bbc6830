import type { ServerContext } from '@modelcontextprotocol/server';
import type { CallProgress } from '../../../../shared/tools/call-path.ts';

/** Passes progress on to a client that asked for it; undefined when it did not. The protocol wants `progress` to grow. */
export function reportProgress({ mcpReq }: ServerContext): ((progress: CallProgress) => void) | undefined {
  const token = mcpReq._meta?.progressToken;
  if (token === undefined) return undefined;
  let last = -1;
  return ({ done, total, message }) => {
    // A new message without a step done is worth telling, and must still count up.
    const progress = done > last ? done : last + 0.001;
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
