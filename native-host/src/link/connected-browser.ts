import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import type { BrowserInfo } from '../../../shared/protocol/methods.ts';
import type { ConnectedBrowser } from './browser-registry.ts';
import type { LinkPeer } from './host-link.ts';

/** A browser behind its link. A link that ends during a call is told as what it means to the caller: `browser.gone`. */
export function connectedBrowser(info: BrowserInfo, peer: LinkPeer): ConnectedBrowser {
  return {
    info,
    async callTool(tool, input, { principal, runId, allowedRisk, signal }) {
      try {
        return await peer.call(
          'tool.call',
          { tool, input, principal, allowedRisk, ...(runId === undefined ? {} : { runId }) },
          { signal },
        );
      } catch (thrown) {
        const error = toArqError(thrown);
        if (error.code !== 'link.closed') throw error;
        throw new ArqError(
          'browser.gone',
          `${info.title} (${info.name}) went away during ${tool}. Open it again; what it had done by then is on the page, so look before repeating.`,
          { data: { browser: info.name }, cause: error },
        );
      }
    },
    close: (reason) => peer.close(reason),
  };
}
