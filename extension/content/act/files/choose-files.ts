/** Sets the files of a file field as the browser's chooser does: the list at once, then `input` and `change`. */
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { isOutOfUse, sayElement } from '../actionable.ts';
import { accepts } from './accepts.ts';

/** Throws `page.disabled`, `page.takes_one_file` or `page.file_not_accepted`. */
export function assertTakes(field: HTMLInputElement, files: readonly File[]): void {
  const what = sayElement(field);
  if (isOutOfUse(field)) {
    throw new ArqError('page.disabled', `The ${what} is disabled. Fill in what the page still wants, then try again.`);
  }
  if (files.length > 1 && !field.multiple) {
    throw new ArqError('page.takes_one_file', `The ${what} takes one file, and ${files.length} were named. Name one.`);
  }
  const refused = files.find((file) => !accepts(field.accept, file));
  if (refused === undefined) return;
  throw new ArqError(
    'page.file_not_accepted',
    `The ${what} takes ${field.accept} and not ${refused.name}. Choose another file.`,
    { data: { accept: field.accept, file: refused.name } },
  );
}

/** Throws `page.upload_refused` when the field does not hold the files right afterwards. */
export function chooseFiles(field: HTMLInputElement, files: readonly File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  field.files = data.files;
  // Looked at before the page hears of it: many take the files away and empty the field.
  if (field.files?.length !== files.length) {
    throw new ArqError('page.upload_refused', `The ${sayElement(field)} did not take the files. Try page_drop_file.`);
  }
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
