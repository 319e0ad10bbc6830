import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext, ToolInput, ToolOutput } from '../../../shared/tools/types.ts';
import type { HostContext } from '../host-context.ts';
import { giveFiles } from '../os/give-files.ts';

/** Files inside the caller's folders for an element of a page. The call path has settled the tab. */
export function giveToPage(
  { ref, paths, tab }: ToolInput<'page_upload_file'>,
  how: 'choose' | 'drop',
  { fileRoots, router, ...context }: CallContext & HostContext,
): Promise<ToolOutput<'page_upload_file'>> {
  if (tab === undefined) throw new ArqError('tabs.required', 'It is not clear which tab is meant. Name it in “tab”.');
  const { principal, signal, runId, trace, onProgress, allowedRisk } = context;
  return giveFiles(
    { ref, paths, tab, how },
    fileRoots(principal),
    (name, input, call) => router.handle(name, input, call),
    { principal, signal, runId, trace, onProgress, allowedRisk },
  );
}
