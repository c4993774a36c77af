import * as v from 'valibot';
import { shapeProblems } from '../errors/problems/shape';
import { FieldName, type Fields } from '../dataset/schema';
import { field, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { list } from '../values/scalars';

const Value = v.union([
  field(v.pipe(v.string(), v.maxLength(400)), {
    en: 'A text that the field is held against, letter by letter.',
    zh: '与该项逐字比较的文本。',
    example: 'restaurant',
  }),
  field(v.pipe(v.number(), v.safeInteger()), {
    en: 'A whole number that the field is held against.',
    zh: '与该项比较的整数。',
    example: 1000,
  }),
  v.boolean(),
]);
/** A literal of a guard. */
export type GuardValue = v.InferOutput<typeof Value>;

const looked = field(FieldName, {
  en: 'Which field is looked at, of the forms or of a record; one that is not there makes the comparison false.',
  zh: '看表单或记录的哪一项; 没有该项时, 该比较不成立。',
  example: 'area',
});

const Comparison = v.pipe(
  v.strictObject({
    op: field(v.picklist(['=', '<', '>']), {
      en: 'How the field is held against the value: equal, below, above. Texts are ordered by their characters.',
      zh: '该项与所比之值的关系: 等于、小于、大于。文本按字符次序。',
      example: '>',
    }),
    field: looked,
    value: v.optional(
      field(Value, {
        en: 'A constant that the field is held against; of the same type as it.',
        zh: '与该项相比的常数, 类型须与该项相同。',
        example: 500,
      }),
    ),
    other: v.optional(
      field(FieldName, {
        en: 'The field that it is held against, in place of a constant.',
        zh: '所比的另一信息项, 用以代替常数。',
        example: 'limit',
      }),
    ),
  }),
  v.check(({ value, other }) => (value === undefined) !== (other === undefined), shapeProblems.oneOperand.key),
);

const Membership = v.strictObject({
  op: field(v.literal('in'), {
    en: 'True where the field has one of the listed values.',
    zh: '该项为所列之值之一时成立。',
  }),
  field: looked,
  values: field(list(Value, limits.guardValues, 1), {
    en: 'Constants of which the field must be one; all of the type that it has.',
    zh: '该项须等于其中一个常数; 类型均须与该项相同。',
    example: ['restaurant', 'canteen'],
  }),
});

/** How deep connectives may stand in one another. */
const depth = 4;

/** A condition of an action, or of a grant. */
export type Guard =
  | { readonly op: '=' | '<' | '>'; readonly field: string; readonly value?: GuardValue; readonly other?: string }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly GuardValue[] }
  | { readonly op: 'and' | 'or' | 'not'; readonly of: readonly Guard[] };

/**
 * A condition on what forms or a record say: comparisons of fields with integers, texts and truth values, joined by
 * `and`, `or` and `not` (none of them). Bounded in depth and size by its very schema, so that it always ends. The one
 * evaluator of the project, for processes and for grants.
 */
export const Guard = shape('guard', { en: 'guard', zh: '条件' }, levels(depth));

function levels(left: number): v.GenericSchema<Guard> {
  const flat = [Comparison, Membership] as const;
  if (left === 0) return v.union([...flat]);
  const joined = v.strictObject({
    op: field(v.picklist(['and', 'or', 'not']), {
      en: 'How the parts are joined: all hold, at least one holds, none holds.',
      zh: '各部分如何合成: 全部成立、至少一个成立、全不成立。',
      example: 'and',
    }),
    of: field(list(levels(left - 1), limits.guardParts, 1), {
      en: 'The conditions that are joined; they may be joined ones themselves, four levels deep at most.',
      zh: '所合成的各条件, 其本身也可由条件合成, 至多四层。',
    }),
  });
  return v.union([...flat, joined]);
}

/** Whether a guard is open for these fields. What is absent, or of another type, makes no comparison true. */
export function holds(guard: Guard, fields: Fields): boolean {
  switch (guard.op) {
    case 'and':
      return guard.of.every((part) => holds(part, fields));
    case 'or':
      return guard.of.some((part) => holds(part, fields));
    case 'not':
      return !guard.of.some((part) => holds(part, fields));
    case 'in':
      return guard.values.some((value) => value === valueIn(fields, guard.field));
    default:
      return compares(guard.op, valueIn(fields, guard.field), guard.value ?? valueIn(fields, guard.other ?? ''));
  }
}

function compares(op: '=' | '<' | '>', one: GuardValue | undefined, other: GuardValue | undefined): boolean {
  if (one === undefined || other === undefined || typeof one !== typeof other) return false;
  if (op === '=') return one === other;
  return op === '<' ? one < other : one > other;
}

const valueIn = (fields: Fields, name: string): GuardValue | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** A part of a guard that looks at a field. */
export type Comparing = Exclude<Guard, { readonly of: readonly Guard[] }>;

/** Every comparison in a guard, with its path. */
export function comparisonsIn(guard: Guard, path: string): { path: string; comparison: Comparing }[] {
  if ('of' in guard) return guard.of.flatMap((part, i) => comparisonsIn(part, `${path}.of.${i}`));
  return [{ path, comparison: guard }];
}
