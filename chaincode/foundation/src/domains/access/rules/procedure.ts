import type { access } from '@oneplusn/api';

/*
 * The statutory procedure of a request, whole: which step leads from which stage to which, and who may take it. Each
 * side writes down its own steps, on facts that it alone seals; where a request stands follows from all of them
 * together, so that nobody needs another's signature to go on.
 */

/** What the ledger holds about a request; what is absent has not happened. */
export interface Matter {
  readonly request: access.AccessRequest;
  readonly handling?: access.Handling | undefined;
  readonly decision?: access.Decision | undefined;
  readonly oversight?: access.Oversight | undefined;
}

export type Action =
  | 'countersign'
  | 'return'
  | 'complete'
  | 'extend'
  | 'approve'
  | 'refuse'
  | 'withdraw'
  | 'escalate'
  | 'dispute'
  | 'rule'
  | 'claim'
  | 'supply';

interface Step {
  readonly by: readonly access.Party[];
  readonly from: readonly access.Stage[];
  /** Where it can lead; none for a step that changes a deadline alone. */
  readonly to: readonly access.Stage[];
}

const undecided = ['filed', 'completed', 'upheld'] as const;

/** Every step there is. */
export const steps: Readonly<Record<Action, Step>> = {
  countersign: { by: ['requester'], from: ['drafted'], to: ['filed'] },
  return: { by: ['provider'], from: ['filed'], to: ['returned'] },
  complete: { by: ['requester'], from: ['returned'], to: ['completed'] },
  extend: { by: ['provider'], from: ['filed', 'completed'], to: [] },
  approve: { by: ['provider'], from: undecided, to: ['approved'] },
  refuse: { by: ['provider'], from: undecided, to: ['refused'] },
  withdraw: { by: ['requester'], from: [...undecided, 'drafted', 'returned', 'disputed'], to: ['withdrawn'] },
  escalate: { by: ['requester', 'committee'], from: [...undecided, 'awaited'], to: [] },
  dispute: { by: ['requester'], from: ['refused'], to: ['disputed'] },
  rule: { by: ['committee'], from: ['disputed'], to: ['upheld', 'dismissed'] },
  claim: { by: ['requester'], from: ['approved', 'supplied'], to: ['awaited'] },
  supply: { by: ['provider'], from: ['awaited'], to: ['supplied'] },
};

/** Whether a side may take a step where the request stands. */
export function mayTake(action: Action, party: access.Party, stage: access.Stage): boolean {
  const { by, from } = steps[action];
  return by.includes(party) && from.includes(stage);
}

/**
 * Where a request stands. A step counts only for the very one that it answers: a completion for its return, a dispute
 * for its refusal, a ruling for its dispute. An approval stands before all: its grant holds, whatever is said after.
 */
export function stageOf({ request, handling, decision, oversight }: Matter): access.Stage {
  if (decision?.outcome === 'approved') return supplyOf(request, handling, decision);
  if (request.withdrawn) return 'withdrawn';
  if (decision) {
    const dispute = answering(request.disputed, decision);
    if (!dispute) return 'refused';
    return answering(oversight?.ruling, dispute)?.outcome ?? 'disputed';
  }
  if (request.countersign && !signatureOf(request)) return 'drafted';
  if (!handling?.returned) return 'filed';
  return answering(request.completed, handling.returned) ? 'completed' : 'returned';
}

/** Where what was granted stands: a claim is of this very approval, a supply of this very claim. */
function supplyOf(
  request: access.AccessRequest,
  handling: Matter['handling'],
  decision: access.Decision,
): access.Stage {
  const awaited = answering(request.awaited, decision);
  if (!awaited) return 'approved';
  return answering(handling?.supplied, awaited) ? 'supplied' : 'awaited';
}

/** Whose turn it is, where the request waits for somebody. */
export function turnOf(stage: access.Stage): access.Party | undefined {
  switch (stage) {
    case 'filed':
    case 'completed':
    case 'upheld':
    case 'awaited':
      return 'provider';
    case 'drafted':
    case 'returned':
      return 'requester';
    case 'disputed':
      return 'committee';
    default:
      return undefined;
  }
}

/** The countersignature of a request, where it is one of the very text that was filed. */
export const signatureOf = (request: access.AccessRequest): access.AccessRequest['countersigned'] =>
  answering(request.countersigned, { provenance: filingOf(request) });

type Written = Pick<access.Decision, 'provenance'>;

/** A step, where it answers this one. */
export function answering<T extends { readonly answers: string }>(step: T | undefined, to: Written): T | undefined {
  return step?.answers === to.provenance.txId ? step : undefined;
}

/** Who filed a request, and when: its own provenance as long as nothing has been changed. */
export const filingOf = ({ filed, provenance }: access.AccessRequest): access.AccessRequest['provenance'] =>
  filed ?? provenance;
