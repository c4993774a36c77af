import type { Contract } from 'fabric-contract-api';
import type { ChaincodeInterface } from 'fabric-shim';
import { createHash } from 'node:crypto';
import { peer } from '@hyperledger/fabric-protos';
import { type ChannelPolicies, parametersOf, parsePolicy, PolicySyntaxError, type Terms } from '@oneplusn/channel';
import type { ChaincodeConnection } from '../chaincode/connection';
import { chaincodeOf, type ContractPackage } from '../chaincode/contracts';
import { inProcess } from '../chaincode/in-process';
import { asService, type ServiceAddress } from '../chaincode/service';
import { devnetErrors, devnetFail } from '../errors';
import { type CollectionConfig, collectionPackage } from '../policy/collections';

const { ChaincodeEndorsementInfo, ChaincodeValidationInfo } = peer.lifecycle;

/** A chaincode process that listens (chaincode as a service). */
export interface ChaincodeService {
  /** Without an id: the one that the label `<name>_<version>` gives, as {@link chaincodeId} tells it. */
  readonly service: Omit<ServiceAddress, 'id'> & Partial<Pick<ServiceAddress, 'id'>>;
}

/**
 * Where a chaincode comes from: contract classes of fabric-contract-api, with or without serializers; an object with
 * `Init` and `Invoke` as fabric-shim takes it; or a service to dial.
 */
export type ChaincodeSource = readonly (new () => Contract)[] | ContractPackage | ChaincodeInterface | ChaincodeService;

/** A chaincode to be committed to the channel and run by its peers. */
export interface Deployment {
  readonly name: string;
  readonly version: string;
  /** Default: the one that all authorities share. */
  readonly channel?: string | undefined;
  /**
   * In Fabric's policy language, or a reference. Default, as Fabric's: `/Channel/Application/Endorsement`, a majority.
   */
  readonly policy?: string | undefined;
  readonly collections?: readonly CollectionConfig[] | undefined;
  /** Fabric's `--init-required`. */
  readonly initRequired?: boolean | undefined;
  readonly chaincode: ChaincodeSource;
  /** Authorities that run something else, by MSP id; `null`: this one does not run it at all. */
  readonly perAuthority?: Readonly<Record<string, ChaincodeSource | null>> | undefined;
}

/** A deployment, checked: ready to be put on a channel, and on another one after it. */
export interface Prepared {
  readonly name: string;
  /** Without the sequence that they will have. */
  readonly terms: Omit<Terms, 'sequence'>;
  /** Of the authorities that run it, by MSP id. */
  readonly connections: ReadonlyMap<string, ChaincodeConnection>;
}

/**
 * Checks a deployment and makes the connections to its chaincode.
 * @throws DevnetError DEVNET-103, 104, 105, 107
 */
export function prepare(
  deployment: Deployment,
  channel: { readonly authorities: readonly string[]; readonly policies: ChannelPolicies },
): Prepared {
  const { name, version, collections, initRequired = false, perAuthority = {} } = deployment;
  const { authorities, policies } = channel;
  // The forms that Fabric's lifecycle takes.
  if (!/^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/.test(name) || !/^[A-Za-z0-9_.+-]+$/.test(version))
    throw devnetFail(devnetErrors.badName, { name, version });
  for (const msp of Object.keys(perAuthority))
    if (!authorities.includes(msp))
      throw devnetFail(devnetErrors.unknownAuthority, { msp, known: authorities.join(', ') });
  const connections = authorities.flatMap((msp): [string, ChaincodeConnection][] => {
    const own = perAuthority[msp];
    if (own === null) return [];
    return [[msp, connect(own ?? deployment.chaincode, { msp, name, version })]];
  });
  const endorsement = new ChaincodeEndorsementInfo();
  endorsement.setVersion(version);
  endorsement.setEndorsementPlugin('escc');
  endorsement.setInitRequired(initRequired);
  const validation = new ChaincodeValidationInfo();
  validation.setValidationPlugin('vscc');
  const policy = policyOf(deployment.policy ?? '/Channel/Application/Endorsement', policies);
  validation.setValidationParameter(policy.serializeBinary());
  return {
    name,
    terms: { endorsement, validation, collections: collections && collectionPackage(collections, authorities) },
    connections: new Map(connections),
  };
}

/** Is what was deployed what the channel agreed on already? Then its peers need only run it. */
export function sameTerms(one: Prepared['terms'], other: Prepared['terms']): boolean {
  const content = (terms: Prepared['terms']): string =>
    [...parametersOf({ ...terms, sequence: 0 }).fields.values()]
      .map((field) => Buffer.from(field).toString('hex'))
      .join();
  return content(one) === content(other);
}

/**
 * Package id of a chaincode in devnet, `label:hash`: what a chaincode service is started with (`CORE_CHAINCODE_ID`).
 */
export function chaincodeId({ name, version }: Pick<Deployment, 'name' | 'version'>): string {
  const label = `${name}_${version}`;
  return `${label}:${createHash('sha256').update(label).digest('hex')}`;
}

/**
 * Dials the services of a deployment once.
 * @throws DevnetError DEVNET-106
 */
export async function dial(
  { name, chaincode, perAuthority = {} }: Deployment,
  { connections }: Prepared,
): Promise<void> {
  const visits = [...connections].map(async ([msp, connection]) => {
    const source = perAuthority[msp] ?? chaincode;
    if (!('service' in source)) return;
    const ignore = (): void => undefined;
    try {
      (await connection.open(ignore, ignore)).close();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw devnetFail(
        devnetErrors.chaincodeUnreachable,
        { msp, name, address: source.service.address, reason },
        { cause: error },
      );
    }
  });
  await Promise.all(visits);
}

function policyOf(text: string, policies: ChannelPolicies): peer.ApplicationPolicy {
  const policy = new peer.ApplicationPolicy();
  if (text.startsWith('/')) {
    if (!policies.find(text)) throw devnetFail(devnetErrors.badPolicy, { reason: `the channel has no policy ${text}` });
    policy.setChannelConfigPolicyReference(text);
    return policy;
  }
  try {
    policy.setSignaturePolicy(parsePolicy(text));
    return policy;
  } catch (error) {
    if (!(error instanceof PolicySyntaxError)) throw error;
    throw devnetFail(devnetErrors.badPolicy, { reason: error.message }, { cause: error });
  }
}

function connect(
  source: ChaincodeSource,
  options: { readonly msp: string; readonly name: string; readonly version: string },
): ChaincodeConnection {
  if ('service' in source) return asService({ id: chaincodeId(options), ...source.service });
  if ('Invoke' in source) return inProcess(source, options);
  // Every authority gets instances of its own, as it would have its own process.
  const contracts: ContractPackage = 'contracts' in source ? source : { contracts: source };
  return inProcess(chaincodeOf(contracts), options);
}
