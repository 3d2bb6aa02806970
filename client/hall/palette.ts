import { STATUSES, type Status } from '#shared/sim/kernel/codes/index.ts';

/** Colours of the hall as 0xRRGGBB, for one theme. */
export interface Palette {
  readonly dark: boolean;
  readonly background: number;
  readonly rack: number;
  readonly tile: number;
  readonly tileEdge: number;
  readonly well: number;
  readonly ink: number;
  readonly inkSoft: number;
  readonly accent: number;
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

/** Identity colours of tenants; always with an emblem, never meaning health. */
const TENANTS = [0x5a97fe, 0x9c86e9, 0x4fb3c4, 0xc58a5e, 0xb86fd0, 0x8fae5a, 0xd07f9c, 0x7f9bb5] as const;
const TENANTS_LIGHT = [0x2f68d8, 0x6a4fc9, 0x1f7f92, 0x9a5a2a, 0x8a3fa8, 0x5b7a26, 0xa84a6c, 0x4d6a86] as const;

export const DARK: Palette = {
  dark: true,
  background: 0x0e1420,
  rack: 0x121a29,
  tile: 0x182234,
  tileEdge: 0x2b3a54,
  well: 0x101827,
  ink: 0xf2f4f8,
  inkSoft: 0x9aa7bd,
  accent: 0x5a97fe,
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
  background: 0xf3f5f9,
  rack: 0xe8ecf3,
  tile: 0xffffff,
  tileEdge: 0xc3ccda,
  well: 0xeef1f6,
  ink: 0x141a26,
  inkSoft: 0x5b6678,
  accent: 0x1f5fd6,
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
  tenants: TENANTS_LIGHT,
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
