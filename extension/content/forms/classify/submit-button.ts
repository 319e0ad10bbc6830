/** Which buttons of a form send what was entered, by mark-up first and by their words where mark-up does not tell. */
import { buttonText } from './button-text.ts';
import { formScope, isButton, type FormScope } from './form-scope.ts';
import { humanWords, machineWords, wordTest } from './kind-words.ts';
import { logIn } from './words/log-in.ts';
import { pressesOtherwise } from './words/presses-otherwise.ts';
import { signUp } from './words/sign-up.ts';
import { submits } from './words/submits.ts';

const WORDS = [logIn, signUp, submits].map((words) => wordTest(words));
const OTHERWISE = wordTest(pressesOtherwise);
/** What is longer is no button's caption. */
const MAX_TEXT = 90;

interface Said {
  readonly sends: boolean;
  readonly doesElse: boolean;
}

function saidBy(button: Element): Said {
  const human = humanWords(buttonText(button));
  const machine = machineWords(
    ['id', 'name', 'data-testid', 'data-test', 'data-qa', 'data-action', 'class']
      .map((name) => button.getAttribute(name) ?? '')
      .join(' '),
  );
  const text = human.length > MAX_TEXT ? '' : human;
  const doesElse = OTHERWISE.inHuman(text) || (!/\p{L}/u.test(text) && OTHERWISE.inMachine(machine));
  const sends = WORDS.some((words) => words.inHuman(text)) || WORDS.some((words) => words.inMachine(machine));
  return { sends: sends && !doesElse, doesElse };
}

/** `type=submit` written down: the page means it. */
function isMarked(button: Element): boolean {
  const type = button.getAttribute('type')?.toLowerCase();
  return type === 'submit' || (type === 'image' && button.localName === 'input');
}

/** A button in a form that says nothing of its type submits it, often without meaning to. */
const isByDefault = (button: Element) =>
  button.localName === 'button' && !/^(?:submit|button|reset)$/i.test(button.getAttribute('type') ?? '');

/** What mark-up says to be no submit button: a link, or a button for scripts. */
const isSaidOtherwise = (button: Element) => button.localName === 'a' || button.getAttribute('type') === 'button';

/** What stands before all fields are tabs and other ways in, where something stands behind one. */
function behindFields<Found extends { readonly button: Element }>(
  found: readonly Found[],
  [first]: readonly Element[],
): readonly Found[] {
  if (first === undefined) return found;
  const behind = found.filter(
    ({ button }) => (first.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return behind.length > 0 ? behind : found;
}

/** Those of one form, or of what stands for one. */
export function submitButtons({ buttons, fields, isForm, root }: FormScope): readonly Element[] {
  if (fields.length === 0 && !isForm) return [];
  const all = buttons.map((button) => ({ button, ...saidBy(button) }));
  const marked = all.filter(({ button, doesElse }) => isMarked(button) && !doesElse);
  // A button without a word is there for the Enter key; what says so beside it is what people press.
  const isSaid = marked.some(({ button }) => buttonText(button) !== '');
  const words = all.filter(({ button, sends }) => sends && !isMarked(button) && !(isSaid && isSaidOtherwise(button)));
  const isPressed = words.some(({ button }) => button.localName !== 'a');
  const meant = words.filter(({ button }) => !isPressed || button.localName !== 'a');
  const found = behindFields([...marked, ...meant], fields);
  if (found.length > 0) return found.map(({ button }) => button);
  const byMarkup = isForm ? all.filter(({ button }) => isMarked(button) || isByDefault(button)) : [];
  const pool = byMarkup.length > 0 ? byMarkup : all;
  const last = pool.findLast(({ doesElse }) => !doesElse) ?? byMarkup.at(-1);
  return last === undefined || !root.contains(last.button) ? [] : [last.button];
}

/** True for a button that sends the fields around it. */
export function isSubmitButton(element: Element): boolean {
  return isButton(element) && submitButtons(formScope(element)).includes(element);
}
