/** The vault's upkeep: keys into use, renewal under another key, backup and restoring. Each authority's own affair. */
import type { Handlers } from '../../call';
import { copy } from './copy';
import { outdated } from './outdated';
import { prepare } from './prepare';
import { renew } from './renew';
import { restore } from './restore';
import { status } from './status';

export const vault: Handlers<'vault'> = { prepare, status, outdated, renew, copy, restore };
