/**
 * Lets a program play a hall: asks once a second of the game what the hall is like, and gives the orders that the program
 * answers. Where and as whom it plays stands in the environment: OVERCOMMIT_URL and OVERCOMMIT_TOKEN.
 */

/** Plays a game to its end. `decide` is given the hall and answers orders; returns the last thing told. */
export async function play(decide, options = {}) {
  const told = await game(decide, placeOf(options), options.tables);
  if (told === undefined) throw new Error('the tournament is over');
  return told;
}

/** Plays all matches of a tournament, one after another, until it is over; returns how many. */
export async function compete(decide, options = {}) {
  for (let played = 0; ; played++)
    if ((await game(decide, placeOf(options), options.tables)) === undefined) return played;
}

/** An order: `order('placeVm', { vm: 3, host: 0 })`. */
export function order(name, args = {}) {
  return { name, args };
}

function placeOf({ url, token }) {
  const place = { url: url ?? process.env.OVERCOMMIT_URL, token: token ?? process.env.OVERCOMMIT_TOKEN };
  if (!place.url || !place.token) throw new Error('OVERCOMMIT_URL and OVERCOMMIT_TOKEN say where and as whom to play');
  return place;
}

/** Plays a game; returns the last thing told, or nothing if there is none any more. What does not change is asked for once. */
async function game(decide, place, tables) {
  let told = await turn(place, [], tables, true);
  const facts = told?.facts;
  while (told && !told.over) {
    const orders = (await decide({ ...told.tables, ...told, facts })) ?? [];
    told = await turn(place, orders, tables);
  }
  return told;
}

/** A server that is starting again, or has nothing to play yet, is asked again: after a moment, and no longer than this. */
const PATIENCE_MS = 300_000;
const PAUSE_MS = 500;
const ASK_AGAIN = [409, 429, 503];

async function turn({ url, token }, calls, tables, facts) {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  };
  let body = JSON.stringify({ calls, tables, facts });
  for (let untilMs = Date.now() + PATIENCE_MS; ; ) {
    const answer = await fetch(new URL('api/program/turn', url.endsWith('/') ? url : `${url}/`), { ...request, body })
      .then(
        (found) => found.text().then((text) => ({ status: found.status, text })),
        (problem) => ({ status: 503, text: String(problem) }),
      )
      .catch((problem) => ({ status: 503, text: String(problem) }));
    if (answer.status === 200) return JSON.parse(answer.text);
    if (answer.status === 410) return undefined;
    if (answer.status === 409) untilMs = Date.now() + PATIENCE_MS;
    if (!ASK_AGAIN.includes(answer.status) || Date.now() > untilMs)
      throw new Error(`turn refused: ${answer.status} ${answer.text}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    // What was ordered may have been done, and the hall has moved on: look first.
    body = JSON.stringify({ calls: [], tables, facts });
  }
}
