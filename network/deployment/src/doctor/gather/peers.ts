import { common } from '@hyperledger/fabric-protos';
import { problems } from '@oneplusn/api';
import { isProblem, problemWith } from '@oneplusn/errors';
import { DeploymentError } from '../../errors/error';
import { deploymentErrors } from '../../errors/table';
import { installedOn } from '../../lifecycle/queries';
import { PeerDoor } from '../../peer/door';
import type { Administrator, PeerAddress } from '../../peer/party';
import type { Shown } from '../../peer/probe';
import type { PeerFacts } from '../facts';
import { clockAhead } from './clock';

/** What one peer tells an administrator of any authority. */
export async function peerFacts(
  address: PeerAddress,
  msp: string,
  caller: Administrator,
  channel: string,
  shown: Shown,
): Promise<PeerFacts> {
  const known = { msp, address: address.address };
  if ('problem' in shown) return { ...known, problem: shown.problem };
  const door = new PeerDoor(address, caller);
  try {
    const call = { channel, chaincode: 'qscc', args: ['GetChainInfo', channel] } as const;
    const info = common.BlockchainInfo.deserializeBinary(await door.must(call, 'GetChainInfo', 5));
    const ahead = await clockAhead(door, caller, channel);
    return {
      ...{ ...known, height: info.getHeight() },
      ...(ahead === undefined ? {} : { ahead }),
      ...(msp === caller.msp ? { installed: await installedOn(door) } : {}),
    };
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    const { channelMissing, notAdministrator } = deploymentErrors;
    // Without these rights there is nothing to examine.
    if (error.is(notAdministrator)) throw error;
    const { problem } = error.args;
    if (error.is(channelMissing)) return { ...known, problem: problemWith(problems.reach.notJoined) };
    return { ...known, problem: isProblem(problem) || typeof problem === 'string' ? problem : error.code };
  } finally {
    door.close();
  }
}
