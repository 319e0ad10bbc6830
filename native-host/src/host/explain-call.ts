import type { Shown } from '../../../shared/policy/clear-call.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import type { ToolName } from '../../../shared/tools/types.ts';
import type { FileRoots } from '../os/allowed-path.ts';
import type { ProfileBook } from '../profiles/profile-book.ts';
import { explainFiles } from './explain-files.ts';

/** What a person should know of a call besides its input: the files that it gives, the profile that it takes. */
export async function explainCall(
  name: ToolName,
  input: unknown,
  { roots, profiles }: { readonly roots: FileRoots; readonly profiles: ProfileBook },
): Promise<Shown['values']> {
  if (name !== 'page_fill_profile') return explainFiles(name, input, roots);
  const named = stringIn(input, 'profile');
  if (named !== undefined) return [];
  return [{ label: 'profile', value: (await profiles.get()).name, isPreset: false, isKey: true }];
}
