import type { Bot } from '../bot.ts';
import { careful } from '../careful.ts';
import { idle } from '../idle.ts';
import { nightwatch } from '../nightwatch.ts';
import { reckless } from '../reckless.ts';
import { reference } from '../reference.ts';
import { elastic } from './elastic.ts';
import { fairShares } from './fair-shares.ts';
import { firstHall } from './first-hall.ts';
import { longNightBots } from './long-night.ts';
import { memoryCrunch } from './memory-crunch.ts';
import { mixed } from './mixed.ts';
import { movingDay } from './moving-day.ts';
import { oldAndNew } from './old-and-new.ts';
import { thinIce } from './thin-ice.ts';
import { twoDoors } from './two-doors.ts';
import { underAttackBots } from './under-attack.ts';

/** Bots made for one hall: an operator who uses what it is about, and the same one without that. */
export interface HallBots {
  readonly reference: Bot;
  /** Plays as the reference does, without the mechanism that the hall is about; absent = the hall is about all of them. */
  readonly twin?: Bot;
  /** Never surprised by what may go wrong here, and only half at home in what the hall is about; absent = the general one. */
  readonly careful?: Bot;
}

/** By the id of the hall; a hall that is not here is played by the general ones. */
const HALL_BOTS: { readonly [hall: string]: HallBots } = {
  'moving-day': movingDay,
  'old-and-new': oldAndNew,
  'two-doors': twoDoors,
  'first-hall': firstHall,
  elastic,
  'thin-ice': thinIce,
  'long-night': longNightBots,
  'under-attack': underAttackBots,
  'memory-crunch': memoryCrunch,
  'fair-shares': fairShares,
  sprint: mixed,
  lesson: mixed,
  period: mixed,
  double: mixed,
};

/** Who plays a hall when its score and its balance are measured, from nobody to the one who knows it best. */
export type BotsOfHall = HallBots & { readonly [B in 'idle' | 'nightwatch' | 'reckless' | 'careful']: Bot };

/** The bots of a hall. */
export function botsOf(hall: string): BotsOfHall {
  return { idle, nightwatch, reckless, careful, ...(HALL_BOTS[hall] ?? { reference }) };
}
