import type { AdminOverview } from '#shared/protocol/office.ts';

const MIB = 1024 * 1024;

/** What this process takes of its machine: processor time since the last question, in thousandths of one core. */
export function openUsage(nowMs: () => number = () => performance.now()) {
  let before = { cpu: process.cpuUsage(), atMs: nowMs() };
  return (): Pick<AdminOverview['load'], 'cpuPermille' | 'memoryMib' | 'upS'> => {
    const { user, system } = process.cpuUsage(before.cpu);
    const tookMs = Math.max(1, nowMs() - before.atMs);
    before = { cpu: process.cpuUsage(), atMs: nowMs() };
    return {
      // Microseconds by milliseconds are thousandths.
      cpuPermille: Math.round((user + system) / tookMs),
      memoryMib: Math.round(process.memoryUsage.rss() / MIB),
      upS: Math.round(process.uptime()),
    };
  };
}
