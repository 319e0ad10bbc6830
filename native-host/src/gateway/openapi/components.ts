/** Schemas that have a name of their own in the document, so that a run is described once and not at every route. */
import { z } from 'zod';
import { auditRecord } from '../../../../shared/policy/audit-record.ts';
import { tokenView } from '../../../../shared/policy/access-level.ts';
import { clientApproval } from '../../../../shared/policy/client-approval.ts';
import { clientView } from '../../../../shared/policy/client-view.ts';
import { grant } from '../../../../shared/policy/grant.ts';
import { lease } from '../../../../shared/policy/lease.ts';
import { elementTarget } from '../../../../shared/plan/target.ts';
import { plan } from '../../../../shared/plan/plan.ts';
import { approval, run, runStep } from '../../../../shared/runs/run.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

interface Meta {
  readonly id?: string | undefined;
  readonly description?: string | undefined;
}

/** Names, beside what schemas say of themselves everywhere. */
class NamedSchemas extends z.core.$ZodRegistry<Meta> {
  override get(schema: z.core.$ZodType): Meta | undefined {
    const general = z.globalRegistry.get(schema);
    const own = super.get(schema);
    return general === undefined && own === undefined ? undefined : { ...general, ...own };
  }
}

const named = new NamedSchemas();
named.add(elementTarget, { id: 'ElementTarget' });
named.add(plan, { id: 'Plan' });
named.add(runStep, { id: 'RunStep' });
named.add(approval, { id: 'RunApproval' });
named.add(run, { id: 'Run' });
named.add(clientApproval, { id: 'Approval' });
named.add(clientView, { id: 'Client' });
named.add(grant, { id: 'Grant' });
named.add(lease, { id: 'Lease' });
named.add(tokenView, { id: 'Token' });
named.add(auditRecord, { id: 'AuditRecord' });

export class Components {
  readonly #schemas = new Map<string, JsonSchema>();

  get schemas(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#schemas].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  add(name: string, schema: JsonSchema): void {
    this.#schemas.set(name, schema);
  }

  /** The schema, with those that have a name taken out of it. */
  schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs, ...own } = jsonSchemaOf(schema, io, named);
    const definitions = ($defs ?? {}) as Readonly<Record<string, JsonSchema>>;
    const aliases = aliasesIn(definitions);
    for (const [name, definition] of Object.entries(definitions)) {
      if (!aliases.has(refOf(definition) ?? ''))
        this.#schemas.set(aliases.get(name) ?? name, moved(definition, aliases));
    }
    return moved(own, aliases);
  }
}

/** A schema that holds itself is found under a made-up name by the one that says its own: it shall have that. */
function aliasesIn(definitions: Readonly<Record<string, JsonSchema>>): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const [name, definition] of Object.entries(definitions)) {
    const inner = refOf(definition);
    if (inner !== undefined && inner.startsWith('__')) aliases.set(inner, name);
  }
  return aliases;
}

/** The name that a schema refers to when it does nothing else. */
function refOf(schema: JsonSchema): string | undefined {
  const { $ref, ...rest } = schema;
  return typeof $ref === 'string' && Object.keys(rest).length === 0 ? $ref.replace(DEFS, '') : undefined;
}

const DEFS = /^#\/\$defs\//;

/** Named schemas lie with the document, not with the schema that uses them. */
function moved(schema: JsonSchema, aliases: ReadonlyMap<string, string>): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string') return value;
    const name = value.replace(DEFS, '');
    return `#/components/schemas/${aliases.get(name) ?? name}`;
  }) as JsonSchema;
}
