import { callingErrors } from './calling';
import { connectingErrors } from './connecting';

/**
 * What can go wrong on the client's side or on the way, apart from the refusals of the contracts. Codes `SDK-1xx` are
 * stable for ever.
 */
export const sdkErrors = { ...connectingErrors, ...callingErrors } as const;
