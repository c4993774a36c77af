/** Every place in the descriptions that has a value: fields, items of lists, members of maps, choices of unions. */
import { saidIn, type Said, type Transaction } from '@oneplusn/api';
import * as v from 'valibot';

/** What of a valibot schema the walk looks at. */
export interface Schema {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly (Schema & { readonly requirement?: unknown })[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly options?: readonly unknown[];
}

export interface Place {
  /** `access.request input quota.records` */
  readonly at: string;
  /** The field's own name; empty for what has none: an item, a choice. */
  readonly name: string;
  readonly schema: Schema;
  readonly said: Said;
  /** A limit that is declared here, and kept where more is known. */
  readonly maxItems: number | undefined;
  /** True of an item whose list has an example already. */
  readonly shown: boolean;
}

/** All places of a transaction; what stands in several shapes comes several times. */
export function placesOf({ name, input, transient, output }: Transaction): Place[] {
  return Object.entries({ input, transient, output }).flatMap(([part, schema]) =>
    schema ? placesIn(schema as unknown as Schema, `${name} ${part}`, '') : [],
  );
}

function placesIn(given: Schema, at: string, name: string, shown = false): Place[] {
  const schema = within(given);
  const base = schema.pipe?.[0] ?? schema;
  const metadata = v.getMetadata(schema as unknown as v.GenericSchema);
  const said = saidIn(metadata);
  const inner = (part: Schema | undefined, step: string): Place[] =>
    part ? placesIn(part, at + step, '', said.example !== undefined) : [];
  return [
    { at, name, schema, said, shown, maxItems: (metadata as { maxItems?: number }).maxItems },
    ...Object.entries(base.entries ?? {}).flatMap(([field, each]) => placesIn(each, `${at} ${field}`, field)),
    ...inner(base.item, '[]'),
    ...(base.type === 'record' ? [...inner(base.key, '.<key>'), ...inner(base.value, '.<value>')] : []),
    ...(base.type === 'union' || base.type === 'variant' ? (base.options ?? []) : []).flatMap((option, i) =>
      inner(option as Schema, `#${i + 1}`),
    ),
  ];
}

/** Without `optional` and `nullable`. */
function within(schema: Schema): Schema {
  return schema.wrapped ? within(schema.wrapped) : schema;
}
