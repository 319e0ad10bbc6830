/** One line of the audit trail as it is stored, listed and exported. Private values are dots before it is made. */
import { z } from 'zod';
import type { Principal } from './principal.ts';

export const auditKinds = ['call', 'step', 'approval', 'run', 'admin', 'security'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** Who or what let an act through, or refused it. */
export const decidedBy = z.strictObject({
  /** `launch` is a grant given when the client was started. */
  kind: z.enum(['policy', 'grant', 'person', 'launch']),
  /** Id of the grant or approval. */
  id: z.string().optional(),
  /** Where the person decided. */
  where: z.enum(['panel', 'cli', 'client']).optional(),
});
export type DecidedBy = z.infer<typeof decidedBy>;

/** Who is told of: whoever speaks through a face, ARQ itself, a schedule, or somebody who could not prove who he is. */
export type AuditActor =
  | Principal
  | {
      readonly kind: 'host' | 'schedule' | 'unknown';
      readonly id?: string | undefined;
      readonly name?: string | undefined;
      readonly workspace?: string | undefined;
    };

export const auditRecord = z.strictObject({
  /** Position in its workspace's chain, from 1. */
  seq: z.number().int().min(1),
  workspace: z.string(),
  /** Epoch milliseconds of the beginning of what is told. */
  at: z.number().int(),
  kind: z.enum(auditKinds),
  /** Who: the user at panel or terminal, a client, a model, a schedule, or ARQ itself. */
  actor: z.strictObject({ kind: z.string(), id: z.string().optional(), name: z.string().optional() }),
  /** What: a tool's name, or an act such as `token.created`. */
  what: z.string(),
  run: z.string().optional(),
  step: z.number().int().optional(),
  site: z.string().optional(),
  tab: z.string().optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  risk: z.enum(['read', 'act', 'danger']),
  decision: z.enum(['allow', 'ask', 'refuse']),
  reasons: z.array(z.string()),
  by: decidedBy.optional(),
  /** `ok`, or the code of the error. */
  outcome: z.string(),
  ms: z.number(),
  trace: z.string().optional(),
  /** Hash over this line and the hash before it; base64url of SHA-256. */
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** What `arq audit verify` finds. */
export const auditVerdict = z.strictObject({
  isIntact: z.boolean(),
  rows: z.number().int(),
  workspaces: z.number().int(),
  /** Anchors that were compared with their row. */
  anchors: z.number().int(),
  /** The first thing that is not as it was written. */
  problem: z
    .strictObject({
      workspace: z.string(),
      /** The first altered or missing row; 0 when it is no row (an anchor file that is gone). */
      seq: z.number().int(),
      what: z.string(),
    })
    .optional(),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;
