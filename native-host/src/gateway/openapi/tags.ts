/** What the groups of routes are about. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  tools: 'Every tool that programs may call: what it takes and answers, and calling it.',
  runs: 'Sentences carried out step by step, with their journal and files.',
  approvals: 'What clients want to do and a person has to allow.',
  browsers: 'Connected browsers.',
  tabs: 'Open tabs.',
  clients: 'Who is connected, what they were given, and which tabs they hold.',
  tokens: 'By which programs reach ARQ.',
  audit: 'Who did what, when and where.',
  events: 'What happens, as it happens.',
  mcp: 'The same tools for clients of the Model Context Protocol.',
  alerts: 'Rules on what ARQ measures, and what they have found.',
  meta: 'The API itself.',
};
