import type { Page } from '@playwright/test';
import { botMemory } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { hostSession, Instructor, takeSeat } from '../load/host.ts';
import { Player } from '../load/player.ts';
import { emptyTally } from '../load/tally.ts';

/** A hall that a bot plays on a real server, and the seat of somebody who looks. */
export interface Game {
  readonly code: string;
  readonly instructor: Instructor;
  readonly player: Player;
  /** Token of the seat for the browser. */
  readonly token: string;
  /** The mirror of the bot. */
  world(): OpenWorld | undefined;
  order(call: CommandCall): Promise<void>;
}

/** Starts a hall, under the seed that it comes with, with one team of two: the bot that knows the hall, and the one who looks. */
export async function openGame(url: string, scenario: string, bot: string): Promise<Game> {
  const seed = scenarioById(scenario)?.seed;
  const wish = { scenario, seats: 2, teams: 1, ...(seed === undefined ? {} : { seed }) };
  const { code, instructorToken } = await hostSession(url, wish);
  const instructor = new Instructor(() => url, instructorToken);
  const seat = await takeSeat(url, code);
  const { token } = await takeSeat(url, code);
  const player = playing(url, seat.token, scenario, bot);
  await player.connect();
  await instructor.control({ type: 'start' });
  await instructor.control({ type: 'speed', speed: 4 });
  const world = () => player.mirror?.world;
  const order = async (call: CommandCall) => {
    const reply = await player.give(call);
    if (!reply.ok) process.stderr.write(`${call.name}: ${reply.refusal.code}\n`);
  };
  return { code, instructor, player, token, world, order };
}

/** A bot never leaves more than so many orders unanswered. */
const UNANSWERED_MAX = 4;

function playing(url: string, token: string, scenario: string, name: string): Player {
  const bots = botsOf(scenario);
  const bot = name === 'idle' ? bots.idle : bots.reference;
  let memory = botMemory();
  return new Player({
    url: () => url,
    token,
    tally: emptyTally(),
    onFrame: (player) => {
      if (!player.mirror || player.resting || player.pending >= UNANSWERED_MAX) return;
      const turn = bot.play(player.mirror.world, memory);
      memory = turn.memory;
      for (const call of turn.calls) void player.give(call);
    },
  });
}

/** The moment has come: from now on the hall runs slowly, so that it is still there when its picture is taken. */
export async function waitFor(game: Game, moment: (world: OpenWorld) => boolean, withinMs: number): Promise<boolean> {
  const deadlineMs = performance.now() + withinMs;
  while (performance.now() < deadlineMs) {
    const world = game.world();
    if (world && moment(world)) {
      await game.instructor.control({ type: 'speed', speed: 0.25 });
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Makes a browser that of the one who looks. */
export async function sitDown(page: Page, game: Game): Promise<void> {
  const seat = { role: 'player', token: game.token, seatCode: '', name: 'Ada', solo: false };
  const entry = [`overcommit.seat.player.${game.code}`, JSON.stringify(seat)].map((each) => JSON.stringify(each));
  await page.addInitScript({ content: `localStorage.setItem(${entry.join(', ')})` });
}

export async function closeGame({ instructor, player }: Game): Promise<void> {
  await instructor.control({ type: 'end' });
  player.leave();
  instructor.leave();
}
