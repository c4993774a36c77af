import { lexicon } from '@oneplusn/api';
import { OnePlusNError, type Arguments, type ErrorDescriptor } from '@oneplusn/errors';

/** Something stands against a file of evidence, or it cannot be made. */
export class EvidenceError extends OnePlusNError {
  override readonly name = 'EvidenceError';

  constructor(descriptor: ErrorDescriptor, args: Arguments, options?: ErrorOptions) {
    super(descriptor, args, options, lexicon);
  }
}
