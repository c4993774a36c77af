import { problemWith, type Problem, type ProblemDescriptor } from '@oneplusn/errors';
import type { Item } from '../dataset/schema';
import { comparisonsIn, type Comparing, type Guard, type GuardValue } from './guard';

/** A comparison that no field with these declarations can ever meet as it is meant, and where it stands. */
export interface GuardMisfit {
  readonly path: string;
  /** `absent`: no such field; `type`: another type; `order`: it has none; `long`: longer than the field can be. */
  readonly kind: 'absent' | 'type' | 'order' | 'long';
  readonly field: string;
  /** The type that the field has. */
  readonly type: string;
}

/** What in a guard does not fit the fields that it looks at. */
export function guardMisfits(guard: Guard, path: string, item: (field: string) => Item | undefined): GuardMisfit[] {
  return comparisonsIn(guard, path).flatMap((each) =>
    misfitsOf(each.comparison, item).map((misfit) => ({ path: each.path, ...misfit })),
  );
}

type Misfit = Omit<GuardMisfit, 'path'>;

/** What a misfit is called where guards look at one thing or another: forms, a dataset. */
type MisfitWords = Readonly<
  Record<'fieldUnknown' | 'notOrdered' | 'valueLong', ProblemDescriptor<'field'>> &
    Record<'valueOther', ProblemDescriptor<'field' | 'type'>>
>;

/** The problem that a misfit is. */
export function misfitProblem(words: MisfitWords, { kind, field, type }: Misfit): Problem {
  switch (kind) {
    case 'absent':
      return problemWith(words.fieldUnknown, { field });
    case 'order':
      return problemWith(words.notOrdered, { field });
    case 'long':
      return problemWith(words.valueLong, { field });
    case 'type':
      return problemWith(words.valueOther, { field, type });
  }
}

function misfitsOf(comparison: Comparing, itemOf: (field: string) => Item | undefined): Misfit[] {
  const { field } = comparison;
  const item = itemOf(field);
  if (!item) return [{ kind: 'absent', field, type: '' }];
  const { type } = item;
  if (comparison.op === 'in') return valuesMisfit(field, item, comparison.values);
  const { op, value, other } = comparison;
  const second = other === undefined ? undefined : itemOf(other);
  return [
    ...(op !== '=' && type === 'boolean' ? [{ kind: 'order' as const, field, type }] : []),
    ...(value === undefined ? [] : valuesMisfit(field, item, [value])),
    ...(other !== undefined && !second ? [{ kind: 'absent' as const, field: other, type: '' }] : []),
    ...(second && second.type !== type ? [{ kind: 'type' as const, field, type }] : []),
  ];
}

function valuesMisfit(field: string, item: Item, values: readonly GuardValue[]): Misfit[] {
  const { type } = item;
  if (values.some((value) => typeof value !== kindOf(item))) return [{ kind: 'type', field, type }];
  const most = item.type === 'string' ? (item.maxLength ?? Infinity) : Infinity;
  const long = values.some((value) => typeof value === 'string' && [...value].length > most);
  return long ? [{ kind: 'long', field, type }] : [];
}

const kindOf = ({ type }: Item): string => (type === 'integer' ? 'number' : type);
