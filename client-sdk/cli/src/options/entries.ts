import type * as v from 'valibot';

/** The top-level fields of an object schema, in the order of the description. */
export function entriesOf(schema: v.GenericSchema): Readonly<Record<string, v.GenericSchema>> {
  return (schema as unknown as { entries?: Record<string, v.GenericSchema> }).entries ?? {};
}

/** Whether a field must be given. */
export function isRequired(schema: v.GenericSchema): boolean {
  return schema.type !== 'optional';
}

/** What a field is taken to be when it is not given. */
export function defaultOf(schema: v.GenericSchema): unknown {
  return schema.type === 'optional' ? (schema as unknown as { default?: unknown }).default : undefined;
}

/** A field's schema without `optional` around it. */
export function unwrap(schema: v.GenericSchema): v.GenericSchema {
  return schema.type === 'optional' ? unwrap((schema as unknown as { wrapped: v.GenericSchema }).wrapped) : schema;
}
