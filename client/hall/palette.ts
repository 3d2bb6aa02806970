import { STATUSES, type Status } from '#shared/sim/kernel/codes/index.ts';

/** Colours of the hall as 0xRRGGBB, for one theme. */
export interface Palette {
  readonly dark: boolean;
  /** Air of the room at night and by day, and the light of dawn and dusk. */
  readonly night: number;
  readonly day: number;
  readonly dusk: number;
  readonly grid: number;
  readonly rack: number;
  readonly rackLight: number;
  readonly cable: number;
  readonly tile: number;
  readonly tileTop: number;
  readonly tileEdge: number;
  readonly well: number;
  readonly ink: number;
  readonly inkSoft: number;
  /** Emblems on the colour of their customer. */
  readonly emblem: number;
  readonly accent: number;
  /** Requests on their way, and warm air. */
  readonly request: number;
  readonly heat: number;
  readonly chip: number;
  readonly chipInk: number;
  readonly status: Readonly<Record<Status, number>>;
  readonly memory: Readonly<Record<MemoryPart, number>>;
  readonly tenants: readonly number[];
}

/** The parts of a host's memory bar, from left to right. */
export const MEMORY_PARTS = ['private', 'shared', 'ballooned', 'compressed', 'swapped', 'hypervisor', 'free'] as const;
export type MemoryPart = (typeof MEMORY_PARTS)[number];

/** Measured to stay apart in normal, protan, deutan and tritan vision (minimum ΔE76 30.9). */
const STATUS = { ok: 0x43efbe, watch: 0xfbf691, hot: 0xfeab22, breach: 0xf05b55, off: 0x838a9c } as const;

/**
 * Identity colours of tenants, always with an emblem, never meaning health. The rule (test/client/colours.test.ts): any two differ by
 * ΔE76 ≥ 19 in normal, protan, deutan and tritan vision, each has a contrast ≥ 3 with the tile in both themes, and none is nearer
 * than ΔE76 28 to a colour of health. Found by a search over the colours of that luminance.
 */
const TENANTS = [0x3060f0, 0xa89000, 0xd018a8, 0x307860, 0xa880e8, 0x986028, 0xd870a8, 0x809860] as const;

export const DARK: Palette = {
  dark: true,
  night: 0x080c15,
  day: 0x152036,
  dusk: 0x5a3a5c,
  grid: 0x5a97fe,
  rack: 0x0c121e,
  rackLight: 0x1b2740,
  cable: 0x33445f,
  tile: 0x182234,
  tileTop: 0x24324b,
  tileEdge: 0x3a4c6b,
  well: 0x0b111c,
  ink: 0xf2f4f8,
  inkSoft: 0xa4b1c8,
  emblem: 0xffffff,
  accent: 0x5a97fe,
  request: 0x8fd0ff,
  heat: 0xff6a2b,
  chip: 0x0e1420,
  chipInk: 0xf2f4f8,
  status: STATUS,
  memory: {
    private: 0x1e79f8,
    shared: 0x18e282,
    ballooned: 0xf4ce27,
    compressed: 0xb462ab,
    swapped: 0xdf4003,
    hypervisor: 0xd3dae2,
    free: 0x2a3444,
  },
  tenants: TENANTS,
};

export const LIGHT: Palette = {
  dark: false,
  night: 0xd9dfea,
  day: 0xf6f8fb,
  dusk: 0xf3d9c4,
  grid: 0x1f5fd6,
  rack: 0xc6cfdd,
  rackLight: 0xdde4ee,
  cable: 0x93a1b6,
  tile: 0xffffff,
  tileTop: 0xffffff,
  tileEdge: 0x9eabbe,
  well: 0xe9edf3,
  ink: 0x141a26,
  inkSoft: 0x4d586b,
  emblem: 0x141a26,
  accent: 0x1f5fd6,
  request: 0x0b5cad,
  heat: 0xd64a12,
  chip: 0x182234,
  chipInk: 0xf2f4f8,
  status: STATUS,
  memory: {
    private: 0x0847fc,
    shared: 0x1da875,
    ballooned: 0xc58908,
    compressed: 0xe42dbe,
    swapped: 0x951d0e,
    hypervisor: 0x141620,
    free: 0xe2e6eb,
  },
  tenants: TENANTS,
};

/** The colour of a health, by its code. */
export function statusColour(palette: Palette, status: number): number {
  return palette.status[STATUSES[status] ?? 'ok'];
}

export function tenantColour(palette: Palette, tenant: number): number {
  return palette.tenants[Math.max(0, tenant) % palette.tenants.length] ?? palette.accent;
}

/** `part` of `a` mixed into `b` (0 = b, 1 = a). */
export function mix(a: number, b: number, part: number): number {
  const channel = (shift: number) =>
    Math.round(((a >> shift) & 255) * part + ((b >> shift) & 255) * (1 - part)) << shift;
  return channel(16) | channel(8) | channel(0);
}
