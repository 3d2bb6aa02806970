import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        main: 'server/main.ts',
        rooms: 'server/threads/rooms.ts',
        store: 'server/threads/store.ts',
        debriefs: 'server/threads/debriefs.ts',
        par: 'server/threads/par.ts',
        truths: 'server/threads/truths.ts',
        referee: 'server/threads/referee.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', format: 'es' },
    },
  },
});
