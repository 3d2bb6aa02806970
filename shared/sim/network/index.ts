/** What fits through cards, the uplink and the migration network. All that others may use of it. */
export { diskRate } from './bulk-rate.ts';
export {
  crossesNetwork,
  hostSessions,
  isSending,
  networkSessions,
  receiveMibPerS,
  sendMibPerS,
} from './migration-traffic.ts';
export { addPath, fillPaths, noPaths, type Paths, pathsFor } from './path-shares.ts';
export { network } from './system.ts';
export { saturateUplink } from './uplink.ts';
