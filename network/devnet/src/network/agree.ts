import { peer } from '@hyperledger/fabric-protos';
import { packageHash } from '@oneplusn/channel';
import { packageSource } from '../lifecycle/source';
import { Administrators, type Assembly, type Powers } from './administrators';
import type { Prepared } from './deployment';

const { ApproveChaincodeDefinitionForMyOrgArgs, CommitChaincodeDefinitionArgs } = peer.lifecycle;

/**
 * Lets every authority approve a definition with its own package, and one of them commit it: the transactions of
 * Fabric's lifecycle, the approvals in one block and the commit in the next. What stands already is left.
 * @throws DevnetError DEVNET-116
 */
export async function agree(on: Assembly, prepared: Prepared, sequence: number, powers: Powers): Promise<void> {
  const { ledger } = on;
  const administrators = new Administrators(on, prepared.name, powers);
  const packageOf = (msp: string): string => prepared.connections.get(msp)?.id ?? '';
  const committed = ledger.agreement(prepared.name)?.terms.sequence === sequence;
  const done = (msp: string): boolean =>
    committed && ledger.standing(msp, prepared.name)?.package === packageHash(packageOf(msp));
  const open = [...on.endorsers.values()].filter(({ msp }) => !done(msp));
  const approvals = open.map(async (endorser) => {
    const args = fill(new ApproveChaincodeDefinitionForMyOrgArgs(), prepared, sequence);
    args.setSource(packageSource(packageOf(endorser.msp)));
    const proposal = administrators.propose(endorser.msp, 'ApproveChaincodeDefinitionForMyOrg', args);
    return administrators.transaction(endorser.msp, proposal, [await administrators.endorse(endorser, proposal)]);
  });
  administrators.order(await Promise.all(approvals));
  if (committed) return;
  // A peer that is kept behind does not know of the approvals.
  const [first, ...others] = [...on.endorsers.values()].sort((one, other) => Number(other.height - one.height));
  if (!first) return;
  const proposal = administrators.propose(
    first.msp,
    'CommitChaincodeDefinition',
    fill(new CommitChaincodeDefinitionArgs(), prepared, sequence),
  );
  const endorsed = [await administrators.endorse(first, proposal)];
  for (const endorser of others) {
    if (administrators.suffices(endorsed)) break;
    endorsed.push(await administrators.endorse(endorser, proposal));
  }
  administrators.order([administrators.transaction(first.msp, proposal, endorsed)]);
}

interface Terms {
  setName(name: string): void;
  setVersion(version: string): void;
  setSequence(sequence: number): void;
  setEndorsementPlugin(plugin: string): void;
  setValidationPlugin(plugin: string): void;
  setValidationParameter(parameter: Uint8Array): void;
  setInitRequired(required: boolean): void;
  setCollections(collections?: peer.CollectionConfigPackage): void;
}

function fill<T extends Terms>(args: T, { name, terms }: Prepared, sequence: number): T {
  const { endorsement, validation, collections } = terms;
  args.setName(name);
  args.setVersion(endorsement.getVersion());
  args.setSequence(sequence);
  args.setEndorsementPlugin(endorsement.getEndorsementPlugin());
  args.setValidationPlugin(validation.getValidationPlugin());
  args.setValidationParameter(validation.getValidationParameter_asU8());
  args.setInitRequired(endorsement.getInitRequired());
  args.setCollections(collections);
  return args;
}
