import type { ChaincodeStub } from 'fabric-shim';

/** What an operation does: its result goes into the answer. */
export type Verb = (stub: ChaincodeStub, ...args: string[]) => Promise<unknown>;

/** Ends a call with an answer of its own. */
export class Answer extends Error {
  constructor(
    readonly status: number,
    readonly text: string,
    readonly payload: Uint8Array,
  ) {
    super(text);
  }
}
