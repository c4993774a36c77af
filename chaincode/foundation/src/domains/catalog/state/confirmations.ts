import { ownerOf, sha256 } from '@oneplusn/api';
import type { FactId } from '@oneplusn/api';

/** A dataset has one confirmation, the last: the name follows from it. */
export const confirmationId = (dataset: FactId): FactId => `${ownerOf(dataset)}/u-${sha256(dataset).slice(0, 24)}`;
