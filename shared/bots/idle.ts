import type { Bot } from './bot.ts';

/** Does nothing at all: what a hall is worth without its players. */
export const idle: Bot = {
  id: 'idle',
  play: (_world, memory) => ({ calls: [], memory }),
};
