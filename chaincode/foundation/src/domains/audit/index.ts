/**
 * Audit: who opened what, when, under which grant; when the people concerned are told; what each authority says of the
 * chain.
 */
import type { Handlers } from '../../call';
import { checkpoint } from './checkpoint';
import { disclose } from './disclose';
import { ownOpenings } from './own-openings';
import { openings } from './openings';
import { readers } from './readers';
import { release } from './release';
import { withheld } from './withheld';
import { withhold } from './withhold';

export const audit: Handlers<'audit'> = {
  ...{ checkpoint, openings, ownOpenings, readers, disclose, withhold, release, withheld },
};
