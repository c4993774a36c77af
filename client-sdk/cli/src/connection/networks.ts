/**
 * The networks that were started in a folder: `.oneplusn/<network>/` with `profiles/<MSP>.yaml` and
 * `wallet/<MSP>/<actor>.id`.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Network {
  readonly name: string;
  readonly folder: string;
  /** Who has an identity here, as the ledger names them: `GD/li`. Sorted. */
  readonly actors: readonly string[];
}

/** The networks of a working directory that have at least one identity. */
export function networksIn(cwd: string): Network[] {
  const home = join(cwd, '.oneplusn');
  return names(home)
    .map((name) => ({ name, folder: join(home, name), actors: actorsIn(join(home, name)) }))
    .filter(({ actors }) => actors.length > 0);
}

export const profileOf = (network: Network, actor: string): string =>
  join(network.folder, 'profiles', `${actor.slice(0, actor.indexOf('/'))}.yaml`);

export const identityOf = (network: Network, actor: string): string => join(network.folder, 'wallet', `${actor}.id`);

function actorsIn(folder: string): string[] {
  const profiles = new Set(
    names(join(folder, 'profiles')).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : [])),
  );
  return names(join(folder, 'wallet'))
    .filter((msp) => profiles.has(msp))
    .flatMap((msp) =>
      names(join(folder, 'wallet', msp)).flatMap((file) =>
        file.endsWith('.id') ? [`${msp}/${file.slice(0, -3)}`] : [],
      ),
    )
    .sort();
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
