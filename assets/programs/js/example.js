import { order, play } from 'overcommit-program';

/**
 * An operator in a few lines: places what waits where most memory is free, starts what stands still, wakes a host when nothing
 * fits, and takes contracts while there is room.
 */

const MARGIN_MIB = 4096;
/** Memory promised at most where no server is left to wake: hosts reclaim what guests do not touch. */
const MOST_PERCENT = 130;

/** Memory that a host may still promise, MiB. */
const freeMib = (host, hall) => (host.memMib * hall.overcommitPercent) / 100 - host.promisedMib;

await play(
  ({ hall, hosts, vms, tenants, commands }) => {
    const orders = [];
    const room = new Map(hosts.filter(({ state }) => state === 'on').map((host) => [host.row, freeMib(host, hall)]));
    const roomiest = () => [...room].sort((a, b) => b[1] - a[1])[0];
    for (const vm of vms.filter(({ state }) => state === 'off' || state === 'lost')) {
      if (vm.host >= 0) {
        orders.push(order('powerOnVm', { vm: vm.row }));
        continue;
      }
      const [host, free] = roomiest() ?? [-1, 0];
      if (free < vm.memMib + MARGIN_MIB) break;
      room.set(host, free - vm.memMib);
      orders.push(order('placeVm', { vm: vm.row, host }));
    }
    const asleep = hosts.find(({ state }) => state === 'asleep' || state === 'off');
    const full = (roomiest()?.[1] ?? 0) < 3 * MARGIN_MIB;
    if (full && asleep) orders.push(order('wakeHost', { host: asleep.row }));
    else if (full && commands.includes('setOvercommit') && hall.overcommitPercent < MOST_PERCENT)
      orders.push(order('setOvercommit', { percent: MOST_PERCENT }));
    for (const tenant of tenants.filter(({ state }) => state === 'offered')) {
      orders.push(order(full ? 'declineContract' : 'acceptContract', { tenant: tenant.row }));
    }
    return orders;
  },
  { tables: ['hosts', 'vms', 'tenants'] },
);
