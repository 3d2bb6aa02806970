/** What is shown until it is over, and what is announced. All that others may use of it. */
export { announce, dropEndedForecasts } from './forecast-lane.ts';
export { health } from './system.ts';
