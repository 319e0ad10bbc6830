/** A tool's input as a client's model sees it: JSON Schema without what costs tokens and tells nothing. */
import { z } from 'zod';
import type { ClientTool } from './tool-filter.ts';

export type JsonObject = { [key: string]: unknown };

/** What this face adds to a tool's own fields. */
export interface FaceFields {
  readonly idempotencyKey?: string | undefined;
  readonly maxTokens?: number | undefined;
}

const MAX_KEY_LENGTH = 100;
/** The call path checks lengths and says so; a model that reads them learns nothing. */
const NOISE = new Set(['$schema', 'maxLength', 'minLength', 'maxItems']);

const idempotencyKey = z.string().min(1).max(MAX_KEY_LENGTH).optional();
const maxTokens = z.number().int().min(100).max(1_000_000).optional();
const neither = z.object({});
const acting = z.object({ idempotencyKey });
const large = z.object({ maxTokens });
const both = z.object({ idempotencyKey, maxTokens });

/** Schema of the fields that the face itself takes out again; the tool's own pass it by. */
export function faceFields(tool: ClientTool): z.ZodType<FaceFields> {
  if (tool.maxTokens === undefined) return tool.risk === 'read' ? neither : acting;
  return tool.risk === 'read' ? large : both;
}

export function inputSchemaOf(tool: ClientTool): JsonObject {
  const schema = compact(z.toJSONSchema(tool.input, { io: 'input' })) as JsonObject;
  const properties = {
    ...(schema['properties'] as JsonObject | undefined),
    ...(tool.maxTokens !== undefined && {
      maxTokens: { type: 'integer', description: `Size of the answer; default ${tool.maxTokens}` },
    }),
    ...(tool.risk !== 'read' && {
      idempotencyKey: { type: 'string', description: 'Same key again: done once' },
    }),
  };
  return { ...schema, type: 'object', properties };
}

function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => compact(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, item]) => !NOISE.has(key) && !isSafeIntegerBound(key, item));
  return Object.fromEntries(kept.map(([key, item]) => [key, compact(item)]));
}

/** zod bounds every integer by what a double holds exactly. */
function isSafeIntegerBound(key: string, value: unknown): boolean {
  return (key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}
