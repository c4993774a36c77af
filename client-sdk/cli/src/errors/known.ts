/** Every error and finding that this command can show, with the code to look it up by. */
import { errorsByCode, type ErrorDescriptor } from '@oneplusn/api';
import { deploymentErrors, doctorRules } from '@oneplusn/deployment';
import { sdkErrors } from '@oneplusn/sdk';
import { cliErrors } from './table';

export const knownErrors: readonly ErrorDescriptor[] = [
  ...errorsByCode.values(),
  ...Object.values<ErrorDescriptor>(sdkErrors),
  ...Object.values<ErrorDescriptor>(deploymentErrors),
  ...doctorRules.map(({ code, what, change }) => ({ code, message: what, remedy: change })),
  ...Object.values<ErrorDescriptor>(cliErrors),
];
