import type { ScoreNow } from '#shared/protocol/debrief.ts';
import { disclosed } from '#shared/protocol/disclosed.ts';
import { EMBLEMS } from '#shared/protocol/emblems.ts';
import type { RoomView, SeatView, TeamOverview, Welcome } from '#shared/protocol/messages.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { possibleFaults } from '#shared/sim/disturbances/possible.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import type { RoomHeader } from '../storage/journals.ts';
import { ownAnswersOf } from './lesson/class-view.ts';
import type { WaitingRoom } from './newcomers/waiting.ts';
import { deskOf } from './people/deeds.ts';
import type { Who } from './requests.ts';
import type { Attendance } from './seats.ts';
import { type RoomState, seatOf } from './state.ts';
import { playingTeams } from './teams.ts';
import { watchOf } from './watch/stuck.ts';
import type { TeamWorlds } from './worlds.ts';

const RUNNING = VM_STATES.indexOf('running');
const ON = HOST_STATES.indexOf('on');

interface Room {
  readonly header: RoomHeader;
  readonly state: RoomState;
  readonly attendance: Attendance;
  readonly waiting: WaitingRoom;
}

/** What everybody in the room may know about it. */
export function viewOf(scenario: Scenario, { header, state, attendance, waiting }: Room): RoomView {
  return {
    code: header.code,
    title: header.title,
    phase: state.phase,
    pause: state.pause,
    speed: state.speed,
    door: state.door,
    solo: header.solo,
    teamForming: header.teamForming,
    freeNames: header.freeNames,
    weights: weightsOf(header),
    showTeams: header.showTeams === true,
    lengthS: scenario.lengthS,
    capacity: state.seats.length,
    teams: playingTeams(state).map((team) => ({ no: team, emblem: team % EMBLEMS })),
    seats: seatViews(state, attendance),
    waiting: waiting.list(),
    desk: deskOf(state),
  };
}

function seatViews(state: RoomState, attendance: Attendance): SeatView[] {
  return state.seats
    .filter(({ grant }) => grant > 0)
    .map(({ no, name, team, ready, benched, muted }) => {
      return { no, name, team, state: attendance.stateOf(no), ready, benched, ...(muted && { muted }) };
    });
}

/** What somebody is told who comes in. */
export function welcomeOf(
  scenario: Scenario,
  state: RoomState,
  who: Who,
  now: Pick<Welcome, 'tickMs' | 'epoch' | 'view' | 'class'>,
): Welcome {
  const told = { ...now, scenario: disclosed(scenario) };
  if (who.role !== 'player') return { ...told, you: { role: who.role }, joinedAtS: 0 };
  const { no, atS, code, grant } = seatOf(state, who.seat);
  const answers = ownAnswersOf(state, grant);
  return {
    ...told,
    you: { role: 'player', seat: no },
    joinedAtS: atS,
    seatCode: code,
    ...(answers && { answers }),
  };
}

/** One team at a glance, for the instructor. */
export function overviewOf(
  worlds: TeamWorlds,
  state: RoomState,
  scores: ReadonlyMap<number, ScoreNow>,
): TeamOverview[] {
  return playingTeams(state).flatMap((team) => {
    const [world, score] = [worlds[team], scores.get(team)];
    return world ? [{ ...overviewOfTeam(world, team, state), ...(score ? { score } : {}) }] : [];
  });
}

function overviewOfTeam(world: World, team: number, state: RoomState): TeamOverview {
  return {
    team,
    tick: world.tick,
    ...booksOf(world),
    vmsRunning: count(world.vms.state, RUNNING),
    hostsOn: count(world.hosts.state, ON),
    commands: state.commands[team] ?? 0,
    ...(state.jobs && { covers: state.covers?.[team] ?? 0 }),
    watch: watchOf(world, team, state),
    faults: possibleFaults(world),
  };
}

function booksOf({ hall }: World) {
  return {
    // From the books themselves: what players are shown is as old as the last second.
    cash: Math.floor((hall.cashExactCents[0] ?? 0) / CENTS_PER_COIN),
    netCentsPerS: hall.netCentsPerS[0] ?? 0,
    slaPermille: hall.slaPermille[0] ?? 0,
    facilityW: hall.facilityW[0] ?? 0,
    openTasks: hall.openTasks[0] ?? 0,
  };
}

function count(column: Int32Array, value: number): number {
  let found = 0;
  for (const cell of column) if (cell === value) found++;
  return found;
}
