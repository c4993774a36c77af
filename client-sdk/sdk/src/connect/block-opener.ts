import type { common } from '@hyperledger/fabric-protos';
import type { Source } from '../credentials/document';
import { Holders } from '../credentials/holders';
import { readProfile } from '../credentials/profile';
import { openBlock, type OpenedBlock } from '../events/read-block';
import { Endorsers } from '../signing/endorsers';

/** Opens blocks that were kept, without a network: what `ledger.openBlock` does for one that is connected. */
export async function blockOpener(profile: Source): Promise<(block: common.Block) => OpenedBlock> {
  const { chaincode, committee, roots } = await readProfile(profile);
  const known = { chaincode, committee, endorsers: new Endorsers(roots), holders: new Holders() };
  return (block) => openBlock(block, known);
}
