/** Which packages a package needs, and where each must lie so that all find what they were tested with. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Placed {
  /** Folder of the package on this machine. */
  readonly from: string;
  /** Below the folder that is written: `node_modules/winston`. */
  readonly to: string;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * A package with all that it needs, as installed here: flat where one version will do, nested where several are in use.
 * @param folder of the package
 */
export function closureOf(folder: string): Placed[] {
  const placed = new Map<string, string>();
  const first = realpathSync(folder);
  const root = join('node_modules', manifestOf(first).name);
  placed.set(root, first);
  const queue = [root];
  // In breadth: what lies beside a package is settled before its own dependencies look for theirs.
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const from = placed.get(at) as string;
    for (const [name, wanted] of dependenciesOf(from)) {
      const seen = lookUp(placed, at, name);
      if (seen === wanted) continue;
      const to = join(seen === undefined ? '' : at, 'node_modules', name);
      placed.set(to, wanted);
      queue.push(to);
    }
  }
  return [...placed].map(([to, from]) => ({ from, to })).sort((a, b) => (a.to < b.to ? -1 : 1));
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

function dependenciesOf(folder: string): [name: string, folder: string][] {
  const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
  return Object.keys({ ...dependencies, ...optionalDependencies })
    .sort()
    .flatMap((name) => {
      const found = installed(folder, name);
      if (found !== undefined) return [[name, found] as [string, string]];
      if (name in optionalDependencies) return [];
      throw new Error(`${name} is not installed, which ${folder} needs`);
    });
}

/** As Node looks: from the package's own folder upwards. */
function installed(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (folder === dirname(folder)) return undefined;
  }
}

/** The same in the folder that is to be written. */
function lookUp(placed: ReadonlyMap<string, string>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = placed.get(join(folder, 'node_modules', name));
    if (found !== undefined) return found;
    if (folder === '.') return undefined;
  }
}
