import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A plain web space: the files of a built client below a path, and nothing else. */
export interface WebSpace {
  readonly url: string;
  /** Puts the files of another build there. */
  put(build: string): void;
  stop(): Promise<void>;
}

export async function aWebSpace(folder: string, build = 'dist/client'): Promise<WebSpace> {
  let files = sirv(build);
  const server = createServer((request, response) => {
    const missing = () => {
      response.writeHead(404).end();
    };
    const asked = request.url ?? '';
    if (!asked.startsWith(`${folder}/`)) return missing();
    request.url = asked.slice(folder.length);
    files(request, response, missing);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    put(other) {
      files = sirv(other);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
