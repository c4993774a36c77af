import { OnePlusNError } from '@oneplusn/errors';

/** An app cannot be made where it was asked for. */
export class CreateError extends OnePlusNError {
  override readonly name = 'CreateError';
}
