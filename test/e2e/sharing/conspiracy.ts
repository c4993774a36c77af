import { canonicalJson, type Json } from '@oneplusn/api';
import type { ChaincodeSource } from '@oneplusn/devnet';
import { type Context, Contract } from 'fabric-contract-api';
import { KeyEndorsementPolicy } from 'fabric-shim';
import { foundationWith, type Net } from '../../engine';
import { everywhere } from './everywhere';
import { stockClient, type StockClient } from './stock';

/** A key as chaincode composes it: a type and its parts. */
export type Key = readonly [type: string, ...parts: string[]];

export interface Write {
  readonly key: Key;
  /** Absent: the key is removed. */
  readonly text?: string;
  /** Into the implicit collection of this authority; into public state where not given. */
  readonly into?: string;
  /** Whose signatures the key asks for from then on. */
  readonly holders?: readonly string[];
}

/** What stands under a public key. */
export interface Entry {
  readonly key: Key;
  readonly text: string;
}

/** What a conspirator's chaincode does besides the honest one's work: whatever it is told. */
class Rogue extends Contract {
  constructor() {
    super('rogue');
  }

  async write({ stub }: Context, argument: string): Promise<void> {
    for (const { key, text, into, holders } of JSON.parse(argument) as Write[]) {
      const [type, ...parts] = key;
      const name = stub.createCompositeKey(type, parts);
      if (into !== undefined) await stub.putPrivateData(`_implicit_org_${into}`, name, Buffer.from(text ?? ''));
      else if (text === undefined) await stub.deleteState(name);
      else await stub.putState(name, Buffer.from(text));
      if (holders) await stub.setStateValidationParameter(name, policyOf(holders));
    }
  }

  async read({ stub }: Context, argument: string): Promise<string> {
    const [type, ...parts] = JSON.parse(argument) as Key;
    return Buffer.from(await stub.getState(stub.createCompositeKey(type, parts))).toString();
  }

  async all({ stub }: Context, type: string): Promise<string> {
    const found: Entry[] = [];
    for await (const { key, value } of stub.getStateByPartialCompositeKey(type, [])) {
      const { objectType, attributes } = stub.splitCompositeKey(key);
      found.push({ key: [objectType, ...attributes], text: Buffer.from(value).toString() });
    }
    return JSON.stringify(found);
  }
}

/** A policy that all of these must meet. */
function policyOf(authorities: readonly string[]): Uint8Array {
  const policy = new KeyEndorsementPolicy();
  policy.addOrgs('PEER', ...authorities);
  return policy.getPolicy();
}

/** The foundation as conspirators run it. */
export function rogueFoundation(committee: string): ChaincodeSource {
  return { contracts: [...foundationWith({ committee }).contracts, Rogue] };
}

/** What a fact is stored under. */
export function factKey(kind: string, id: string): Key {
  const slash = id.indexOf('/');
  return [kind, id.slice(0, slash), id.slice(slash + 1)];
}

/** What a row of an unconditional dataset is stored under. */
export const rowKey = (dataset: string, key: string): Key => ['index', 'row', dataset, key];

/** What the sheet that proves some rows of a batch is stored under. */
export const sheetKey = (dataset: string, batch: string, number: number): Key =>
  ['index', 'sheet', dataset, batch, String(number)] as const;

/** Two authorities that have agreed to write what is not theirs. */
export class Conspiracy {
  constructor(
    private readonly net: Net,
    /** Who sends, and whose peers sign. */
    private readonly actor: string,
    private readonly authorities: readonly string[],
  ) {}

  /** Writes anything; gives the validation code, when every authority's peer has the block. */
  async write(...writes: Write[]): Promise<number> {
    const code = await this.#as((client) =>
      client.submit('rogue:write', {
        arguments: [JSON.stringify(writes)],
        endorsingOrganizations: [...this.authorities],
      }),
    );
    await everywhere(this.net);
    return code;
  }

  /** Holds a key shut for all others; what stands there stays, or is `text`. */
  async hold(key: Key, text?: string): Promise<number> {
    const stands = text ?? (await this.read(key));
    return this.write({ key, text: stands === '' ? '{}' : stands, holders: this.authorities });
  }

  /** Puts a value in the place of a fact, as a fact is stored. */
  forge(kind: string, id: string, value: Json): Promise<number> {
    return this.write({ key: factKey(kind, id), text: canonicalJson({ value }) });
  }

  read(key: Key): Promise<string> {
    return this.#ask('rogue:read', JSON.stringify(key));
  }

  /** All public keys of a type, with what stands there. */
  async all(type: string): Promise<readonly Entry[]> {
    return JSON.parse(await this.#ask('rogue:all', type)) as Entry[];
  }

  #ask(name: string, argument: string): Promise<string> {
    const [first = ''] = this.authorities;
    return this.#as((client) => client.evaluate(name, { arguments: [argument], endorsingOrganizations: [first] }));
  }

  async #as<T>(work: (client: StockClient) => Promise<T>): Promise<T> {
    const client = stockClient(this.net, this.actor);
    try {
      return await work(client);
    } finally {
      client.close();
    }
  }
}
