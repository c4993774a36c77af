/** A case in which the embedded ledger does not answer as Fabric does, though it should: devnet is wrong there. */
export interface Difference {
  /** The case's name. */
  readonly case: string;
  readonly reason: string;
}

export const knownDifferences: readonly Difference[] = [
  {
    case: 'limits: a request larger than a node takes',
    reason: 'the status is Fabric’s; the text is that of gRPC in Node, which turns the request away',
  },
  {
    case: 'refusals: a call with {"endorsers":[""]}',
    reason:
      'Fabric’s status text ends in a space here, and HTTP/2 in Node drops such a header: its client sees no ' +
      'text. The embedded ledger’s text arrives.',
  },
];
