import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { ToolHandler, ToolOutput } from '../../../../shared/tools/types.ts';
import { nameOf } from '../../accessibility/name.ts';
import { roleOf } from '../../accessibility/role.ts';
import type { ContentContext } from '../../content-context.ts';
import { containsComposed } from '../../dom/composed-tree.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { fieldsBelow, isNativeField } from '../../forms/fields-of.ts';
import type { ClassifiedForm } from '../../forms/classify/classify-form.ts';
import { formName, isSeen, MAX_FIELDS, pageForms } from '../../forms/classify/page-forms.ts';
import { submitButtons } from '../../forms/classify/submit-button.ts';
import { readValue } from '../../forms/read-value.ts';
import { isPrivateField } from '../../private-fields.ts';

type Form = ToolOutput<'frame_forms'>['forms'][number];

const MAX_OPTIONS = 12;
const MAX_NAME = 120;

const isRequired = (field: Element) => field.matches(':required') || field.getAttribute('aria-required') === 'true';

export const handleFrameForms: ToolHandler<'frame_forms', ContentContext> = async ({ form: wanted }, { refs }) => {
  const pass = new ReadingPass();
  const text = (element: Element) => cleanLine(nameOf(element, pass)).slice(0, MAX_NAME);
  const only = wanted === undefined ? undefined : refs.getElement(wanted);
  const isMeant = ({ scope, kinds }: ClassifiedForm) =>
    only === undefined || kinds.has(only) || containsComposed(scope.root, only);
  const forms = pageForms(pass)
    .filter(isMeant)
    .map((form): Form => {
      const { scope, purpose, kinds } = form;
      const active = scope.root.getRootNode();
      const focused = active instanceof Document || active instanceof ShadowRoot ? active.activeElement : null;
      return {
        ref: refs.refOf(scope.root),
        name: cleanLine(formName(scope.root, pass)).slice(0, MAX_NAME),
        purpose,
        isActive: focused !== null && kinds.has(focused),
        fields: [...kinds].flatMap(([field, kind]) => {
          if (!isNativeField(field) || !isSeen(field, pass)) return [];
          const options =
            field instanceof HTMLSelectElement && !isPrivateField(field, pass)
              ? [...field.options].slice(0, MAX_OPTIONS).map((option) => cleanLine(option.label).slice(0, MAX_NAME))
              : undefined;
          return [
            {
              ref: refs.refOf(field),
              role: roleOf(field, pass),
              name: text(field),
              meaning: kind ?? '',
              isRequired: isRequired(field),
              value: cleanLine(readValue(field, pass)).slice(0, MAX_NAME),
              ...(options !== undefined && { options }),
            },
          ];
        }),
        submits: submitButtons(scope)
          .filter((button) => isSeen(button, pass))
          .map((button) => ({ ref: refs.refOf(button), name: text(button) })),
      };
    });
  return {
    forms: forms.filter(({ fields }) => fields.length > 0),
    truncated: fieldsBelow(document.documentElement).length >= MAX_FIELDS,
  };
};
