/** Every error that this command can show, with the code to look it up by. */
import { errorsByCode, type ErrorDescriptor } from '@oneplusn/api';
import { deploymentErrors } from '@oneplusn/deployment';
import { sdkErrors } from '@oneplusn/sdk';
import { cliErrors } from './table';

export const knownErrors: readonly ErrorDescriptor[] = [
  ...errorsByCode.values(),
  ...Object.values<ErrorDescriptor>(sdkErrors),
  ...Object.values<ErrorDescriptor>(deploymentErrors),
  ...Object.values<ErrorDescriptor>(cliErrors),
];
