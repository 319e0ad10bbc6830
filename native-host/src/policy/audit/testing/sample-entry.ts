import type { AuditEntry } from '../../../../../shared/tools/call-path.ts';

/** A line for tests of whatever keeps the trail. */
export function sampleEntry(overrides: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: 1_700_000_000_000,
    tool: 'page_click',
    principal: { kind: 'client', id: 'cursor-1', name: 'Cursor' },
    site: 'example.org',
    tab: 'k3f9qa.12',
    values: { ref: 'd1e1' },
    risk: 'act',
    decision: 'allow',
    reasons: [],
    outcome: 'ok',
    ms: 12,
    ...overrides,
  };
}
