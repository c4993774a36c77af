/** What a process of a network, or a command of Fabric, is told of its surroundings. */
export type Environment = Readonly<Record<string, string>>;

/**
 * What programs look for wherever they run. Whatever else this process was told, tokens and passwords of its user among
 * it, is not passed on.
 */
const common = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LC_ALL', 'SystemRoot'];

/** A process's whole environment: what it is given, and where things are on this machine. */
export function environmentWith(given: Environment): Environment {
  const inherited = common.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), ...given };
}
