/** Audit: who opened what, when, under which grant; and when the people concerned are told. */
import type { Handlers } from '../../call';
import { ownOpenings } from './own-openings';
import { openings } from './openings';
import { readers } from './readers';
import { release } from './release';
import { withheld } from './withheld';
import { withhold } from './withhold';

export const audit: Handlers<'audit'> = { openings, ownOpenings, readers, withhold, release, withheld };
