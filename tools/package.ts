import { packageServer } from './package/package-server.ts';

/** `npm run package`: the built server with what it needs and nothing else, ready to be copied to where it runs. */

const out = 'dist/package';
const { packages } = await packageServer({ root: '.', server: 'dist/server', client: 'dist/client', out });
process.stdout.write(
  `${out} is ready: in it, "npm ci --omit=dev" installs ${packages} packages and "npm run serve" starts.\n`,
);
