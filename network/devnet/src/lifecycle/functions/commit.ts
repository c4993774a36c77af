import { peer } from '@hyperledger/fabric-protos';
import { approvalName, definitionOf, definitionPrefix, parametersOf, type Terms } from '@oneplusn/channel';
import type { LifecycleCall, Message } from '../call';
import { checkProposed } from '../checks';
import { mismatches, write } from '../serializer';
import { currentSequence, proposedTerms } from './terms';

const { CheckCommitReadinessResult, CommitChaincodeDefinitionResult } = peer.lifecycle;

/** In what each authority's approval is another than these terms; nothing: it has approved them. */
export function objections(call: LifecycleCall, name: string, terms: Terms): ReadonlyMap<string, readonly string[]> {
  const approval = approvalName(name, terms.sequence);
  const parameters = parametersOf(terms);
  return new Map(call.approvals.map((org) => [org.msp, mismatches(definitionPrefix, approval, parameters, org)]));
}

function readiness(call: LifecycleCall, name: string, terms: Terms): ReadonlyMap<string, readonly string[]> {
  const next = currentSequence(call.state, name) + 1;
  if (terms.sequence !== next)
    throw new Error(`requested sequence is ${terms.sequence}, but new definition must be sequence ${next}`);
  return objections(call, name, terms);
}

/** Says who has approved a definition, and where others differ. */
export function checkCommitReadiness(call: LifecycleCall, args: peer.lifecycle.CheckCommitReadinessArgs): Message {
  const result = new CheckCommitReadinessResult();
  for (const [msp, items] of readiness(call, args.getName(), proposedTerms(args))) {
    result.getApprovalsMap().set(msp, items.length === 0);
    if (items.length === 0) continue;
    const differing = new CheckCommitReadinessResult.Mismatches();
    differing.setItemsList([...items]);
    result.getMismatchesMap().set(msp, differing);
  }
  return result;
}

/** Makes a definition the channel's; a peer endorses it only when its own authority has approved it. */
export function commit(call: LifecycleCall, args: peer.lifecycle.CommitChaincodeDefinitionArgs): Message {
  checkProposed(args, call);
  const terms = proposedTerms(args);
  const agreed = readiness(call, args.getName(), terms);
  write(definitionPrefix, args.getName(), definitionOf(terms), call.state);
  if (agreed.get(call.msp)?.length !== 0)
    throw new Error(`chaincode definition not agreed to by this org (${call.msp})`);
  return new CommitChaincodeDefinitionResult();
}
