/**
 * Erlang's C: the chance that a customer has to wait for one of `servers`, at an offered load of `busy` servers. 1 when
 * there is more work than servers.
 */
export function waitingChance(servers: number, busy: number): number {
  if (busy <= 0) return 0;
  if (busy >= servers) return 1;
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (busy * blocked) / (n + busy * blocked);
  return (servers * blocked) / (servers - busy * (1 - blocked));
}

/** Mean time in an M/M/c system as a multiple of the service time, at a utilisation below 1 (one server: 1 ÷ (1 − ρ)). */
export function responseFactor(servers: number, utilisation: number): number {
  const busy = servers * utilisation;
  return 1 + waitingChance(servers, busy) / (servers - busy);
}
