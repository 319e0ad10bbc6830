/** Which option of a choice a text means. Pure. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { matchText, type TextMatch } from '../../../shared/plan/match-text.ts';

export interface OptionText {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
}

/** Best first; what is missing here never chooses an option. */
const ORDER: readonly TextMatch[] = [
  'exact',
  'normal',
  'squashed',
  'prefix',
  'words',
  'contains',
  'stem',
  'typo',
  'stem-words',
  'typo-words',
];
const MAX_LISTED = 40;

function rankOf(wanted: string, option: OptionText): number {
  const ranks = [option.label, option.value].map((text) => ORDER.indexOf(matchText(wanted, text)));
  return Math.min(...ranks.map((rank) => (rank === -1 ? ORDER.length : rank)));
}

/** Index of the option, `tie` when several fit equally, undefined when none fits. */
export function matchOption(wanted: string, options: readonly OptionText[]): number | 'tie' | undefined {
  // An empty value is the "please choose" entry of many selects.
  if (wanted === '') return options.findIndex((option) => option.value === '' || option.label === '');
  let best = ORDER.length;
  let found: number[] = [];
  for (const [index, option] of options.entries()) {
    const rank = rankOf(wanted, option);
    if (rank < best) {
      best = rank;
      found = [];
    }
    if (rank === best && best < ORDER.length) found.push(index);
  }
  const usable = found.filter((index) => options[index]?.isDisabled !== true);
  const fitting = usable.length > 0 ? usable : found;
  const first = fitting[0];
  if (first === undefined) return undefined;
  const isSame = fitting.every((index) => options[index]?.label === options[first]?.label);
  return fitting.length === 1 || (isSame && options[first]?.value === options[fitting.at(-1) ?? first]?.value)
    ? first
    : 'tie';
}

const AND = [' and ', ' & ', ' и ', ', '];

/**
 * “Trinidad”, “Tobago” may be one option: where they are no options of their own, neighbours whose joined name is one
 * become it again.
 */
export function joinOptions(wanted: readonly string[], options: readonly OptionText[]): string[] {
  const fits = (text: string, best: number) =>
    options.some((option) => ORDER.indexOf(matchText(text, option.label)) !== -1 && rankOf(text, option) < best);
  const joined: string[] = [];
  for (const text of wanted) {
    const before = joined.at(-1);
    const whole =
      before === undefined ? undefined : AND.map((and) => before + and + text).find((one) => fits(one, WHOLE));
    if (whole === undefined || (fits(before ?? '', WHOLE) && fits(text, WHOLE))) joined.push(text);
    else joined.splice(-1, 1, whole);
  }
  return joined;
}
/** Ranks below this are the whole label. */
const WHOLE = 3;

export function sayOptions(options: readonly OptionText[]): string {
  const labels = options.filter((option) => option.label !== '').map((option) => `“${option.label}”`);
  const listed = labels.slice(0, MAX_LISTED).join(', ');
  if (labels.length === 0) return 'It offers no options now.';
  return `It offers ${listed}${labels.length > MAX_LISTED ? ` and ${labels.length - MAX_LISTED} more` : ''}.`;
}

/**
 * Index of the option that a text means.
 * @throws ArqError `page.option_missing` with the list, when none or several fit, or the one that does is disabled.
 */
export function getOption(wanted: string, options: readonly OptionText[], what: string): number {
  const found = matchOption(wanted, options);
  const data = { options: options.map((option) => option.label).slice(0, MAX_LISTED) };
  if (found === 'tie') {
    throw new ArqError(
      'page.option_missing',
      `Several options of the ${what} fit “${wanted}”. ${sayOptions(options)} Name one fully.`,
      { data },
    );
  }
  if (found === undefined || found === -1) {
    throw new ArqError('page.option_missing', `The ${what} has no option “${wanted}”. ${sayOptions(options)}`, {
      data,
    });
  }
  if (options[found]?.isDisabled === true) {
    throw new ArqError(
      'page.option_missing',
      `The option “${wanted}” of the ${what} is disabled. ${sayOptions(options)}`,
      { data },
    );
  }
  return found;
}
