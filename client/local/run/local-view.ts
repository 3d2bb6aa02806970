import type { RoomView } from '#shared/protocol/messages.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import type { LocalRun } from './local-run.ts';

/** A game alone as a room: one seat, one team. */
export function viewOf({ header, name, time, world }: LocalRun): RoomView {
  return {
    code: header.code,
    title: header.title,
    phase: time.phase,
    pause: time.pause,
    speed: time.speed,
    door: 'closed',
    solo: true,
    teamForming: header.teamForming,
    freeNames: header.freeNames,
    weights: weightsOf(header),
    showTeams: false,
    lengthS: world.scenario.lengthS,
    capacity: 1,
    teams: [{ no: 0, emblem: 0 }],
    seats: [{ no: 0, name, team: 0, state: 'seated', ready: true, benched: false }],
    waiting: [],
  };
}
