/** The address that a QR code holds. */
export function joinUrl(code: string): string {
  return `${location.origin}/j/${code}`;
}

/** What to type into an address bar: host and port. */
export function shortHost(): string {
  return location.host;
}
