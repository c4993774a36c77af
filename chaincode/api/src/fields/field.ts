import * as v from 'valibot';
import type { Text } from '@oneplusn/errors';

/** What a field means, for people. Written here alone: reference, help, editors and forms are made from it. */
export interface Meaning {
  /** What the value says and what follows from it, in plain words; more than the field's name says already. */
  readonly en: string;
  readonly zh: string;
  /** What a number counts: days, records. */
  readonly unit?: Text;
  /** A value as it would stand there. A field keeps the example of its form where it gives none of its own. */
  readonly example?: unknown;
  /** The same for Chinese readers, where it is prose. */
  readonly exampleZh?: unknown;
}

/**
 * Gives a field its meaning: `days: field(integer(1, 1095), { en: 'How long ...', zh: '...', unit: units.day, example:
 * 365 })`.
 *
 * The schema checks as before. Describe what stands inside `optional`, and whole objects where they are used: a
 * described object is a pipe, from which nothing can be picked or omitted.
 */
export function field<S extends v.GenericSchema>(schema: S, { en, zh, unit, example, exampleZh }: Meaning): S {
  return withMetadata(schema, {
    description: en,
    'x-zh': zh,
    ...(unit && { 'x-unit': unit }),
    ...(example !== undefined && { examples: [example], 'x-example-zh': exampleZh ?? example }),
  });
}

/** How a text of a certain form is written, whatever it names: an id, a moment, a path. */
export interface Form extends Meaning {
  readonly name: Text;
  readonly example: string;
}

/** A form with the pattern that its texts match, where there is one. */
export type DeclaredForm = Form & { readonly pattern?: string };

const declared = new Map<string, DeclaredForm>();

/** All forms of text by their ids, as the reference lists them. */
export const forms: ReadonlyMap<string, DeclaredForm> = declared;

/** Declares a form of text. Fields of that form are told by the id, `x-form` in JSON Schema, and have its example. */
export function form<S extends v.GenericSchema>(id: string, schema: S, described: Form): S {
  const pattern = patternOf(schema);
  declared.set(id, { ...described, ...(pattern !== undefined && { pattern }) });
  return withMetadata(schema, { 'x-form': id, examples: [described.example], 'x-example-zh': described.example });
}

const shared = new Map<string, { readonly name: Text; readonly schema: v.GenericSchema }>();

/** The shapes that come more than once, by their ids: the reference lists each a single time. */
export const shapes: ReadonlyMap<string, { readonly name: Text; readonly schema: v.GenericSchema }> = shared;

/** Gives a shape a name of its own, `x-shape` in JSON Schema. Like a described object it is a pipe from then on. */
export function shape<S extends v.GenericSchema>(id: string, name: Text, schema: S): S {
  const named = withMetadata(schema, { 'x-shape': id });
  shared.set(id, { name, schema: named });
  return named;
}

/** One level of pipe, however often a schema is described: a pipe in a pipe would be run for nothing on each value. */
function withMetadata<S extends v.GenericSchema>(schema: S, metadata: Readonly<Record<string, unknown>>): S {
  const steps = 'pipe' in schema ? (schema.pipe as readonly Step[]) : [schema as unknown as Step];
  const kept = steps.filter(({ kind }) => kind !== 'metadata') as [v.GenericSchema];
  return v.pipe(...kept, v.metadata({ ...v.getMetadata(schema), ...metadata })) as unknown as S;
}

function patternOf(schema: object): string | undefined {
  const steps = 'pipe' in schema ? (schema.pipe as readonly Step[]) : [];
  const { requirement } = steps.find(({ type }) => type === 'regex') ?? {};
  return requirement instanceof RegExp ? requirement.source : undefined;
}

interface Step {
  readonly kind: string;
  readonly type?: string;
  readonly requirement?: unknown;
}

/** What is said of a schema, as it stands in its JSON Schema. */
export interface Said {
  readonly en?: string;
  readonly zh?: string;
  readonly unit?: Text;
  readonly example?: unknown;
  readonly exampleZh?: unknown;
  /** The id of the text's form. */
  readonly form?: string;
  /** The id of the shape. */
  readonly shape?: string;
}

/** Reads what is said of a value out of its JSON Schema, or out of a schema's metadata: the keys are the same. */
export function saidIn(shape: object): Said {
  const { description, examples, ...more } = shape as Readonly<Record<string, unknown>>;
  const { 'x-zh': zh, 'x-example-zh': exampleZh, 'x-unit': unit, 'x-form': form, 'x-shape': named } = more;
  return {
    ...(typeof description === 'string' && { en: description }),
    ...(typeof zh === 'string' && { zh }),
    ...(typeof form === 'string' && { form }),
    ...(typeof named === 'string' && { shape: named }),
    ...(typeof unit === 'object' && { unit: unit as Text }),
    ...examplesIn(examples, exampleZh),
  };
}

function examplesIn(examples: unknown, exampleZh: unknown): Pick<Said, 'example' | 'exampleZh'> {
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return example === undefined ? {} : { example, exampleZh: exampleZh ?? example };
}
