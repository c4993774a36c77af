/** Where something listens. */
export interface Address {
  /** A name or an IP address; one of IPv6 without its brackets. */
  readonly host: string;
  readonly port: number;
}

const form = /^(?:\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)\]|([^\s:/?#@[\]]+)):(\d{1,5})$/;

/**
 * Reads `peer0.gd.example:7051`, `10.0.0.7:7051` or `[::1]:7051`. An address of IPv6 needs its brackets: without them
 * its last part could as well be the port.
 * @returns undefined where it is none of these, or the port is none that can be
 */
export function addressIn(text: string): Address | undefined {
  const [, six, other, digits] = form.exec(text) ?? [];
  const host = six ?? other;
  const port = Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** The text of an address, with brackets where it needs them. */
export function addressText({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
