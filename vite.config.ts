import { defineConfig, type Plugin } from 'vite';
import { offline } from './tools/offline.ts';
import { documentPages } from './tools/pages/page-plugin.ts';
import { precompress } from './tools/precompress.ts';

/** What `npm run dev` puts in front of the game server. */
const GAME_SERVER = process.env.GAME_SERVER ?? 'http://127.0.0.1:3000';

/** `npm run dev` stands for a game server, which says in the page where it lies. */
function servedPage(): Plugin {
  return {
    name: 'served-page',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace('<head>', '<head><meta name="base-path" content="">'),
  };
}

export default defineConfig({
  root: 'client',
  // Files name each other by relative paths, so that the server may lie below any path; see server/http/pages.ts.
  base: './',
  publicDir: '../assets/public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [documentPages(), servedPage(), offline(), precompress()],
  server: {
    port: 5173,
    proxy: {
      '/api': GAME_SERVER,
      '/healthz': GAME_SERVER,
      '/metrics': GAME_SERVER,
      '/socket.io': { target: GAME_SERVER, ws: true },
    },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Which file needs which others: what tools/size.ts adds up.
    manifest: true,
    // Phaser alone is larger than the limit that the warning is meant for; tools/size.ts holds the budgets.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser/ },
            { name: 'uplot', test: /node_modules[\\/]uplot/ },
          ],
        },
      },
    },
  },
});
