import type { HostId, VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Lesson } from './lesson.ts';

/** VMs that stand alone on the second and third server of the first hall when it begins, and those servers. The first has room for no more. */
const LONELY: readonly number[] = [7, 8];
const SPARE: readonly number[] = [1, 2];
/** By then every move from one small server to another has ended; s. Design value. */
const MOVED_S = 20;

const move = (vm: number, i: number) => ({
  atS: 5 * i,
  call: { name: 'migrateLive', args: { vm: vm as VmId, host: 0 as HostId } } satisfies CommandCall,
});
const sleep = (host: number) => ({
  atS: MOVED_S,
  call: { name: 'sleepHost', args: { host: host as HostId } } satisfies CommandCall,
});

/** One app, one box: what consolidation saves, and what it puts at risk. A quarter of an hour, for any course. */
export const lessonA: Lesson = {
  id: 'a',
  hall: 'first-hall',
  seed: 'F1RST',
  teamSize: 4,
  weights: 'operations',
  questions: [
    {
      id: 'watts',
      shape: { kind: 'point', min: 0, max: 800, unit: 'watts' },
      truth: {
        kind: 'fork',
        from: 'start',
        orders: [...LONELY.map(move), ...SPARE.map(sleep)],
        forS: 40,
        figure: 'facilityW',
      },
    },
    { id: 'price', shape: { kind: 'choice', options: 4 }, truth: { kind: 'known', value: 2 } },
  ],
  steps: [
    { id: 'brief', kind: 'brief', lastsS: 60 },
    { id: 'watts', kind: 'predict', lastsS: 45, question: 'watts' },
    { id: 'morning', kind: 'play', forS: 110 },
    { id: 'wattsShown', kind: 'truth', lastsS: 45, question: 'watts' },
    { id: 'dies', kind: 'inject', fault: 'hostFailing', subject: 'fullest', to: 'all', silent: true },
    { id: 'trouble', kind: 'play', forS: 50 },
    { id: 'stop', kind: 'freeze', lastsS: 60, hands: 'handsOff' },
    { id: 'price', kind: 'predict', lastsS: 40, question: 'price' },
    { id: 'talk', kind: 'question', lastsS: 60 },
    { id: 'priceAgain', kind: 'again', lastsS: 30, question: 'price' },
    { id: 'priceShown', kind: 'truth', lastsS: 40, question: 'price' },
    { id: 'prepare', kind: 'window', lastsS: 30 },
    { id: 'evening', kind: 'play', forS: 80 },
    { id: 'energy', kind: 'chart', lastsS: 50, figure: 'facilityW' },
    { id: 'debrief', kind: 'debrief', lastsS: 200 },
  ],
};
