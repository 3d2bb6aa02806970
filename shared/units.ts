/** Conversions between the units that appear in column names. */
export const KIB_PER_MIB = 1024;
export const MIB_PER_GIB = 1024;
/** Megabits in one mebibyte (network speeds are decimal megabits per second, memory is binary). */
export const MBIT_PER_MIB = (1024 * 1024 * 8) / 1_000_000;
export const JOULES_PER_KWH = 3_600_000;
export const SECONDS_PER_HOUR = 3600;
/** One memory page of an x86 guest, in KiB. */
const PAGE_KIB = 4;
export const PAGES_PER_MIB = KIB_PER_MIB / PAGE_KIB;
/** Open columns that hold a fraction hold it in thousandths. */
export const PERMILLE = 1000;
/** Cents in one coin, the unit of money that players see (¤). */
export const CENTS_PER_COIN = 100;
