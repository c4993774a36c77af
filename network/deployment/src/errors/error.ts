import { OnePlusNError, type Argument, type Arguments, type ErrorDescriptor } from '@oneplusn/errors';
import { lexicon } from './problems';
import { deploymentErrors } from './table';

/** Deploying, or a step of it, failed; nothing was done but what the plan says next time. */
export class DeploymentError extends OnePlusNError {
  override readonly name = 'DeploymentError';

  constructor(descriptor: ErrorDescriptor, args: Arguments, options?: ErrorOptions) {
    super(descriptor, args, options, lexicon);
  }

  /** Whether the network stood in the way; else what was asked for cannot be done. */
  get trouble(): boolean {
    const { peerUnreachable, peerRefused, notCommitted, noOrderer, updateRefused } = deploymentErrors;
    const { channelMissing, notAdministrator } = deploymentErrors;
    const refused = [notCommitted, noOrderer, updateRefused, channelMissing, notAdministrator];
    return [peerUnreachable, peerRefused, ...refused].some((row) => this.is(row));
  }
}

/** Makes the error of a row of the table: a missing argument is a compile error. */
export function deploymentFail<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
  cause?: unknown,
): DeploymentError {
  return new DeploymentError(descriptor, args, cause === undefined ? undefined : { cause });
}
