/** The words of a name that tell something, and which of them speak of the thing itself. Pure. */
import { normalText } from '../../../shared/plan/match-text.ts';

export interface ContextWords {
  /** Without articles, prepositions and words that only say what kind of thing it is. */
  readonly words: readonly string[];
  /** Those that may be its own name: before “of”, “for”, “from”, where the phrase has one, else all. */
  readonly heads: readonly string[];
}

const JOINTS = new Set('of for from in at on by to with at within у из в во на для от к под с со'.split(' '));
const EMPTY = new Set(
  'the a an this that my your our its his her and or any эту эта это этот мой моя мое и а'.split(' '),
);
/** What a thing is, as people add it to its name: “the Dentist event”, «письмо от Ани». */
const KINDS =
  /^(?:e?-?mails?|messages?|conversations?|threads?|events?|appointments?|folders?|files?|documents?|posts?|contacts?|items?|products?|articles?|entry|entries|rows?|cards?|records?|people|persons?|users?|tasks?|buttons?|links?|icons?|fields?|box(?:es)?|check ?box(?:es)?|options?|values?|cells?|columns?|filters?|писем|письм[оаеу]|сообщени[еяй]|событи[еяй]|папк[аиуе]|файл[аыу]?|документ[аыу]?|пост[аыу]?|контакт[аыу]?|товар[аыу]?|запис[ьи]|строк[аиуе]|карточк[аиуе]|задач[аиуе]|кнопк[аиуе]|ссылк[аиуе]|значок|значк[аиу]|пол[еяю]|столб[ец]+[аыу]?)$/u;

/** True for words that join a thing to what it belongs to. */
export function isJoint(word: string): boolean {
  return JOINTS.has(word);
}

/** True for words that tell nothing of which thing is meant. */
export function isEmpty(word: string): boolean {
  return EMPTY.has(word) || KINDS.test(word);
}

/** “Archive mail from Booking.example” is “archive” of “booking.example”. */
export function contextWords(name: string): ContextWords {
  const spoken = normalText(name)
    .split(/\s+/u)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}€$£+]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
  // “Log in” joins nothing: what comes last belongs to the word before it.
  const joins = (word: string, index: number) => isJoint(word) && index > 0 && index < spoken.length - 1;
  const joint = spoken.findIndex(joins);
  const telling = (words: readonly string[]) => words.filter((word, index) => !joins(word, index) && !isEmpty(word));
  const words = telling(spoken);
  const heads = joint === -1 ? words : telling(spoken.slice(0, joint));
  return { words, heads: heads.length > 0 ? heads : words };
}
