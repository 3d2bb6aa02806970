import { oneAppOneBox } from './0/0-1.ts';
import { consolidationDay } from './1/1-1.ts';
import { aVmIsAFolder } from './1/1-2.ts';
import { twoKindsOfFloor } from './1/1-3.ts';
import { whoHoldsRing0 } from './2/2-1.ts';
import { trap } from './2/2-2.ts';
import { seventeenGhosts } from './2/2-3.ts';
import { theRewriter } from './2/2-4.ts';
import { askNicely } from './2/2-5.ts';
import { belowZero } from './2/2-6.ts';
import { theImpostor } from './2/2-7.ts';
import { sameKernelPlease } from './3/3-1.ts';
import { sliceOrShare } from './3/3-3.ts';
import { twoMaps } from './4/4-1.ts';
import { whoseFault } from './4/4-2.ts';
import { nineInTen } from './4/4-3.ts';
import { theBalloon } from './4/4-4.ts';
import { nearTwins } from './4/4-5.ts';
import { theCliff } from './4/4-6.ts';
import { thinIce } from './4/4-7.ts';
import { fakeCard } from './5/5-1.ts';
import { badDay } from './5/5-2.ts';
import { bypass } from './5/5-3.ts';
import { leakyBucket } from './6/6-2.ts';
import { rollingWindow } from './6/6-4.ts';
import { eggsAndBaskets } from './6/6-5.ts';
import { elasticAndMetered } from './7/7-2.ts';
import { theBadNeighbour } from './7/7-4.ts';
import { theBill } from './7/7-5.ts';
import { blackFriday } from './8/8-1.ts';
import type { Level } from './level.ts';

/** Every level, in the order in which it is meant to be played. A level is in the campaign by being here. */
export const LEVELS: readonly Level[] = [
  oneAppOneBox,
  consolidationDay,
  aVmIsAFolder,
  twoKindsOfFloor,
  whoHoldsRing0,
  trap,
  seventeenGhosts,
  theRewriter,
  askNicely,
  belowZero,
  theImpostor,
  sameKernelPlease,
  sliceOrShare,
  twoMaps,
  whoseFault,
  nineInTen,
  theBalloon,
  nearTwins,
  theCliff,
  thinIce,
  fakeCard,
  badDay,
  bypass,
  leakyBucket,
  rollingWindow,
  eggsAndBaskets,
  elasticAndMetered,
  theBadNeighbour,
  theBill,
  blackFriday,
];

/** The level with an id. */
export function levelById(id: string): Level | undefined {
  return LEVELS.find((level) => level.id === id);
}
