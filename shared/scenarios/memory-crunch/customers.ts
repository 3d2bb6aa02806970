import { APP_MUSEUM, CLINIC, CORNER_SHOP, LEDGER_BANK, RENDER_BARN, RTOS_WORKS, TICKET_RUSH } from '../parts.ts';

/**
 * The customers of the hall about overcommit: each has memory of another kind. Loads are low, so that memory is what runs
 * short and nothing else. All figures are design values.
 */

/** All on one image: one page in four is alike. */
export const LIKE_SHOPS = {
  ...CORNER_SHOP,
  vm: { ...CORNER_SHOP.vm, commonFraction: 0.27, touchedFraction: 0.8, activeFraction: 0.64, meanLoad: 0.14 },
} as const;

/** Archives on Windows that nobody has put a balloon driver into: much cache, little of it in use. */
export const ARCHIVES = {
  ...CLINIC,
  tier: 'silver',
  vm: {
    ...CLINIC.vm,
    guest: 'windows',
    memMib: 8192,
    balloonDriver: false,
    touchedFraction: 0.84,
    activeFraction: 0.38,
    meanLoad: 0.16,
  },
  feeCentsPerS: 700,
} as const;

/** A closed kernel that takes no driver. What it has touched it hardly uses: only its host can take that. */
export const CLOSED_SYSTEMS = {
  ...RTOS_WORKS,
  vm: { ...RTOS_WORKS.vm, memMib: 8192, touchedFraction: 0.84, activeFraction: 0.25, meanLoad: 0.1 },
  feeCentsPerS: 600,
} as const;

/** Java programs whose heap is most of what they have: a balloon would take from it what the collector goes through, so nobody put one in. */
export const JAVA_MUSEUM = {
  ...APP_MUSEUM,
  vm: {
    ...APP_MUSEUM.vm,
    memMib: 4096,
    balloonDriver: false,
    heap: { mib: 3072, liveMib: 800 },
    touchedFraction: 0.84,
    activeFraction: 0.7,
    meanLoad: 0.1,
  },
  feeCentsPerS: 400,
} as const;

/** Large, gold, and all of it in use. */
export const BANK = {
  ...LEDGER_BANK,
  vm: { ...LEDGER_BANK.vm, touchedFraction: 0.84, activeFraction: 0.5, meanLoad: 0.2 },
} as const;

/** Works at night and keeps what it has touched by day: the first to give. */
export const SLEEPY_BARN = {
  ...RENDER_BARN,
  vm: { ...RENDER_BARN.vm, memMib: 8192, touchedFraction: 0.8, activeFraction: 0.2, meanLoad: 0.18 },
  feeCentsPerS: 350,
} as const;

/** Small, and quick to ask for all that it has. */
export const SALES = {
  ...TICKET_RUSH,
  vm: { ...TICKET_RUSH.vm, memMib: 4096, commonFraction: 0.2, touchedFraction: 0.78, activeFraction: 0.5 },
} as const;
