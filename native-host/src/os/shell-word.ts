/** One word of a POSIX shell's command line, whatever it holds: nothing in it is expanded, nothing ends it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
