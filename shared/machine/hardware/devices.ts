import { PAGE_WORDS } from './words.ts';

/** Ports of the devices, for IN and OUT. */
export const PORTS = {
  /** OUT: a character. IN: 1, it is always ready. */
  console: 1,
  /** OUT: instructions between two interrupts, 0 for none. IN: instructions until the next. */
  timer: 2,
  /** OUT: off. */
  power: 3,
  /** OUT: sector of the next transfer. IN: the same. */
  diskSector: 4,
  /** OUT: frame of the next transfer. IN: the same. */
  diskFrame: 5,
  /** OUT: 1 reads a sector into the frame, 2 writes it. IN: 1 while the disk is busy. */
  diskCommand: 6,
} as const;

/** Sectors of the disk, a page each. Design value. */
const SECTORS = 8;
/** Instructions that a transfer takes until its interrupt. Design value. */
const DISK_TICKS = 20;
/** Characters that the console keeps. Design value. */
const CONSOLE_MAX = 1024;

/** Devices of a machine. Their time is counted in instructions, so that it does not depend on what those cost. */
export interface Devices {
  readonly console: number[];
  timerEvery: number;
  timerLeft: number;
  timerPending: boolean;
  diskSector: number;
  diskFrame: number;
  diskLeft: number;
  diskPending: boolean;
  readonly disk: Int32Array;
  on: boolean;
}

export function createDevices(): Devices {
  return {
    console: [],
    timerEvery: 0,
    timerLeft: 0,
    timerPending: false,
    diskSector: 0,
    diskFrame: 0,
    diskLeft: 0,
    diskPending: false,
    disk: new Int32Array(SECTORS * PAGE_WORDS),
    on: true,
  };
}

/** One instruction's time passes. Answers whether a device has something to say that it had not before. */
export function tickDevices(devices: Devices): boolean {
  const timer = devices.timerLeft > 0 && --devices.timerLeft === 0;
  const disk = devices.diskLeft > 0 && --devices.diskLeft === 0;
  if (timer) devices.timerLeft = devices.timerEvery;
  const fresh = (timer && !devices.timerPending) || (disk && !devices.diskPending);
  devices.timerPending ||= timer;
  devices.diskPending ||= disk;
  return fresh;
}

/** Instructions until a device speaks next; 0 if none ever will by itself. */
export function ticksToNext({ timerLeft, diskLeft }: Devices): number {
  if (timerLeft === 0 || diskLeft === 0) return timerLeft + diskLeft;
  return timerLeft < diskLeft ? timerLeft : diskLeft;
}

export function portIn(devices: Devices, port: number): number {
  switch (port) {
    case PORTS.console:
      return 1;
    case PORTS.timer:
      return devices.timerLeft;
    case PORTS.diskSector:
      return devices.diskSector;
    case PORTS.diskFrame:
      return devices.diskFrame;
    case PORTS.diskCommand:
      return devices.diskLeft > 0 ? 1 : 0;
    default:
      return 0;
  }
}

/** A transfer that a disk has been asked for: between a sector and a frame of memory. */
export interface Transfer {
  readonly toMemory: boolean;
  /** First word of the sector on the disk. */
  readonly at: number;
  readonly frame: number;
}

/** What a device does about a word. A transfer is left to whoever knows where the frame is. */
export function portOut(devices: Devices, port: number, value: number): Transfer | undefined {
  switch (port) {
    case PORTS.console:
      if (devices.console.length < CONSOLE_MAX) devices.console.push(value);
      return undefined;
    case PORTS.timer:
      devices.timerEvery = value > 0 ? value : 0;
      devices.timerLeft = devices.timerEvery;
      return undefined;
    case PORTS.power:
      devices.on = false;
      return undefined;
    case PORTS.diskSector:
      devices.diskSector = value;
      return undefined;
    case PORTS.diskFrame:
      devices.diskFrame = value;
      return undefined;
    case PORTS.diskCommand:
      return transfer(devices, value);
    default:
      return undefined;
  }
}

function transfer(devices: Devices, command: number): Transfer | undefined {
  const { diskSector, diskFrame } = devices;
  if ((command !== 1 && command !== 2) || diskSector < 0 || diskSector >= SECTORS) return undefined;
  devices.diskLeft = DISK_TICKS;
  return { toMemory: command === 1, at: diskSector * PAGE_WORDS, frame: diskFrame };
}

/** What the console shows. */
export function consoleText({ console: characters }: Devices): string {
  return String.fromCharCode(...characters.map((character) => character & 0xffff));
}
