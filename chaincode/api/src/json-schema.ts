import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { Transaction } from './transaction';

/** A transaction's shapes as JSON Schema (draft 7). Rules that JSON Schema has no word for are left out. */
export interface Shapes {
  readonly input: JsonSchema;
  readonly transient?: JsonSchema;
  readonly output: JsonSchema;
}

/** What a transaction takes and gives, as JSON Schema. */
export function shapesOf({ input, transient, output }: Transaction): Shapes {
  return {
    input: shapeOf(input, 'input'),
    ...(transient && { transient: shapeOf(transient, 'input') }),
    output: shapeOf(output, 'output'),
  };
}

/** One schema as JSON Schema. */
export function shapeOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): JsonSchema {
  const shape = toJsonSchema(schema, { errorMode: 'ignore', typeMode });
  delete shape.$schema;
  return shape;
}
