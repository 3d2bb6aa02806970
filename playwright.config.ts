import { defineConfig } from '@playwright/test';
import { findChromium } from './test/support/chromium.ts';

const browser = await findChromium();

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'node_modules/.cache/e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Files run beside each other, one a core; the tests of a file one after the other.
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1366, height: 768 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    launchOptions: {
      executablePath: browser.executablePath,
      args: [...browser.args],
      env: { ...(process.env as Record<string, string>), ...browser.env },
    },
  },
});
