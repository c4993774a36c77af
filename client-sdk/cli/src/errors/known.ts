/** Every error and finding that this command can show, with the code to look it up by. */
import { errorsByCode } from '@oneplusn/api';
import { createErrors } from '@oneplusn/create-app';
import { placeholdersOf, referenceOf, type ErrorDescriptor } from '@oneplusn/errors';
import { deploymentErrors, doctorRules } from '@oneplusn/deployment';
import { evidenceErrors } from '@oneplusn/evidence';
import { indexErrors } from '@oneplusn/indexer';
import { sdkErrors } from '@oneplusn/sdk';
import { provisionErrors, topologyErrors } from '@oneplusn/topology';
import { cliErrors } from './table';

export const knownErrors: readonly ErrorDescriptor[] = [
  ...errorsByCode.values(),
  ...Object.values<ErrorDescriptor>(sdkErrors),
  ...Object.values<ErrorDescriptor>(indexErrors),
  ...Object.values<ErrorDescriptor>(evidenceErrors),
  ...Object.values<ErrorDescriptor>(createErrors),
  ...Object.values<ErrorDescriptor>(deploymentErrors),
  ...Object.values<ErrorDescriptor>(topologyErrors),
  ...Object.values<ErrorDescriptor>(provisionErrors),
  ...doctorRules.map(({ code, what, change }) => ({
    code,
    message: what,
    remedy: change,
    docs: referenceOf(code),
    placeholders: placeholdersOf(what.en, change.en),
  })),
  ...Object.values<ErrorDescriptor>(cliErrors),
];
