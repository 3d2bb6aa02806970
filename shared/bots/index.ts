export { botsOf } from './halls/index.ts';

import type { Bot } from './bot.ts';
import { careful } from './careful.ts';
import { idle } from './idle.ts';
import { nightwatch } from './nightwatch.ts';
import { reckless } from './reckless.ts';
import { reference } from './reference.ts';

/** Every bot, best first. */
export const BOTS: readonly Bot[] = [reference, careful, nightwatch, idle, reckless];
