import { defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  publicDir: '../assets/public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022', sourcemap: false },
});
