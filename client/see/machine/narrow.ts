/** Whether everything stands below one another, as on a phone: there what comes later waits behind its title. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 860px)').matches;
}
