import { common } from '@hyperledger/fabric-protos';
import { DeploymentError } from '../../errors/error';
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
    return { ...known, problem: String(error.said('en')['problem']) };
  } finally {
    door.close();
  }
}
