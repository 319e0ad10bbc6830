/** JSON Schema (2020-12, as OpenAPI 3.1 has it) from ARQ's own schemas. Pure. */
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** `input` is what a caller writes, `output` what it gets. Schemas in `named` go into `$defs` by their id. */
export function jsonSchemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  named?: z.core.$ZodRegistry<{ readonly id?: string | undefined; readonly description?: string | undefined }>,
): JsonSchema {
  const {
    $schema: _dialect,
    id: _id,
    ...made
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: tidy,
    ...(named !== undefined && { metadata: named }),
  });
  return made;
}

/** `z.int()` says that a number is a safe integer, which everybody knows of JSON. */
function tidy({ jsonSchema }: { readonly jsonSchema: { maximum?: number; minimum?: number; id?: unknown } }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}
