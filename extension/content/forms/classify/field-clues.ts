/** What stands on and around a field that tells what it is for, made into words once. Only what the page shows or names. */
import { referencedElements } from '../../dom/composed-tree.ts';
import type { ReadingPass } from '../../dom/reading-pass.ts';
import type { NativeField } from '../fields-of.ts';
import { humanWords, machineWords } from './kind-words.ts';
import { nearText } from './near-text.ts';
import { plainText } from './plain-text.ts';

export interface FieldClues {
  readonly autocomplete: readonly string[];
  /** Its label, or what `aria-label` says. */
  readonly label: string;
  /** Placeholder, title and the like: often an example, not a name. */
  readonly hint: string;
  /** Words of `name`, `id` and the ids that tests and frameworks use. */
  readonly machine: string;
  /** The same one by one, what is sent first. */
  readonly names: readonly string[];
  /** The text beside it that no label ties to it. */
  readonly near: string;
  /** Words of its class, which tell looks more often than meaning. */
  readonly classes: string;
}

const MACHINE = [
  'name',
  'id',
  'data-testid',
  'data-test',
  'data-test-id',
  'data-qa',
  'data-cy',
  'data-field',
  'data-uia',
  'formcontrolname',
  'ng-model',
  'v-model',
];
const HINTS = ['placeholder', 'aria-placeholder', 'data-placeholder', 'title', 'alt'];
/** What is longer is a text about the field, which names other things too. */
const MAX_LABEL = 160;

function labelOf(field: NativeField, pass: ReadingPass): string {
  const own = pass.labelsOf(field).map((label) => plainText(label));
  const named = referencedElements(field, 'aria-labelledby').map((element) => plainText(element));
  const text = [...own, ...named].join(' ').trim();
  const aria = field.getAttribute('aria-label') ?? '';
  return (text === '' ? aria : `${text} ${aria}`).slice(0, MAX_LABEL);
}

/** Names that a program made up, such as `kz4rb2fa`: pieces of them look like words. */
const isMadeUp = (name: string): boolean =>
  !/[\s_.[\]-]/.test(name) && (name.match(/\p{L}(?=\d)|\d(?=\p{L})/gu) ?? []).length >= 4;

/** Reads what tells a field's meaning; its value is not looked at. */
export function fieldClues(field: NativeField, pass: ReadingPass): FieldClues {
  const attributes = (names: readonly string[]) => names.map((name) => field.getAttribute(name) ?? '').join(' ');
  const names = MACHINE.map((name) => field.getAttribute(name) ?? '')
    .filter((name) => name !== '' && !isMadeUp(name))
    .map((name) => machineWords(name));
  return {
    autocomplete: (field.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/),
    label: humanWords(labelOf(field, pass)),
    hint: humanWords(attributes(HINTS).slice(0, MAX_LABEL)),
    machine: names.join(' '),
    names,
    near: humanWords(nearText(field)),
    classes: machineWords(field.getAttribute('class') ?? ''),
  };
}
