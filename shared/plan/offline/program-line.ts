/** A program and its arguments as the user wrote them; no shell ever sees them. */
export interface Program {
  readonly command: string;
  readonly args: string[];
}

const WITH_ARGUMENTS =
  /^(?:with (?:the )?(?:args|arguments|argument)|с (?:аргументами|аргументом|параметрами|параметром)):?$/iu;
const MAX_ARGUMENTS = 1000;

/** Splits at spaces outside quotes: `git commit -m "a b"` → git, [commit, -m, a b]. */
export function splitProgram(line: string): Program | undefined {
  const words: string[] = [];
  for (const match of line.matchAll(/(?:[^\s"'“”«»]+|"[^"]*"|'[^']*'|“[^”]*”|«[^»]*»|["'“”«»])+/gu)) {
    words.push(
      match[0].replaceAll(
        /"([^"]*)"|'([^']*)'|“([^”]*)”|«([^»]*)»/gu,
        (_, a?: string, b?: string, c?: string, d?: string) => a ?? b ?? c ?? d ?? '',
      ),
    );
  }
  const [command, ...rest] = words;
  if (command === undefined || command === '') return undefined;
  const phrase = [3, 2].find((length) => WITH_ARGUMENTS.test(rest.slice(0, length).join(' ')));
  const args = phrase === undefined ? rest : rest.slice(phrase);
  return args.length > MAX_ARGUMENTS ? undefined : { command, args };
}
