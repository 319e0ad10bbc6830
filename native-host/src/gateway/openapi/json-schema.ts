/** JSON Schema (2020-12, as OpenAPI 3.1 has it) from ARQ's own schemas. Pure. */
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** `input` is what a caller writes, `output` what it gets. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: tidy });
  return made;
}

/** `z.int()` says that a number is a safe integer, which everybody knows of JSON. */
function tidy({ jsonSchema }: { readonly jsonSchema: { maximum?: number; minimum?: number } }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}
