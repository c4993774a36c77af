import type { common } from '@hyperledger/fabric-protos';
import type { Source } from '../credentials/document';
import { Holders } from '../credentials/holders';
import { readProfile } from '../credentials/profile';
import { readBlock, type BlockTransaction } from '../events/read-block';
import { Endorsers } from '../signing/endorsers';

/** Reads blocks that were kept, without a network: what `ledger.readBlock` does for one that is connected. */
export async function blockReader(profile: Source): Promise<(block: common.Block) => BlockTransaction[]> {
  const { chaincode, committee, roots } = await readProfile(profile);
  const known = { chaincode, committee, endorsers: new Endorsers(roots), holders: new Holders() };
  return (block) => readBlock(block, known);
}
