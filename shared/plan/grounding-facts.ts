/** What the page engine knows of an element that may be meant. */
export interface GroundingFacts {
  readonly role: string;
  /** Accessible name. */
  readonly name: string;
  /** Other texts that people call it by: label, placeholder, title, alternative text, value of a button. */
  readonly otherTexts: readonly string[];
  /** Visible text beside it, for controls that no label belongs to. */
  readonly besideText: string;
  readonly isVisible: boolean;
  readonly isEnabled: boolean;
  /** Takes text or a value. */
  readonly isEditable: boolean;
  /** Answers to clicks or keys: by role, by handler or by looks. */
  readonly isInteractive: boolean;
  /** Opens a choice (`aria-haspopup`, `list`), or is one. */
  readonly hasPopup: boolean;
  /** Distance to the text that `near` names, in CSS pixels with rows weighing more than columns; absent when there is none. */
  readonly nearDistance?: number | undefined;
}
