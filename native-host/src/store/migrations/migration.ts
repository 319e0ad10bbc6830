/** One numbered step of the database's shape. A step that was released is never edited, not even its white space. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}
