/**
 * Fans take 9–15 % of a server's power, rising with load and with the air at its inlet (Azure, GreenSKU data in
 * `Azure/AzurePublicDataset`); how the rise is split between the two, and over which temperatures, are design values.
 */
const FANS_AT_REST = 0.09;
const FANS_BY_LOAD = 0.03;
const FANS_BY_HEAT = 0.03;
const WARM_FROM_C = 25;
const WARM_OVER_K = 10;

/** Part of a server's power that its fans take. */
export function fanShare(load: number, inletC: number): number {
  return FANS_AT_REST + FANS_BY_LOAD * Math.min(1, Math.max(0, load)) + FANS_BY_HEAT * warmth(inletC);
}

/** What fans take beyond what a measured power curve has in it, W: the curve was measured in cool air. */
export function extraFanW(powerW: number, inletC: number): number {
  return inletC <= WARM_FROM_C ? 0 : powerW * FANS_BY_HEAT * warmth(inletC);
}

function warmth(inletC: number): number {
  return Math.min(1, Math.max(0, (inletC - WARM_FROM_C) / WARM_OVER_K));
}
