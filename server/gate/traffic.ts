interface Heard {
  packets: number;
  bytes: number;
  anonymous: boolean;
  readonly address: string;
}

/** What a connection may send from one check (a second) to the next. Design values. */
export interface Allowance {
  readonly packets: number;
  readonly bytes: number;
}
/** Before it has shown a token: a handshake is two packets of some hundred bytes. */
const ANONYMOUS: Allowance = { packets: 20, bytes: 8 * 1024 };
/** A fast class says some thirty things a second, acknowledgements included; a message has 64 kB at most. */
const SEATED: Allowance = { packets: 200, bytes: 128 * 1024 };

/** Connections without a token at a time: all together, and of one address. Design values: a school after a restart. */
const ANONYMOUS_MAX = 1000;
const ANONYMOUS_OF_ADDRESS_MAX = 400;

/** Counts what connections send, from the first byte on and whatever kind of packet it is in. */
export class Traffic {
  readonly #wires = new Map<TrafficWire, Heard>();
  readonly #anonymous = new Map<string, number>();
  #anonymousCount = 0;

  /** Whether one more connection without a token fits in, from this address. */
  hasRoom(address: string): boolean {
    const ofAddress = this.#anonymous.get(address) ?? 0;
    return this.#anonymousCount < ANONYMOUS_MAX && ofAddress < ANONYMOUS_OF_ADDRESS_MAX;
  }

  /** Counts a connection from now on; one that says too much is closed. */
  watch(wire: TrafficWire, address: string): void {
    const heard: Heard = { packets: 0, bytes: 0, anonymous: true, address };
    this.#wires.set(wire, heard);
    this.#countAnonymous(address, 1);
    wire.on('packet', ({ data }: { data?: unknown }) => {
      heard.packets += 1;
      heard.bytes += sizeOf(data);
      const { packets, bytes } = heard.anonymous ? ANONYMOUS : SEATED;
      if (heard.packets > packets || heard.bytes > bytes) wire.close(true);
    });
    wire.on('close', () => {
      this.known(wire);
      this.#wires.delete(wire);
    });
  }

  /** The connection has shown a good token. */
  known(wire: TrafficWire): void {
    const heard = this.#wires.get(wire);
    if (!heard?.anonymous) return;
    heard.anonymous = false;
    this.#countAnonymous(heard.address, -1);
  }

  /** Once a second: everybody may speak again. */
  check(): void {
    for (const heard of this.#wires.values()) {
      heard.packets = 0;
      heard.bytes = 0;
    }
  }

  get anonymous(): number {
    return this.#anonymousCount;
  }

  #countAnonymous(address: string, by: number): void {
    this.#anonymousCount += by;
    const count = (this.#anonymous.get(address) ?? 0) + by;
    if (count > 0) this.#anonymous.set(address, count);
    else this.#anonymous.delete(address);
  }
}

/** What is used of an Engine.IO connection. */
export interface TrafficWire {
  on(event: 'packet', listener: (packet: { data?: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  close(discard: boolean): void;
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return data instanceof Uint8Array || data instanceof ArrayBuffer ? data.byteLength : 0;
}
