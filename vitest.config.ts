/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

export default getViteConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/temporaryFolders.ts'],
    // Pages and whole builds share two cores with a browser.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // A file of tests mostly waits for the build or the browser that it started.
    maxWorkers: 2,
  },
} as Parameters<typeof getViteConfig>[0]);
