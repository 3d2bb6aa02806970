import type { IncomingMessage } from 'node:http';

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * Headers that proxies and content networks add, by how their names begin. Somebody at this machine sends none of them, so
 * one is enough; a name too many only costs the host a look at the host key.
 */
const FORWARDING =
  /^(x-forwarded|forwarded$|via$|x-real-ip|x-client-ip|x-cluster|x-original|x-envoy|x-proxy|x-azure|x-arr|x-amz|x-appengine|x-cloud|x-sucuri|x-vercel|x-nf-|x-tor|true-client|client-ip|cf-|cdn-|fastly|fly-|akamai|incap-|ali-cdn|tailscale-|ngrok-)/;

/** What is known about how people reach the server. */
export interface Whereabouts {
  /** Its public address, or nothing. */
  readonly publicUrl: string;
  /** Proxies in front of it. */
  readonly proxies: number;
}

/**
 * Whether a request comes from somebody at this very machine. The connection decides: it is one of the loopback, nothing
 * says that it was passed on, and the browser asked for this machine or for the public address by name. A page of
 * somebody else whose name was made to lead here (DNS rebinding) asks for its own.
 */
export function isLocalConnection({ socket, headers }: IncomingMessage, { publicUrl, proxies }: Whereabouts): boolean {
  if (proxies > 0 || !LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '')) return false;
  if (Object.keys(headers).some((name) => FORWARDING.test(name))) return false;
  const host = headers.host ?? '';
  return LOOPBACK_HOST.test(host) || (publicUrl !== '' && host.toLowerCase() === new URL(publicUrl).host);
}
