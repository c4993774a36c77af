import type { Msp } from '@oneplusn/api';
import { access } from './domains/access';
import { audit } from './domains/audit';
import { catalog } from './domains/catalog';
import { correction } from './domains/correction';
import { ledger } from './domains/ledger';
import { process } from './domains/process';
import { records } from './domains/records';
import { registry } from './domains/registry';
import { review } from './domains/review';
import { vault } from './domains/vault';
import type { Clock } from './door/clock';
import { type ContractClass, contractFor } from './door/contract';
import { TextSerializer } from './door/serializer';
import { rings } from './vault/rings';

/** What a service of the foundation has to know. */
export interface FoundationOptions {
  /**
   * The MSP id of the authority that governs the network. All authorities must name the same one, or they will not
   * agree on any result.
   */
  readonly committee: Msp;
  /** Milliseconds since 1970. Only ever used to refuse transactions whose own time is far off. */
  readonly clock?: Clock;
  /**
   * The text of the key file of an authority's vault (`vault/key-file.ts`), asked for the one whose peer calls. Without
   * it everything works but what must be kept secret: conditional records.
   */
  readonly vaultKeys?: (msp: Msp) => string | undefined;
  /** The name that it is deployed under. Where it is given, a call that was signed for another chaincode is refused. */
  readonly chaincode?: string;
}

/** The contracts and what runs them. */
export interface Foundation {
  /** Contract classes for `fabric-shim`, one a domain. */
  readonly contracts: ContractClass[];
  readonly serializers: {
    readonly transaction: string;
    readonly serializers: Record<string, unknown>;
  };
}

/**
 * Makes the contracts.
 *
 * @example
 * ```ts
 * await devnet.deploy({ name: 'oneplusn', chaincode: createFoundation({ committee: 'NDRC' }) });
 * ```
 */
export function createFoundation({ committee, clock = Date.now, vaultKeys, chaincode }: FoundationOptions): Foundation {
  const settings = { committee, clock, chaincode, ringOf: rings(vaultKeys ?? (() => undefined)) };
  return {
    contracts: [
      contractFor('registry', registry, settings),
      contractFor('catalog', catalog, settings),
      contractFor('records', records, settings),
      contractFor('access', access, settings),
      contractFor('correction', correction, settings),
      contractFor('review', review, settings),
      contractFor('process', process, settings),
      contractFor('audit', audit, settings),
      contractFor('ledger', ledger, settings),
      contractFor('vault', vault, settings),
    ],
    serializers: { transaction: 'text', serializers: { text: TextSerializer } },
  };
}
