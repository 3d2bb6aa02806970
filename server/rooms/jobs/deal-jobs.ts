import { type Deal, dealJobs, isDealt, type Member, rotateJobs } from '#shared/jobs/bundles.ts';
import type { CrewEntry } from '#shared/replay/entries.ts';
import { daySecondsOf } from '#shared/sim/kernel/scenario/series-rows.ts';
import type { Game } from '../game.ts';
import { stepOf } from '../lesson/begin-step.ts';
import type { Attendance } from '../seats.ts';
import { playingTeams } from '../teams.ts';
import { membersOf, withJobs } from './members.ts';

/** So long after a day has begun jobs may be taken, s of the world. Design value: time to say who wants what. */
const CHOOSE_S = 30;

type Dealt = Extract<CrewEntry, { type: 'jobsDealt' }>;
type Holder = Member & { readonly grant: number };

/** What has to be dealt now: where somebody came or went, and in all teams when jobs go round. */
export function dueDeals(game: Game, attendance: Attendance): Dealt[] {
  const { header, state } = game;
  if (header.jobs === undefined || (state.phase !== 'running' && state.phase !== 'paused')) return [];
  const turns = isTurn(game);
  return playingTeams(state).flatMap((team): Dealt[] => {
    const members = withJobs(state, membersOf(state, attendance, team));
    if (!isDealt(members)) return [dealt(game, { team, why: 'members' }, members, dealJobs(members))];
    return turns && members.length > 1 ? [dealt(game, { team, why: 'turn' }, members, rotateJobs(members))] : [];
  });
}

/** A deal as an entry. */
export function dealt(game: Game, about: Pick<Dealt, 'team' | 'why'>, members: readonly Holder[], deal: Deal): Dealt {
  return {
    type: 'jobsDealt',
    ...about,
    ...placeOf(game),
    seats: members.map(({ seat }) => seat),
    grants: members.map(({ grant }) => grant),
    jobs: deal.map((bundle) => bundle.join('+')),
  };
}

/** Whether jobs may be taken: the team chooses, and the hall stands, or a day has just begun. */
export function isChoosing({ header, state, content, beat }: Game): boolean {
  if (header.jobs !== 'choose') return false;
  if (state.phase === 'paused') return true;
  return state.phase === 'running' && beat % daySecondsOf(content.scenario) < CHOOSE_S;
}

/** Whether jobs go round now: at a window of the lesson that leads, or, where none leads, once a day is over. */
function isTurn(game: Game): boolean {
  if (game.header.jobs !== 'rotate') return false;
  const [before, now] = [game.state.turned ?? { day: 0, step: -1 }, placeOf(game)];
  const { lesson } = game.state;
  if (lesson && !lesson.away) return stepOf(game)?.kind === 'window' && now.step !== before.step;
  return now.day > before.day;
}

function placeOf({ state, content, beat }: Game): { day: number; step: number } {
  return { day: Math.floor(beat / daySecondsOf(content.scenario)), step: state.lesson?.step ?? -1 };
}
