import type { CallContext } from '../context';

/** Answers one request of a running chaincode; what it throws goes to the chaincode as an error. */
export type Request = (
  context: CallContext,
  payload: Uint8Array,
) => Uint8Array | undefined | Promise<Uint8Array | undefined>;
