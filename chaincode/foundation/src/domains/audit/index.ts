/** Audit: who opened what, when, under which grant. */
import type { Handlers } from '../../call';
import { ownOpenings } from './own-openings';
import { openings } from './openings';

export const audit: Handlers<'audit'> = { openings, ownOpenings };
