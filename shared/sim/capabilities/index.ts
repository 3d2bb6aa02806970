/** What can be done with a VM or a host as it is, and whose memory is locked. All that others may use of it. */
export { copyFor } from './file-work.ts';
export { HOST_CONDITIONS } from './host-conditions.ts';
export { HOST_OPERATIONS, type HostOperation } from './host-operations.ts';
export { lockedMib, ownsDevice } from './locked-memory.ts';
export { hostRefusal, vmIs, vmRefusal } from './refusal.ts';
export { hasBalloonDriver, VM_CONDITIONS } from './vm-conditions.ts';
export { VM_OPERATIONS, type VmOperation } from './vm-operations.ts';
