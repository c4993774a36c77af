import { parseSize } from './quantities';

/**
 * What the rules look at: a topology as far as it can be read, so that one wrong field does not hide what else is
 * wrong.
 */
export interface Draft {
  channel?: string;
  channels: { name?: string; authorities: (string | undefined)[] }[];
  committee?: string;
  authorities: DraftAuthority[];
  orderers?: number;
  consensus?: string;
  signatures?: number;
  absoluteMaxBytes?: number;
  preferredMaxBytes?: number;
}

/** Places in lists are kept: the third entry is the third of the file. */
export interface DraftAuthority {
  msp?: string;
  kind?: string;
  division?: string;
  domain?: string;
  port?: number;
  departments: { path?: string }[];
  actors: { id?: string; department?: string; roles: (string | undefined)[] }[];
}

/** Reads what can be read of a parsed file; whatever has the wrong type is left out. */
export function draftOf(value: unknown): Draft {
  return {
    channel: text(value, 'channel'),
    channels: list(value, 'channels').map((channel) => ({
      name: text(channel, 'name'),
      authorities: texts(channel, 'authorities'),
    })),
    committee: text(value, 'committee'),
    authorities: list(value, 'authorities').map((authority) => ({
      msp: text(authority, 'msp'),
      kind: text(authority, 'kind'),
      division: text(authority, 'division'),
      domain: text(authority, 'domain'),
      port: number(authority, 'port'),
      departments: list(authority, 'departments').map((department) => ({ path: text(department, 'path') })),
      actors: list(authority, 'actors').map((actor) => ({
        id: text(actor, 'id'),
        department: text(actor, 'department'),
        roles: texts(actor, 'roles'),
      })),
    })),
    orderers: number(value, 'orderers'),
    consensus: text(value, 'consensus'),
    signatures: number(field(value, 'chaincode'), 'signatures'),
    absoluteMaxBytes: parseSize(text(field(value, 'batch'), 'absoluteMaxBytes') ?? ''),
    preferredMaxBytes: parseSize(text(field(value, 'batch'), 'preferredMaxBytes') ?? ''),
  };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function text(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === 'string' ? found : undefined;
}

function number(value: unknown, key: string): number | undefined {
  const found = field(value, key);
  return typeof found === 'number' ? found : undefined;
}

function list(value: unknown, key: string): unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}

function texts(value: unknown, key: string): (string | undefined)[] {
  return list(value, key).map((entry) => (typeof entry === 'string' ? entry : undefined));
}
