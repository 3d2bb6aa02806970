/** Devices remembered; those that came first are forgotten first. */
const DEVICES_MAX = 20_000;

/** A list of devices: those that hold a seat here, or wait for one. They are counted by themselves, not by address. */
export class Standing {
  readonly #devices = new Set<string>();

  add(device: string): void {
    this.#devices.delete(device);
    this.#devices.add(device);
    const [oldest] = this.#devices;
    if (this.#devices.size > DEVICES_MAX && oldest !== undefined) this.#devices.delete(oldest);
  }

  has(device: string | undefined): boolean {
    return device !== undefined && this.#devices.has(device);
  }
}
