import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Observation } from './case';
import type { Consensus } from './engines/engine';

/** What one release of Fabric answered, by case. */
export interface Recorded {
  readonly fabric: string;
  readonly consensus: Consensus;
  readonly cases: Readonly<Record<string, readonly Observation[]>>;
}

/** The release and consensus of which everything is recorded; of others only where they differ. */
const base = { fabric: '3.1.5', consensus: 'raft' } as const;
export type Kind = Pick<Recorded, 'fabric' | 'consensus'>;
/** What the embedded ledger is held to. */
export const judged = (consensus: Consensus): Kind => ({ fabric: base.fabric, consensus });

const folder = join(__dirname, 'recorded');
const isBase = (kind: Kind): boolean => isDeepStrictEqual({ ...kind }, base);

function fileOf(group: string, kind: Kind): string {
  return join(folder, isBase(kind) ? `${group}.json` : `${group}.${kind.fabric}-${kind.consensus}.json`);
}

function read(file: string): Recorded['cases'] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded).cases : {};
}

/** What Fabric answered in a group's cases. */
export function recorded(group: string, kind: Kind): Recorded['cases'] {
  return { ...read(fileOf(group, base)), ...(isBase(kind) ? {} : read(fileOf(group, kind))) };
}

/** Writes down what Fabric answered: of another kind than the base only what differs from it. */
export function record(group: string, kind: Kind, observed: Recorded['cases']): void {
  const known = isBase(kind) ? {} : read(fileOf(group, base));
  const cases = Object.fromEntries(
    Object.entries(observed).filter(([name, observations]) => !isDeepStrictEqual(known[name], observations)),
  );
  const file = fileOf(group, kind);
  if (Object.keys(cases).length === 0 && !existsSync(file)) return;
  writeFileSync(file, JSON.stringify({ ...kind, cases } satisfies Recorded));
  spawnSync(join(__dirname, '../../node_modules/.bin/prettier'), ['--write', file], { stdio: 'ignore' });
}
