/**
 * The closed lists whose positions are stored in open columns. A column holds the index; the name is the key under
 * which the language files keep its word. Append only: journals and mirrors store the numbers.
 */
export * from './disturbances.ts';
export * from './facility.ts';
export * from './placement.ts';
export * from './security.ts';

export const HOST_STATES = [
  'none',
  'delivering',
  'off',
  'booting',
  'on',
  'asleep',
  'goingToSleep',
  'waking',
  'failed',
] as const;
export type HostState = (typeof HOST_STATES)[number];

/**
 * `none`: its tenant has no contract yet (or no more). `off`: ready to be placed. `lost`: its host died, HA may restart it.
 * `template`: a master copy that cannot be started. `provisioning`: its disk is being written. `paused`: its memory stays on
 * the host. `suspended`: its memory lies in a file.
 */
export const VM_STATES = [
  'none',
  'off',
  'booting',
  'running',
  'stopping',
  'lost',
  'template',
  'provisioning',
  'paused',
  'suspended',
] as const;
export type VmState = (typeof VM_STATES)[number];

export const TENANT_STATES = ['none', 'offered', 'active', 'declined', 'expired', 'left', 'ended'] as const;
export type TenantState = (typeof TENANT_STATES)[number];

export const TIERS = ['bronze', 'silver', 'gold'] as const;
export type Tier = (typeof TIERS)[number];

/** What is sold: machines, a platform to put programs on, or the finished service. */
export const PRODUCTS = ['iaas', 'paas', 'saas'] as const;
export type Product = (typeof PRODUCTS)[number];

/** What an autoscaling rule looks at: load in percent of its vCPUs, or response time (95th percentile) in ms. */
export const AUTOSCALE_METRICS = ['off', 'cpu', 'latency'] as const;
export type AutoscaleMetric = (typeof AUTOSCALE_METRICS)[number];

/** Which pages may be merged: none, those of one tenant's VMs, those of all VMs on the host. */
export const SHARING_POLICIES = ['off', 'tenant', 'all'] as const;
export type SharingPolicy = (typeof SHARING_POLICIES)[number];

export const MEMORY_STATES = ['high', 'clear', 'soft', 'hard', 'low'] as const;
export type MemoryState = (typeof MEMORY_STATES)[number];

/** How guest kernel code runs on hardware that it must not control. `native`: on the bare machine, for comparison. */
export const TECHNIQUES = [
  'hardwareAssist',
  'binaryTranslation',
  'interpreter',
  'emulator',
  'paravirtual',
  'container',
  'jvm',
  'native',
] as const;
export type Technique = (typeof TECHNIQUES)[number];
/** Techniques that a player can choose: a guest without any cost is for comparison in experiments only. */
export const OFFERED_TECHNIQUES = [
  'hardwareAssist',
  'binaryTranslation',
  'interpreter',
  'emulator',
  'paravirtual',
  'container',
  'jvm',
] as const satisfies readonly Technique[];

/** What a guest does all day: decides its virtualization tax, its dirty pages and its demand shape. */
export const WORKLOADS = [
  'idle',
  'web',
  'oltp',
  'build',
  'batch',
  'cache',
  'rtos',
  'fileServer',
  'retrieval',
  'hpc',
  'compression',
  'streaming',
  'jvm',
  'transactions',
  'sender',
  'receiver',
  'randomAccess',
  'firmware',
] as const;
export type Workload = (typeof WORKLOADS)[number];

/** What runs in a VM, as far as its host must know: whose kernel, whether it may be changed, for which machine. */
export const GUESTS = ['linux', 'windows', 'closedUnix', 'rtos', 'foreignIsa'] as const;
export type Guest = (typeof GUESTS)[number];

/** What stands between the machine and its guests. `dom0` and `parentPartition` do I/O in a privileged guest. */
export const HYPERVISORS = ['type1', 'dom0', 'parentPartition', 'inKernel', 'type2', 'containerHost', 'none'] as const;
export type Hypervisor = (typeof HYPERVISORS)[number];
/** Hypervisors that a player can install: a machine without one is for comparison in experiments only. */
export const OFFERED_HYPERVISORS = [
  'type1',
  'dom0',
  'parentPartition',
  'inKernel',
  'type2',
  'containerHost',
] as const satisfies readonly Hypervisor[];

/** Generations of processors, by what a trap to the hypervisor costs and what the hardware takes off its hands. */
export const CPU_GENERATIONS = [
  'preVt',
  'prescott',
  'merom',
  'penryn',
  'nehalem',
  'westmere',
  'sandyBridge',
  'mitigated',
] as const;
export type CpuGeneration = (typeof CPU_GENERATIONS)[number];

/** Who keeps the page tables that the hardware walks: the hardware in two levels, or the hypervisor in a shadow. */
export const PAGING_MODES = ['nested', 'shadow'] as const;
export type PagingMode = (typeof PAGING_MODES)[number];

/** How a privileged guest is. While it is not `running`, whoever reaches devices through it waits. */
export const DOM0_STATES = ['none', 'running', 'wedged', 'restarting'] as const;
export type Dom0State = (typeof DOM0_STATES)[number];

/** How a guest reaches a device. */
export const IO_PATHS = ['virtio', 'emulated', 'split', 'passthrough'] as const;
export type IoPath = (typeof IO_PATHS)[number];

export const MIGRATION_STATES = ['none', 'queued', 'preCopy', 'stopAndCopy', 'cold', 'postCopy'] as const;
export type MigrationState = (typeof MIGRATION_STATES)[number];

/**
 * Ways to move a VM. `preCopy`: memory first, again and again, then the guest. `cold`: shut down, sent, booted.
 * `stopAndCopy`: suspended, sent, resumed. `postCopy`: the guest first, its memory after it.
 */
export const MIGRATION_MODES = ['preCopy', 'cold', 'stopAndCopy', 'postCopy'] as const;
export type MigrationMode = (typeof MIGRATION_MODES)[number];

/** Health, best first. WATCH comes before money is lost; BREACH means that the tier's threshold is crossed. */
export const STATUSES = ['ok', 'watch', 'hot', 'breach', 'off'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * Why a VM is not at full speed: the largest loss this tick, shown as its badge. Those from `hostBusy` to `lateWork` announce a loss or
 * explain slow answers at full speed. `hostBusy`: its host has hardly a cycle left. `memoryShort`: its host reclaims memory, of whomever.
 * `hostFailing`: it shows signs. `ownLoad`: requests wait for each other at its own vCPUs. `lateWork`: more work waits than it can do in time.
 * `compromised`: somebody has broken into a guest that the hall patches, and serves nobody well.
 */
export const CAUSES = [
  'none',
  'steal',
  'limit',
  'ballooned',
  'compressed',
  'swappedByHost',
  'guestPaging',
  'memoryBlocked',
  'migrationPause',
  'throttled',
  'booting',
  'hostDown',
  'notPlaced',
  'techniqueTax',
  'tenantBurst',
  'network',
  'disk',
  'neighbours',
  'remoteMemory',
  'heat',
  'diskFull',
  'duplicateIdentity',
  'strangeLoad',
  'suspended',
  'beingCopied',
  'dom0',
  'hung',
  'isolated',
  'hostBusy',
  'memoryShort',
  'hostFailing',
  'ownLoad',
  'lateWork',
  'compromised',
  'garbageCollection',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Putting a patch into a hypervisor: first its guests leave, then it is patched, then it boots again. `live`: while they run. */
export const PATCH_STATES = ['none', 'emptying', 'patching', 'rebooting', 'live'] as const;
export type PatchState = (typeof PATCH_STATES)[number];

/** What a datastore is made of. `ample`: storage that nobody has described and that is never in the way. */
export const DATASTORE_KINDS = ['ample', 'hdd', 'ssd', 'array'] as const;
export type DatastoreKind = (typeof DATASTORE_KINDS)[number];

/** Bulk work on disks. `merge`: a snapshot that is deleted; `inflate`, `shrink`: a disk made thick or thin. */
export const COPY_KINDS = [
  'none',
  'fullClone',
  'linkedClone',
  'deploy',
  'merge',
  'memoryImage',
  'suspend',
  'resume',
  'inflate',
  'shrink',
  'moveDisk',
] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** What is known about the image of a VM. */
export const IMAGE_FINDINGS = ['unknown', 'underAudit', 'clean', 'infected'] as const;
export type ImageFinding = (typeof IMAGE_FINDINGS)[number];

/** What a player may ask of places: about pairs of VMs, about all VMs of a tenant, about a VM and a host. */
export const RULE_KINDS = [
  'none',
  'together',
  'apart',
  'apartRacks',
  'tenantApart',
  'mustRunOn',
  'mustAvoid',
  'shouldRunOn',
  'shouldAvoid',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What the balancer may do: nothing, say which moves it would make, make them. */
export const BALANCER_MODES = ['off', 'suggest', 'auto'] as const;
export type BalancerMode = (typeof BALANCER_MODES)[number];

/** Why the balancer wants a move: a rule is broken, a host has promised too much, hosts are unequally busy. */
export const MOVE_REASONS = ['none', 'rule', 'room', 'balance'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** Parts of a host that fail. `rest`: board, power supply and all others; it gives no sign. */
export const HOST_PARTS = ['none', 'dimm', 'ssd', 'hdd', 'rest'] as const;
export type HostPart = (typeof HOST_PARTS)[number];

/** In which order HA starts lost VMs again: by the tier of their tenants, before others, after them, not at all. */
export const HA_PRIORITIES = ['byTier', 'high', 'medium', 'low', 'never'] as const;
export type HaPriority = (typeof HA_PRIORITIES)[number];

export const INCIDENT_STATES = ['none', 'open', 'acknowledged'] as const;
export const INCIDENT_KINDS = [
  'vmWatch',
  'vmBreach',
  'hostFailing',
  'hostFailed',
  'memoryPressure',
  'migrationStuck',
  'vmNotPlaced',
  'datastoreFull',
  'snapshotForgotten',
  'snapshotPolicy',
  'duplicateIdentity',
  'imageInfected',
  'rackHot',
  'breakerOverload',
  'hostCompromised',
  'vmCompromised',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Why a migration ended without arriving. */
export const FAILURE_REASONS = ['sourceDied', 'targetDied', 'linkDown', 'vmStopped'] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];
