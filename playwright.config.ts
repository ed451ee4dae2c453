import { defineConfig } from '@playwright/test'

/**
 * `.e2e.ts` needs the world: real servers, real sockets, real Chromium. Every file starts a server of its own, so files may
 * run beside each other; within a file a story runs from its beginning to its end.
 */
export default defineConfig({
  testDir: '.',
  testMatch: ['tests/**/*.e2e.ts', 'packages/*/src/**/*.e2e.ts'],
  outputDir: 'test-results',
  timeout: 180_000,
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    locale: 'ar-SA',
    timezoneId: 'Asia/Riyadh',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: {
      ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--allow-loopback-in-peer-connection',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
})
