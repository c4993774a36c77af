import { parse } from 'yaml';

/** Texts of a node's settings file, and of the variables that override it. */
export interface SettingsFiles {
  readonly yaml: string;
  /** Lines such as `CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD=3s`; `FABRIC_LOGGING_SPEC` too. */
  readonly environment?: string;
}

/** A peer's or an orderer's settings by their path in small letters. */
export function settingsIn({ yaml, environment = '' }: SettingsFiles): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  collect(parse(yaml, { logLevel: 'error' }), '', settings);
  for (const line of environment.split(/\r?\n/)) {
    const [, name, value = ''] =
      /^\s*(?:export\s+)?(?:CORE_|ORDERER_|(?=FABRIC_LOGGING_SPEC))(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) settings[name.toLowerCase().replaceAll('_', '.')] = value.replace(/^(["'])(.*)\1$/, '$2');
  }
  return settings;
}

function collect(value: unknown, path: string, into: Record<string, unknown>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    into[path] = value;
    return;
  }
  for (const [name, member] of Object.entries(value))
    collect(member, path === '' ? name.toLowerCase() : `${path}.${name.toLowerCase()}`, into);
}
