import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { isOutOfUse, sayElement, waitUntilReady } from '../../act/actionable.ts';
import { clickAt } from '../../act/click.ts';
import { assertTakes, chooseFiles } from '../../act/files/choose-files.ts';
import { dropFiles } from '../../act/files/drop-files.ts';
import { catchFileField, fileFieldNear, fileFieldOf, letGo } from '../../act/files/file-field.ts';
import { takeFiles } from '../../act/files/received-files.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';

const TOOL = 'frame_give_files';

export const handleFrameGiveFiles: ToolHandler<typeof TOOL, ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  const files = takeFiles(input.upload, input.files);
  return withOutcome(element, context, async () => {
    if (input.how === 'drop') {
      const { hit, point } = await waitUntilReady(element, { signal: context.signal, needsHit: true });
      guard(TOOL, element, input, context);
      await dropFiles(element, hit, point, files, context.signal);
      return {};
    }
    const field = fileFieldOf(element) ?? (await pressForField(element, input, context));
    assertTakes(field, files);
    guard(TOOL, field, input, context);
    chooseFiles(field, files);
    letGo(field);
    return { field };
  });
};

/** A button of the page's own, whose click is handed on to a file field that cannot be seen. */
async function pressForField(
  element: Element,
  input: unknown,
  context: Parameters<typeof handleFrameGiveFiles>[1],
): Promise<HTMLInputElement> {
  if (isOutOfUse(element)) {
    throw new ArqError(
      'page.disabled',
      `The ${sayElement(element)} is disabled. Fill in what the page still wants, then try again.`,
    );
  }
  const ready = await waitUntilReady(element, { signal: context.signal, needsHit: true });
  guard(TOOL, element, input, context);
  const press = () => {
    try {
      clickAt(ready, { button: 'left', modifiers: [] }, 1);
    } catch (error) {
      // A click that ends in a file field says so; here that is what it is for.
      if (!(error instanceof ArqError && error.code === 'page.needs_upload')) throw error;
    }
  };
  const caught = await catchFileField(press, context.dialogs.channel, context.signal);
  const field = caught ?? fileFieldNear(element);
  if (field !== undefined) return field;
  throw new ArqError(
    'page.no_file_field',
    `The ${sayElement(element)} leads to no file field. Name the field itself, or drop the files with page_drop_file.`,
  );
}
