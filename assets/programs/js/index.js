/**
 * Lets a program play a hall: asks once a second of the game what the hall is like, and gives the orders that the program
 * answers. Where and as whom it plays stands in the environment: OVERCOMMIT_URL and OVERCOMMIT_TOKEN.
 */

/** Plays a game to its end. `decide` is given the hall and answers orders; returns the last thing told. */
export async function play(decide, { tables, url, token } = {}) {
  const place = { url: url ?? process.env.OVERCOMMIT_URL, token: token ?? process.env.OVERCOMMIT_TOKEN };
  if (!place.url || !place.token) throw new Error('OVERCOMMIT_URL and OVERCOMMIT_TOKEN say where and as whom to play');
  let told = await turn(place, [], tables);
  while (!told.over) {
    const orders = (await decide({ ...told.tables, ...told })) ?? [];
    told = await turn(place, orders, tables);
  }
  return told;
}

/** An order: `order('placeVm', { vm: 3, host: 0 })`. */
export function order(name, args = {}) {
  return { name, args };
}

async function turn({ url, token }, calls, tables) {
  const answer = await fetch(new URL('api/program/turn', url.endsWith('/') ? url : `${url}/`), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ calls, tables }),
  });
  if (!answer.ok) throw new Error(`turn refused: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
