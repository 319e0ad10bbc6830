import { cleanLine, shorten } from '../../../shared/page/clean-text.ts';
import type { DialogKind } from '../../messaging/dialog-contract.ts';

const MAX_MESSAGE = 300;

/** A dialog that came, and what it was answered. */
export interface AnsweredDialog {
  readonly kind: DialogKind;
  readonly message: string;
  readonly isAccepted: boolean;
  /** Nobody had said how to answer it. */
  readonly isByDefault: boolean;
  /** It says that OK deletes or buys. */
  readonly isDangerous: boolean;
}

export const dialogMessage = (text: string): string => shorten(cleanLine(text), MAX_MESSAGE);

const REPEAT = ' To answer OK, call page_handle_dialog with accept true first, then repeat.';
const REPEAT_DANGEROUS =
  ' It says that OK deletes or buys: to answer OK all the same, call page_handle_dialog with accept and dangerous true first, then repeat.';

/** One sentence for an outcome. The page's words are quoted. */
export function sayDialog({ kind, message, isAccepted, isByDefault, isDangerous }: AnsweredDialog): string {
  switch (kind) {
    case 'alert':
      return `An alert said “${message}” and was closed.`;
    case 'print':
      return 'The page wanted to print; ARQ did not.';
    case 'beforeunload':
      return 'The page asked to stay, and was left as you said.';
    case 'confirm':
    case 'prompt': {
      const answer = isAccepted ? 'OK' : 'Cancel';
      const repeat = isDangerous ? REPEAT_DANGEROUS : REPEAT;
      return `The page asked “${message}” and was answered ${answer}.${isByDefault && !isAccepted ? repeat : ''}`;
    }
    default:
      return kind satisfies never;
  }
}
