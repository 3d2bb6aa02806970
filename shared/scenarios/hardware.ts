import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';

/** Real measured curves, W at 0…100 % load (SPECpower_ssj2008 runs as transcribed in CloudSim's power models). */
const XEON_X5675_W = [58.4, 98, 109, 118, 128, 140, 153, 170, 189, 205, 222];

/** A measured curve stretched to a game host's idle and peak power, keeping its shape. */
function scaled(idleW: number, peakW: number): number[] {
  const [low, high] = [XEON_X5675_W[0], XEON_X5675_W[10]];
  return XEON_X5675_W.map((w) => Math.round((idleW + ((w - low) / (high - low)) * (peakW - idleW)) * 10) / 10);
}

const GAME_HOST = {
  smt: true,
  hardwareAssist: true,
  nicMbit: 10_000,
  swapDevice: 'ssd',
  bootSeconds: 8,
  sleepSeconds: 2,
  wakeSeconds: 6,
  deliverySeconds: 20,
  standbyW: 5,
} as const;

/** The hosts that a hall can buy; sizes, prices and powers are design values. */
export const GAME_HOSTS: readonly HostModel[] = [
  { ...GAME_HOST, id: 'small', cores: 8, coreMhz: 2400, memMib: 32_768, priceCents: 600_000, powerW: scaled(100, 250) },
  {
    ...GAME_HOST,
    id: 'medium',
    cores: 16,
    coreMhz: 2400,
    memMib: 65_536,
    priceCents: 1_200_000,
    powerW: scaled(160, 420),
  },
  {
    ...GAME_HOST,
    id: 'large',
    cores: 32,
    coreMhz: 2400,
    memMib: 131_072,
    priceCents: 2_200_000,
    powerW: scaled(260, 760),
  },
  {
    ...GAME_HOST,
    id: 'legacy',
    cores: 8,
    coreMhz: 2000,
    smt: false,
    memMib: 32_768,
    hardwareAssist: false,
    swapDevice: 'hdd',
    priceCents: 250_000,
    powerW: scaled(140, 300),
  },
];

/** The same hosts as halls are set up: they back their guests with large pages, as vSphere 6 does unless told otherwise. */
export const HALL_HOSTS: readonly HostModel[] = GAME_HOSTS.map((model) => ({ ...model, largePages: true }));
