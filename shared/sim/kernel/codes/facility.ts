/** Contracts for electricity. `spot` follows the hours of the day; `green` is dearer and keeps its price. */
export const ENERGY_PLANS = ['flat', 'spot', 'green'] as const;
export type EnergyPlan = (typeof ENERGY_PLANS)[number];

/** Where the power of the servers comes from now. */
export const POWER_SUPPLIES = ['utility', 'battery', 'generator', 'none'] as const;
export type PowerSupply = (typeof POWER_SUPPLIES)[number];

/** Why a host was switched off without having failed. */
const SHUTDOWN_REASONS = ['heat', 'breaker', 'power'] as const;
export type ShutdownReason = (typeof SHUTDOWN_REASONS)[number];
