/** What is on the network now, of what an authority asks for. Changes nothing. */
import type { Problem } from '@oneplusn/errors';
import type { common } from '@hyperledger/fabric-protos';
import { authoritiesIn, channelConfig } from '../channel/read';
import { approvalsNeeded } from '../channel/majority';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import type { Definition } from '../lifecycle/definition';
import {
  approvedOn,
  committedOn,
  installedOn,
  readinessOn,
  type Approval,
  type Committed,
  type Readiness,
} from '../lifecycle/queries';
import type { PeerDoor } from '../peer/door';
import { definitionFor, type Order } from './order';

export interface Survey {
  readonly msp: string;
  readonly channel: string;
  /** Of the channel, in order. */
  readonly authorities: readonly string[];
  /** How many of them must approve before a definition can be committed. */
  readonly majority: number;
  readonly packageId: string;
  readonly peers: readonly { readonly address: string; readonly installed: boolean }[];
  /** Own peers that do not answer now. */
  readonly down: readonly { readonly address: string; readonly problem: Problem | string }[];
  readonly committed?: Committed;
  readonly wanted: Definition;
  /** Who has approved what is wanted, and in what others differ. */
  readonly readiness: Readiness;
  /** What the own authority has approved for that sequence. */
  readonly own?: Approval;
}

/** @throws DeploymentError DEPLOY-101, DEPLOY-102, DEPLOY-106 to DEPLOY-112 */
export async function survey(
  { doors, down }: { readonly doors: readonly PeerDoor[]; readonly down: Survey['down'] },
  msp: string,
  channel: string,
  order: Order,
): Promise<Survey> {
  const [door] = doors;
  if (!door) throw new RangeError('an authority has at least one peer');
  const [config, committed] = await Promise.all([channelConfig(door, channel), committedOn(door, channel, order.name)]);
  const authorities = membersOf(config, msp, channel);
  const wanted = definitionFor(order, authorities, committed?.definition);
  const there = committed !== undefined && committed.definition.sequence === wanted.sequence;
  const packageId = order.package.id;
  const [peers, readiness, own] = await Promise.all([
    Promise.all(
      doors.map(async (each) => ({
        address: each.address,
        installed: (await installedOn(each)).includes(packageId),
      })),
    ),
    there ? { approvals: committed.approvals, mismatches: {} } : readinessOn(door, channel, wanted),
    approvedOn(door, channel, order.name, wanted.sequence),
  ]);
  return {
    ...{ msp, channel, authorities, packageId, peers, down, wanted, readiness },
    majority: approvalsNeeded(config),
    ...(committed ? { committed } : {}),
    ...(own ? { own } : {}),
  };
}

function membersOf(config: common.Config, msp: string, channel: string): string[] {
  const authorities = authoritiesIn(config);
  if (!authorities.includes(msp)) throw deploymentFail(deploymentErrors.notAMember, { msp, channel });
  return authorities;
}
