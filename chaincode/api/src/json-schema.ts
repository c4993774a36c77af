import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { Transaction } from './transaction';

/** A transaction's shapes as JSON Schema (draft 7). Rules that JSON Schema has no word for are left out. */
export interface Shapes {
  readonly input: JsonSchema;
  readonly transient?: JsonSchema;
  readonly output: JsonSchema;
}

/** Descriptions do not change: each is converted once in a process, whoever asks. */
const made = new WeakMap<Transaction, Shapes>();

/** What a transaction takes and gives, as JSON Schema. */
export function shapesOf(transaction: Transaction): Shapes {
  const known = made.get(transaction);
  if (known) return known;
  const { input, transient, output } = transaction;
  const shapes: Shapes = {
    input: shapeOf(input, 'input'),
    ...(transient && { transient: shapeOf(transient, 'input') }),
    output: shapeOf(output, 'output'),
  };
  made.set(transaction, shapes);
  return shapes;
}

/** One schema as JSON Schema. */
export function shapeOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): JsonSchema {
  const shape = toJsonSchema(schema, { errorMode: 'ignore', typeMode });
  delete shape.$schema;
  return shape;
}
