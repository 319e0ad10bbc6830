/** The planner's grammars, compiled. Returns path → text of each generated file. */
export function generateParser(_root: string): Map<string, string> {
  return new Map();
}
