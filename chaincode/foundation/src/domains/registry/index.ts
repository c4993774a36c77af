/** Who belongs to the network: authorities, departments, actors; and what the authorities decide together. */
import type { Handlers } from '../../call';
import { actors } from './actors';
import { authorities } from './authorities';
import { calendars } from './calendars';
import { departments } from './departments';
import { enact } from './enact';
import { enrol } from './enrol';
import { establish } from './establish';
import { found } from './found';
import { parameters } from './parameters';
import { proposals } from './proposals';
import { propose } from './propose';
import { resume } from './resume';
import { standing } from './standing';
import { suspend } from './suspend';
import { vote } from './vote';
import { whoami } from './whoami';
import { withdraw } from './withdraw';

export const registry: Handlers<'registry'> = {
  ...{ found, propose, withdraw, vote, enact, establish, enrol, suspend, resume },
  ...{ whoami, standing, authorities, departments, actors, proposals, parameters, calendars },
};
