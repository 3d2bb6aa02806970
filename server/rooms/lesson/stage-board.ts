import { LESSON_FIGURES } from '#shared/lessons/figures.ts';
import type { Standings } from '#shared/protocol/class.ts';
import type { HostShape, SkylineHall, Stage, Standing } from '#shared/protocol/stage.ts';
import { FORECAST_KINDS, HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { Game } from '../game.ts';
import type { Scores } from '../score-board.ts';
import { stepOf, teamsOf } from './begin-step.ts';
import { Stories } from './stories.ts';

/** Standings do not move any more in the last part of a hall's time. Design value. */
const FROZEN_FROM = 0.8;
const MILLI = 1000;
const TOP = 3;

/** What the projector of a room shows. */
export class StageBoard {
  readonly stories = new Stories();
  /** Points by team when the standings froze. */
  #frozen: ReadonlyMap<number, number> | undefined;

  stage(game: Game, scores: Scores): Stage {
    const { tick, state } = game;
    const next = nextAnnounced(game);
    const chart = chartOf(game);
    return {
      tick,
      halls: teamsOf(game).map(({ no, world }) => hallOf(no, world)),
      standings: placesOf(this.#points(game, scores), shownOf(state)),
      frozen: this.#frozen !== undefined && state.phase !== 'over',
      stories: this.stories.latest,
      ...(chart && { chart }),
      ...(next && { next }),
    };
  }

  #points({ tick, content, state }: Game, scores: Scores): ReadonlyMap<number, number> {
    const now = new Map([...scores].map(([team, { milliPoints }]) => [team, Math.round(milliPoints / MILLI)] as const));
    const { lengthS, tickSeconds } = content.scenario;
    const late = lengthS > 0 && tick * tickSeconds >= FROZEN_FROM * lengthS;
    if (late) this.#frozen ??= now;
    return state.phase === 'over' ? now : (this.#frozen ?? now);
  }
}

/** What was hidden stays hidden after the end; what was shown in part is shown whole, without names if it had none. */
function shownOf({ phase, standings = 'off' }: Game['state']): Standings {
  return phase === 'over' && standings === 'topThree' ? 'full' : standings;
}

/** Places as far as they may be shown. Teams with equal points share one. */
function placesOf(points: ReadonlyMap<number, number>, shown: Standings): Standing[] {
  if (shown === 'off') return [];
  const ranked = [...points].sort(([a, first], [b, second]) => second - first || a - b);
  const places = ranked.map(([team, own]) => {
    const place = 1 + ranked.filter(([, other]) => other > own).length;
    return shown === 'anonymous' ? { place, points: own } : { place, team, points: own };
  });
  return shown === 'topThree' ? places.slice(0, TOP) : places;
}

function hallOf(team: number, { hosts }: World): SkylineHall {
  const shapes: HostShape[] = [];
  for (let host = 0; host < hosts.rows; host++) {
    const state = hosts.state[host] ?? 0;
    if (state === ABSENT) continue;
    shapes.push({ state, load: loadOf(hosts.demandPermille[host] ?? 0), guests: hosts.vms[host] ?? 0 });
  }
  return { team, hosts: shapes };
}

function chartOf(game: Game): Stage['chart'] {
  const step = stepOf(game);
  if (step?.kind !== 'chart') return undefined;
  const values = teamsOf(game).map(({ world }) => LESSON_FIGURES[step.figure](world));
  return { figure: step.figure, values: values.sort((a, b) => b - a) };
}

const ABSENT = HOST_STATES.indexOf('none');

/** Bands of demand, ‰ of capacity: quiet, busy, full, and more than there is (the bands of a host's status). */
const BANDS = [50, 700, 900, 1050] as const;

function loadOf(demandPermille: number): number {
  return BANDS.filter((band) => demandPermille >= band).length;
}

/** What is announced in the first team's hall and not the instructor's own doing there. */
function nextAnnounced(game: Game): Stage['next'] {
  const world = teamsOf(game)[0]?.world;
  if (!world) return undefined;
  const { forecasts, tick, scenario } = world;
  const rows = Array.from({ length: forecasts.rows }, (_, row) => row).filter(
    (row) => (forecasts.startsAtTick[row] ?? 0) > tick && forecasts.injected[row] === 0,
  );
  const start = (row: number) => forecasts.startsAtTick[row] ?? 0;
  const first = rows.sort((a, b) => start(a) - start(b))[0];
  if (first === undefined) return undefined;
  const kind = FORECAST_KINDS[forecasts.kind[first] ?? 0];
  return kind && { kind, inS: Math.round((start(first) - tick) * scenario.tickSeconds) };
}
