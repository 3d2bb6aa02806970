/** Plays a game that stops after every tick to its end; answers what it comes to. */
export function playThrough<Outcome>(game: Generator<unknown, Outcome, void>): Outcome {
  for (;;) {
    const turn = game.next();
    if (turn.done) return turn.value;
  }
}
