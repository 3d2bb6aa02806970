import type { HallLevel } from './hall-level.ts';
import type { MachineLevel } from './machine-level.ts';

/** A level of the campaign, by what it is played on. */
export type Level = HallLevel | MachineLevel;
