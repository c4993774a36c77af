import fc from 'fast-check';
import * as v from 'valibot';

/** What of a valibot schema the descriptions use. */
interface Schema {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly Schema[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly requirement?: unknown;
}

/**
 * Values that a description's schema lets pass. A kind of schema that is new here is an error, so that none goes
 * untried.
 */
export function fitting(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  return of(schema as unknown as Schema).filter((value) => v.is(schema, value));
}

function of(schema: Schema): fc.Arbitrary<unknown> {
  const [base, ...steps] = schema.pipe ?? [schema];
  if (!base) throw new TypeError('an empty pipe');
  const rule = (type: string) => steps.find((step) => step.type === type)?.requirement;
  switch (base.type) {
    case 'string':
      return text(steps, rule);
    case 'number':
      return fc.integer({ min: bound(rule('min_value'), 0), max: bound(rule('max_value'), 1000) });
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(base.literal);
    case 'null':
      return fc.constant(null);
    case 'picklist':
      return fc.constantFrom(...(base.options ?? []));
    case 'optional':
      return fc.option(of(part(base.wrapped)), { nil: undefined });
    case 'union':
    case 'variant':
      return fc.oneof(...(base.options ?? []).map((option) => of(option as Schema)));
    case 'array':
      return fc.array(of(part(base.item)), { minLength: Number(rule('min_length') ?? 0), maxLength: 2 });
    case 'record':
      return fc.dictionary(of(part(base.key)) as fc.Arbitrary<string>, of(part(base.value)), {
        minKeys: 1,
        maxKeys: 3,
      });
    case 'object':
    case 'strict_object':
      return fc.record(Object.fromEntries(Object.entries(base.entries ?? {}).map(([name, each]) => [name, of(each)])));
    default:
      throw new TypeError(`the fuzz tests know no ${base.type} yet: teach them`);
  }
}

function text(steps: readonly Schema[], rule: (type: string) => unknown): fc.Arbitrary<string> {
  const regex = rule('regex');
  if (regex instanceof RegExp) return matching(regex);
  if (steps.some(({ type }) => type === 'iso_timestamp')) return fc.constant('2026-11-01T00:00:00.000Z');
  if (steps.some(({ type }) => type === 'iso_date')) return fc.constant('2026-10-01');
  const [minLength, maxLength] = [Number(rule('min_length') ?? 0), Number(rule('max_length') ?? 20)];
  return fc.string({
    unit: fc.constantFrom(...'abc共享数据 '),
    minLength,
    maxLength: Math.min(maxLength, minLength + 8),
  });
}

const matched = new Map<string, fc.Arbitrary<string>>();

/** Made once for each pattern: making it takes far longer than drawing from it. */
function matching(regex: RegExp): fc.Arbitrary<string> {
  const known = matched.get(String(regex)) ?? fc.stringMatching(regex);
  matched.set(String(regex), known);
  return known;
}

function part(schema: Schema | undefined): Schema {
  if (!schema) throw new TypeError('a schema without the part its kind needs');
  return schema;
}

/** Bounds far out are drawn in, so that small numbers come up. */
const bound = (given: unknown, otherwise: number): number =>
  typeof given === 'number' ? Math.max(-1000, Math.min(1000, given)) : otherwise;
