import { expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'

it('starts a browser that draws WebGL, from the packages of npm alone', async () => {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.setContent('<canvas></canvas>')
    const drawn = await page.evaluate(() => {
      const gl = document.querySelector('canvas')?.getContext('webgl2')
      if (!gl) return undefined
      gl.clearColor(0, 1, 0, 1)
      gl.clear(gl.COLOR_BUFFER_BIT)
      const pixel = new Uint8Array(4)
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
      return [...pixel]
    })
    expect(drawn).toEqual([0, 255, 0, 255])
  } finally {
    await browser.close()
  }
})
