import { isWithin, type registry } from '@oneplusn/api';

/** A department as its authority knows it, or wants it. */
export type Unit = Pick<registry.Department, 'path' | 'name' | 'state'>;

/** The path of the department above, or undefined for one at the top. */
export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}

export { isWithin };

/** Whether somebody belongs to a unit, or to one above or below it; an administrator belongs to all. */
export const isOfSameLine = (department: string | undefined, unit: string): boolean =>
  department === undefined || isWithin(department, unit) || isWithin(unit, department);

/**
 * What an authority's tree changes to: the wanted units, and every known one below a unit that is suspended. An active
 * unit needs an active one above it.
 * @returns the units to write, by path; or the path that lacks an active unit above it
 */
export function planTree(known: readonly Unit[], wanted: readonly Unit[]): { units: Unit[] } | { orphan: string } {
  const tree = new Map(known.map((unit) => [unit.path, unit]));
  const changed = new Map<string, Unit>();
  const set = (unit: Unit): void => {
    tree.set(unit.path, unit);
    changed.set(unit.path, unit);
  };
  wanted.forEach(set);
  const suspended = wanted.filter(({ state }) => state === 'suspended').map(({ path }) => path);
  for (const unit of [...tree.values()]) {
    const below = suspended.some((above) => unit.path !== above && isWithin(unit.path, above));
    if (below && unit.state === 'active') set({ ...unit, state: 'suspended' });
  }
  for (const { path, state } of changed.values()) {
    const parent = parentOf(path);
    const orphaned = parent !== undefined && state === 'active' && tree.get(parent)?.state !== 'active';
    if (orphaned || (parent !== undefined && !tree.has(parent))) return { orphan: path };
  }
  return { units: [...changed.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
