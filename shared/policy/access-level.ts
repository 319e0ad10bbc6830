import { z } from 'zod';

/**
 * What a token may do at most, see SECURITY.md: an owner everything that is not for a person alone, an operator drives
 * browsers and runs, a viewer sees what happens, an auditor sees who did what.
 */
export const accessLevels = ['owner', 'operator', 'viewer', 'auditor'] as const;
export const accessLevel = z.enum(accessLevels);
export type AccessLevel = z.infer<typeof accessLevel>;

/** Name of a tenant: short, plain, safe in a path and in a log. */
export const workspaceName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'small letters, digits and hyphens, at most 60');

/** A token as its owner sees it; the secret itself is shown once, when it is made. */
export const tokenView = z.strictObject({
  id: z.string(),
  name: z.string(),
  workspace: z.string(),
  level: accessLevel,
  /** What it may do without a person being asked. */
  grant: z.enum(['read', 'act', 'danger']),
  mayApprove: z.boolean(),
  /** The only sites whose pages it may see and act on; absent is all. */
  sites: z.array(z.string()).optional(),
  requestsPerMinute: z.number().int(),
  createdAt: z.number(),
  createdBy: z.string(),
  /** Absent: never. */
  expiresAt: z.number().optional(),
  /** Written at most every half minute. */
  lastUsedAt: z.number().optional(),
  rotatedAt: z.number().optional(),
  /** Until then the secret of before the rotation is good, too. */
  previousUntil: z.number().optional(),
  revokedAt: z.number().optional(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type TokenView = z.infer<typeof tokenView>;
