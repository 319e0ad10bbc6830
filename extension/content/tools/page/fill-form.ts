import { toArqError, ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler, ToolOutput } from '../../../../shared/tools/types.ts';
import { nameOf } from '../../accessibility/name.ts';
import { throwIfCancelled } from '../../act/pause.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { fillField } from '../../forms/fill-field.ts';
import { readValue } from '../../forms/read-value.ts';

type Filled = ToolOutput<'page_fill_form'>['fields'][number];

export const handlePageFillForm: ToolHandler<'page_fill_form', ContentContext> = async (input, context) => {
  // All refs are looked up first: a wrong one must not leave the form half filled.
  const elements = input.fields.map((field) => context.refs.getElement(field.ref));
  const first = elements[0] ?? document.documentElement;
  const controls: { ref: string; control: Element }[] = [];
  const { changed } = await withOutcome(first, context, async () => {
    for (const [index, { ref, value }] of input.fields.entries()) {
      throwIfCancelled(context.signal);
      // A field that is filled may replace the ones after it, so each is looked up again.
      const element = elements[index]?.isConnected === true ? elements[index] : context.refs.getElement(ref);
      try {
        controls.push({ ref, control: await fillField(element, value, 'page_fill_form', context) });
      } catch (error) {
        throw withProgress(error, ref, controls.length);
      }
    }
    return {};
  });
  const fields: Filled[] = controls.map(({ ref, control }) => ({
    ref,
    name: nameOf(control),
    value: readValue(control),
  }));
  return { filled: fields.length, fields, changed };
};

/** Tells how far it got: what was filled before stays filled. */
function withProgress(error: unknown, ref: string, filled: number): ArqError {
  const cause = toArqError(error);
  const done = filled === 0 ? '' : ` ${filled} ${filled === 1 ? 'field was' : 'fields were'} filled before it.`;
  return new ArqError(cause.code, cause.message + done, { data: { ...cause.data, ref, filled }, cause });
}
