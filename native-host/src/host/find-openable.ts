import { ArqError } from '../../../shared/protocol/errors.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import type { BrowserRouter } from '../link/browser-router.ts';
import { assertOpenable } from '../os/open-document.ts';

/**
 * Where a finished download lies, when it is nothing that could run. Asks its browser. Throws `downloads.not_found`,
 * `downloads.unfinished`, `downloads.missing` and `downloads.not_openable`.
 */
export async function findOpenable(
  router: BrowserRouter,
  download: string,
  context: CallContext,
): Promise<{ readonly path: string; readonly url: string }> {
  const answer = await router.handle('downloads_get', { download }, { ...context, allowedRisk: 'read' });
  const { state, file, url } = tools.downloads_get.output.parse(answer);
  if (state !== 'done') {
    throw new ArqError('downloads.unfinished', 'The download is not finished. Wait for it with downloads_wait.');
  }
  return { path: await assertOpenable(file), url };
}
