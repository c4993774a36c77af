/** A shape as rows: one a field, with its path; the fields of a union's choices with the choice that they belong to. */
import { saidIn, type Said } from '@oneplusn/api';
import { itemsOf, variantsOf, type Shape } from './type';

/** The choice that a field belongs to: `{ field: 'action', values: ['suspend', 'resume'] }`. */
interface When {
  readonly field: string;
  readonly values: readonly string[];
}

export interface Row {
  /** `motion.parameter.value`, `items[].id` */
  readonly path: string;
  readonly shape: Shape;
  readonly said: Said;
  readonly required: boolean;
  /** Absent where it stands whatever is chosen. */
  readonly when?: When | undefined;
}

/** All fields of a shape, the parts of parts below their whole. What has a name of its own is described elsewhere. */
export function rowsOf(shape: Shape, path = ''): Row[] {
  const items = itemsOf(shape);
  if (items) return below(items, `${path}[]`);
  return [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, member]) =>
      typeof member === 'object' ? rowsOfMember(member, path === '' ? name : `${path}.${name}`, shape, name) : [],
    ),
    ...rowsOfVariants(variantsOf(shape), path),
    ...(typeof shape.additionalProperties === 'object' ? below(shape.additionalProperties, `${path}.<name>`) : []),
  ];
}

function rowsOfMember(member: Shape, path: string, whole: Shape, name: string): Row[] {
  const row = { path, shape: member, said: saidIn(member), required: whole.required?.includes(name) ?? false };
  return [row, ...below(member, path)];
}

const below = (shape: Shape, path: string): Row[] => (saidIn(shape).shape === undefined ? rowsOf(shape, path) : []);

/** What all choices have alike stands once; the others say to which they belong. */
function rowsOfVariants(variants: readonly Shape[], path: string): Row[] {
  const chosen = discriminatorOf(variants);
  const found = new Map<string, { row: Row; values: string[] }>();
  for (const variant of variants) {
    const value = chosen === undefined ? undefined : constIn(variant, chosen);
    for (const row of rowsOf(variant, path)) {
      const same = JSON.stringify([row.path, row.shape, row.required]);
      const known = found.get(same) ?? { row, values: [] };
      if (value !== undefined) known.values.push(value);
      found.set(same, known);
    }
  }
  const place = chosen === undefined || path === '' ? chosen : `${path}.${chosen}`;
  return [...found.values()].map(({ row, values }) =>
    chosen === undefined || row.path === place || values.length === variants.length
      ? row
      : { ...row, when: { field: chosen, values } },
  );
}

/** The field whose value tells the choices of a union apart. */
function discriminatorOf(variants: readonly Shape[]): string | undefined {
  const [first] = variants;
  return Object.keys(first?.properties ?? {}).find((name) =>
    variants.every((variant) => constIn(variant, name) !== undefined),
  );
}

function constIn({ properties }: Shape, name: string): string | undefined {
  const member = properties?.[name];
  return typeof member === 'object' && typeof member.const === 'string' ? member.const : undefined;
}
