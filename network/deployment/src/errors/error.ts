import { withoutSecretsIn, type ErrorArguments, type ErrorDescriptor } from '@oneplusn/api';
import { deploymentErrors } from './table';

type Arguments = Readonly<Record<string, string | number>>;

/** Deploying, or a step of it, failed; nothing was done but what the plan says next time. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  /** `DEPLOY-101` */
  readonly code: string;
  readonly args: Arguments;

  constructor(
    readonly descriptor: ErrorDescriptor,
    given: Arguments,
    options?: ErrorOptions,
  ) {
    super(undefined, options);
    this.args = withoutSecretsIn(given);
    this.code = descriptor.code;
    const { message, remedy } = this.text('en');
    this.message = `${this.code} ${message}. ${remedy}`;
  }

  /** Whether the network stood in the way; else what was asked for cannot be done. */
  get trouble(): boolean {
    const { peerUnreachable, peerRefused, notCommitted, noOrderer, updateRefused } = deploymentErrors;
    return [peerUnreachable, peerRefused, notCommitted, noOrderer, updateRefused].some(
      ({ code }) => code === this.code,
    );
  }

  /** The message and what to do, in one language. */
  text(language: 'zh' | 'en'): { message: string; remedy: string } {
    const say = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => String(this.args[name] ?? whole));
    return { message: say(this.descriptor.message[language]), remedy: say(this.descriptor.remedy[language]) };
  }
}

/** Makes the error of a row of the table: a missing argument is a compile error. */
export function deploymentFail<En extends string>(
  descriptor: ErrorDescriptor<En>,
  args: ErrorArguments<En> & Arguments,
  cause?: unknown,
): DeploymentError {
  return new DeploymentError(descriptor, args, cause === undefined ? undefined : { cause });
}
