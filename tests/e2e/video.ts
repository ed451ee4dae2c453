import { expect, type Page } from '@playwright/test'

type Seen = { width: number; height: number; frames: number }

/** What the page's video shows: its size, and how many frames were drawn so far. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const video = document.querySelector('video')
    const frames = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0
    return { width: video?.videoWidth ?? 0, height: video?.videoHeight ?? 0, frames }
  })
}

/** Moving pictures, decoded here: frames rise and have a size, and they are not mirrored. */
export async function expectMovingPictures(page: Page): Promise<void> {
  await expect.poll(async () => (await look(page)).frames, { timeout: 40_000 }).toBeGreaterThan(5)
  const before = await look(page)
  expect(before.width).toBeGreaterThan(0)
  expect(before.height).toBeGreaterThan(0)
  await expect.poll(async () => (await look(page)).frames, { timeout: 20_000 }).toBeGreaterThan(before.frames + 10)
  const transform = await page
    .locator('video')
    .first()
    .evaluate((video) => getComputedStyle(video).transform)
  expect(transform === 'none' || !transform.startsWith('matrix(-')).toBe(true)
}
