/** Frames every act: watch the page, do it, let it settle, say what came of it. */
import { isArqError } from '../../../shared/protocol/errors.ts';
import { asDispatched } from '../../../shared/tools/as-dispatched.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import type { ContentContext } from '../content-context.ts';
import { readValue } from '../forms/read-value.ts';
import type { ClickEffect } from './click.ts';
import { hasActed } from './guard.ts';
import { PageWatch } from './page-watch.ts';
import { isAtPrivate, withSaid } from './with-said.ts';

export interface PageOutcome {
  readonly url: string;
  readonly title: string;
  readonly navigated: boolean;
  readonly changed: string;
  readonly value?: string | undefined;
  readonly opensTab?: string | undefined;
}

/** What an act leaves for its outcome. */
export interface Done extends ClickEffect {
  /** Field whose value is read back once the page rests. */
  readonly field?: Element | undefined;
  /** Looks again when the page rests: scripts may take a value back late. */
  readonly check?: () => void;
}

/**
 * Runs `perform` on `element` and reports the page's reaction. The reply never waits for an unload: it must be out
 * before the document is gone. What goes wrong once the page was acted on says that it was.
 */
export async function withOutcome(
  element: Element,
  context: Pick<CallContext, 'signal' | 'allowedRisk'> & Pick<ContentContext, 'witness'>,
  perform: (watch: PageWatch) => Promise<Done> | Done,
): Promise<PageOutcome> {
  const wasPrivate = isAtPrivate(element);
  const watch = new PageWatch(element, context.witness);
  try {
    const done = await perform(watch);
    const { navigated, changed, said } = await watch.settle(context.signal);
    if (!navigated) done.check?.();
    const { field } = done;
    return {
      url: location.href,
      title: document.title,
      navigated,
      changed: withSaid(changed, said, element, wasPrivate),
      ...(field?.isConnected === true && !navigated ? { value: readValue(field) } : {}),
      ...(done.opensTab === undefined ? {} : { opensTab: done.opensTab }),
    };
  } catch (error) {
    throw hasActed(context) && isArqError(error) ? asDispatched(error) : error;
  } finally {
    watch.end();
  }
}
