/** Examines a running network as one authority's administrator sees it. Changes nothing. */
import { problems } from '@oneplusn/api';
import { isProblem } from '@oneplusn/errors';
import { describeChannel } from '../channel/describe';
import { channelConfig } from '../channel/read';
import { textOf } from '../deploy/order';
import { approvedOn, committedOn } from '../lifecycle/queries';
import { throughGateway } from '../lifecycle/transactions';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import { PeerDoor } from '../peer/door';
import { probe, type Shown } from '../peer/probe';
import type { PeerAddress, Reach } from '../peer/party';
import type { Facts } from './facts';
import { adminDoor } from './gather/admin';
import { answersOf } from './gather/answers';
import { certificatesIn, factsOf } from './gather/certificates';
import { operationsAt, type Operator } from './gather/operations';
import { peerFacts } from './gather/peers';
import { serviceFacts } from './gather/service';
import { settingsIn, type SettingsFiles } from './gather/settings';
import { sharingWith } from './gather/shared';
import { suspendedOf } from './gather/suspended';
import { vaultOf } from './gather/vault';
import { examine, type Finding } from './rule';
import { rules } from './rules';

/** What is examined. */
export interface Examination {
  readonly chaincode: string;
  readonly signatures: number;
  /** Every peer that the profile names, by MSP id. */
  readonly everybody: Readonly<Record<string, readonly PeerAddress[]>>;
  /** URLs of operations endpoints: `https://peer0.gd.example:9443`. */
  readonly operations?: readonly string[];
  /** Who asks them. */
  readonly operator?: Operator;
  /** Admin doors of orderers: `orderer0.example:7053`. */
  readonly admin?: readonly string[];
  /** A peer's settings: its core.yaml. */
  readonly core?: SettingsFiles;
  /** An orderer's: its orderer.yaml. */
  readonly ordering?: SettingsFiles;
}

/**
 * Examines a deployment from the side of one authority.
 * @returns the findings, by number; none where all is well
 * @throws DeploymentError DEPLOY-101, DEPLOY-102, DEPLOY-121 where not even one own peer tells of the channel;
 * DEPLOY-122 where the caller is no administrator
 */
export async function doctor(reach: Reach, examination: Examination): Promise<Finding[]> {
  return examine(await gather(reach, examination), rules);
}

async function gather({ administrator, channel, peers }: Reach, asked: Examination): Promise<Facts> {
  const { chaincode, everybody, signatures, operations = [], operator = {}, admin = [], core, ordering } = asked;
  const { msp, certificate } = administrator;
  const all = Object.entries(everybody).flatMap(([owner, addresses]) =>
    addresses.map((address) => ({ owner, address })),
  );
  const shown = await Promise.all(all.map(({ address }) => probe(address)));
  const met = await Promise.all(
    all.map(({ owner, address }, n) => peerFacts(address, owner, administrator, channel, shown[n] as Shown)),
  );
  const door = new PeerDoor(firstOf(peers, met, channel), administrator);
  try {
    const [config, committed] = await Promise.all([
      channelConfig(door, channel),
      committedOn(door, channel, chaincode),
    ]);
    const described = describeChannel(config);
    const sharing = sharingWith(described.certificates.map(({ pem }) => pem));
    const own = committed && (await approvedOn(door, channel, chaincode, committed.definition.sequence));
    const { service, certificates: ofService } = await serviceFacts(door, own?.packageId, sharing);
    return {
      ...{ now: Date.now(), msp, channel: described, signatures, chaincode, peers: met },
      certificates: [
        ...certificatesIn([
          { of: `${msp}/admin`, pem: certificate },
          ...all.map(({ owner, address }) => ({ of: owner, pem: address.roots })),
          ...described.certificates,
        ]),
        ...shown.flatMap((each, n) =>
          'certificate' in each ? [factsOf(all[n]?.address.address ?? '', each.certificate)] : [],
        ),
        ...ofService,
      ],
      ...(service ? { service } : {}),
      ...(committed
        ? {
            definition: {
              version: committed.definition.version,
              sequence: committed.definition.sequence,
              policy: textOf(committed.definition.policy),
              approvals: committed.approvals,
              ...(own?.packageId === undefined ? {} : { packageId: own.packageId }),
            },
          }
        : {}),
      ...(committed
        ? await throughGateway(door, { administrator, channel }, async ({ network }) => ({
            answers: await answersOf(
              network,
              chaincode,
              described.authorities.map((each) => each.msp),
            ),
            vault: await vaultOf(network, chaincode, msp),
            suspended: await suspendedOf(network, chaincode, msp),
          }))
        : { answers: {} }),
      operations: await Promise.all(operations.map((url) => operationsAt(url, operator, sharing))),
      admin: await Promise.all(admin.map((address) => adminDoor(address, sharing))),
      ...(core ? { core: settingsIn(core) } : {}),
      ...(ordering ? { ordering: settingsIn(ordering) } : {}),
    };
  } finally {
    door.close();
  }
}

/** @throws DeploymentError DEPLOY-101, DEPLOY-121 of the first own peer, where none tells of the channel */
function firstOf(peers: readonly PeerAddress[], met: Facts['peers'], channel: string): PeerAddress {
  const of = ({ address }: PeerAddress) => met.find((each) => each.address === address);
  const found = peers.find((peer) => of(peer)?.problem === undefined);
  if (found) return found;
  const [first] = peers;
  if (!first) throw new RangeError('an authority has at least one peer');
  const { address } = first;
  const { problem = '' } = of(first) ?? {};
  if (isProblem(problem) && problem.key === problems.reach.notJoined.key)
    throw deploymentFail(deploymentErrors.channelMissing, { address, channel });
  throw deploymentFail(deploymentErrors.peerUnreachable, { address, problem });
}
