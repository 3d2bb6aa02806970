/** States of the generator below. */
const RANGE = 0x1_0000_0000;

/** Numbers of a simple generator (Numerical Recipes, 2nd ed., §7.1, quick and dirty), so that the same round asks the same. */
function nextState(state: number): number {
  return (Math.imul(state, 1664525) + 1013904223) >>> 0;
}

/** Some of a list, in another order for each round. */
export function draw<T>(from: readonly T[], count: number, round: number): T[] {
  const left = [...from];
  const drawn: T[] = [];
  let state = nextState(nextState(round + 1));
  while (drawn.length < count && left.length > 0) {
    state = nextState(state);
    drawn.push(...left.splice(Math.floor((state / RANGE) * left.length), 1));
  }
  return drawn;
}

/** Places of a list in an order in which it does not stand already. */
export function shuffled(length: number, round: number): number[] {
  const places = Array.from({ length }, (_, place) => place);
  const drawn = draw(places, length, round);
  return length > 1 && drawn.every((place, index) => place === index) ? places.reverse() : drawn;
}
