/** A time of work between two rests, ms; design value. */
const STINT_MS = 10;

/** What a paced game needs of the time. */
export interface PaceTimer {
  now(): number;
  /** Resolves after so many ms. */
  rest(ms: number): Promise<void>;
}

const MACHINE_TIME: PaceTimer = {
  now: () => performance.now(),
  rest: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Plays a game that stops after every tick to its end, with rests: it takes no more than that part (0 to 1) of the time of a
 * core, so that what nobody waits for takes no time of the machine from what people play. `part` is asked again before every
 * rest; at 1 there is none.
 */
export async function playPaced<Outcome>(
  game: Generator<unknown, Outcome, void>,
  part: () => number,
  timer: PaceTimer = MACHINE_TIME,
): Promise<Outcome> {
  for (;;) {
    const startMs = timer.now();
    const turn = stint(game, () => timer.now() - startMs >= STINT_MS);
    if (turn.done) return turn.value;
    await timer.rest((timer.now() - startMs) * (1 / part() - 1));
  }
}

function stint<Outcome>(game: Generator<unknown, Outcome, void>, isOver: () => boolean) {
  for (;;) {
    const turn = game.next();
    if (turn.done || isOver()) return turn;
  }
}
