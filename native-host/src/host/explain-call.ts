import type { Shown } from '../../../shared/policy/clear-call.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { ToolName } from '../../../shared/tools/types.ts';
import type { BrowserRouter } from '../link/browser-router.ts';
import type { FileRoots } from '../os/allowed-path.ts';
import type { ProfileBook } from '../profiles/profile-book.ts';
import { explainFiles } from './explain-files.ts';
import { findOpenable } from './find-openable.ts';

interface ExplainDeps {
  readonly roots: FileRoots;
  readonly profiles: ProfileBook;
  readonly router: BrowserRouter;
  readonly principal: Principal;
}

const LOOK_MS = 10_000;

/** What a person should know of a call besides its input: the files that it gives or opens, the profile that it takes. */
export async function explainCall(
  name: ToolName,
  input: unknown,
  { roots, profiles, router, principal }: ExplainDeps,
): Promise<Shown['values']> {
  if (name === 'downloads_open') {
    const { download } = tools.downloads_open.input.parse(input);
    const context = { principal, signal: AbortSignal.timeout(LOOK_MS), allowedRisk: 'read' } as const;
    const { path, url } = await findOpenable(router, download, context);
    return [
      { label: 'file', value: path, isPreset: false, isKey: true },
      { label: 'url', value: url, isPreset: false, isKey: true },
    ];
  }
  if (name !== 'page_fill_profile') return explainFiles(name, input, roots);
  const named = stringIn(input, 'profile');
  if (named !== undefined) return [];
  return [{ label: 'profile', value: (await profiles.get()).name, isPreset: false, isKey: true }];
}
