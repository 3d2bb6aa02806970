import type { TableSpec } from './columns.ts';

/** Where the files of VMs lie. One row is one volume: a disk of a host, or a LUN of an array that all hosts reach. */
export const datastores = {
  hidden: {
    iops: 'operations/s: small requests that it can do',
    mibPerS: 'MiB/s: that it can read or write in a row',
    writtenExactMib: 'MiB: room that files take, exact',
    ballastMib: 'MiB: of that, what something writes that is no VM (a log, a forgotten job)',
    ballastMibPerS: 'MiB/s: that it writes at present',
    ballastUntilTick: 'tick: when it stops and is cleared away, 0 = there is none',
    utilisation: 'fraction of its time that it was busy in this tick; 0 while no disk is in anybody’s way',
    speedFactor: 'factor on its speed: what the host’s buffers make of a local disk, 1 = nothing',
    latencyExactMs: 'ms: mean time of a read in this tick',
    bulkClaims: 'number of bulk readers and writers in this tick',
    bulkShare: 'fraction of its time that each bulk reader or writer gets',
  },
  open: {
    kind: 'index of DATASTORE_KINDS',
    host: 'row of hosts inside which it is, −1 = shared by all',
    physicalGib: 'GiB: room there is',
    provisionedGib: 'GiB: promised to disks, written or not',
    writtenGib: 'GiB: room that files take',
    freeMib: 'MiB: room left, at most 2³¹ − 1',
    growingGib: 'GiB: on order, 0 = none',
    readyAtTick: 'tick: when what is on order is there',
    usedPermille: '‰ of its time that it is busy',
    latencyUs: 'µs: mean time of a read',
    full: 'flag: no room left, whoever needs more of it stands still',
    vms: 'number of VMs whose disks lie on it',
  },
} as const satisfies TableSpec;
