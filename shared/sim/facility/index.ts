/** Power, heat and energy of the building. All that others may use of it. */
export { type AirBand, airBand } from './ashrae.ts';
export { pueWith } from './energy-meter.ts';
export { energyCentsPerKwh, payDemand, renewEnergyPlan } from './energy-price.ts';
export { facilityOf, initFacility } from './facility-setup.ts';
export { SLOWEST_CLOCK } from './power-cap.ts';
export { powerAt } from './power-curve.ts';
export { envelopeRefusal, placeFor } from './power-envelope.ts';
export { publishBuilding } from './publish.ts';
export { clockAt, secondsToThrottle, THROTTLE_FROM_C } from './rack-air.ts';
export { facility } from './system.ts';
export { raiseTariff } from './tariff.ts';
export { failUtility } from './utility-power.ts';
