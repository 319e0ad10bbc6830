import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import type { BrowserInfo } from '../../../shared/protocol/methods.ts';
import type { Tracing } from '../observe/tracing.ts';
import type { ConnectedBrowser } from './browser-registry.ts';
import type { LinkPeer } from './link-peer.ts';

/** An act that is cancelled may be done by then: the page says which, if it can say anything. */
const CANCEL_GRACE_MS = 3_000;

/** The request itself was refused, here or there, before anybody looked at it. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'protocol.params_invalid',
  'protocol.too_busy',
  'protocol.unknown_method',
]);

/** What the link says instead of the browser: the answer was too large, or none that can be understood. */
const isUnheard = ({ code }: ArqError): boolean => code.startsWith('protocol.') && !NOT_SENT.has(code);

/** A browser behind its link. A link that ends during a call is told as what it means: `browser.gone` for looking, `link.lost` for acting. */
export function connectedBrowser(
  info: BrowserInfo,
  peer: LinkPeer,
  options: {
    readonly tracing: Pick<Tracing, 'startSpan'>;
    readonly launch?: string | undefined;
    readonly allowsPrivate: () => boolean;
  },
): ConnectedBrowser {
  const { tracing, launch, allowsPrivate } = options;
  return {
    info,
    launch,
    async callTool(tool, input, { principal, runId, allowedRisk, site, signal, trace: above }) {
      // The way through relay and browser and back; what they do with it are spans of their own.
      const span = tracing.startSpan(`link ${tool}`, {
        parent: above,
        service: 'arq-relay',
        attributes: { browser: info.name },
      });
      const trace = span.traceparent;
      let outcome = 'ok';
      try {
        return await peer.call(
          'tool.call',
          {
            tool,
            input,
            principal,
            allowedRisk,
            trace,
            ...(runId === undefined ? {} : { runId }),
            ...(site !== undefined && { site }),
            ...(allowsPrivate() && { isPrivateAllowed: true }),
          },
          { signal, ...(allowedRisk !== 'read' && { cancelGraceMs: CANCEL_GRACE_MS }) },
        );
      } catch (thrown) {
        const error = toArqError(thrown);
        outcome = error.code;
        const isActing = allowedRisk !== 'read';
        if (isActing && !peer.isClosed && isUnheard(error)) {
          throw new ArqError(
            'link.lost',
            `${info.title} (${info.name}) was sent ${tool}, and what it answered did not arrive (${error.code}). Look at the page before repeating.`,
            { data: { browser: info.name }, cause: error },
          );
        }
        // A link that ends with a word of its own has told nothing of the call, either.
        const isGone = error.code === 'link.closed' || (isActing && peer.isClosed && !NOT_SENT.has(error.code));
        if (!isGone) throw error;
        throw new ArqError(
          // What may have acted is in doubt, not merely failed: the run service tells the two apart by the code.
          allowedRisk === 'read' ? 'browser.gone' : 'link.lost',
          `${info.title} (${info.name}) went away during ${tool}. Open it again; what it had done by then is on the page, so look before repeating.`,
          { data: { browser: info.name }, cause: error },
        );
      } finally {
        span.end(outcome);
      }
    },
    notify: (title, text) => peer.emit('notice.raised', { title: title.slice(0, 300), text: text.slice(0, 1000) }),
    close: (reason) => peer.close(reason),
  };
}
