/** What belongs to every hall that has customers. */
export const BUSINESS_COMMANDS: readonly string[] = ['acceptContract', 'declineContract', 'acknowledgeIncident'];

/**
 * What a team may do in a hall whose machines are as they were bought: placing, moving, sharing out, buying and selling.
 * A scenario without a list allows everything there is.
 */
export const HALL_COMMANDS: readonly string[] = [
  'placeVm',
  'powerOffVm',
  'powerOnVm',
  'migrateLive',
  'migrateCold',
  'throttleGuest',
  'cancelMigration',
  'setAllocation',
  'balloonVm',
  'setSharing',
  'setOvercommit',
  'buyHost',
  'sellHost',
  'sleepHost',
  'wakeHost',
  'setMaintenance',
  'setHaReserve',
  ...BUSINESS_COMMANDS,
];
