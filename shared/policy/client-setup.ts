/** The MCP clients for which ARQ knows what to enter where. */
export const setupTargets = ['claude-desktop', 'claude-code', 'cursor', 'vscode', 'windsurf'] as const;
export type SetupTarget = (typeof setupTargets)[number];
