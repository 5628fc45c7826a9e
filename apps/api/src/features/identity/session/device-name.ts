import Bowser from 'bowser'

export type DeviceName = { device: string | null; browser: string | null; system: string | null }

/**
 * What a browser says of itself, in words that its owner knows.
 *
 * @example deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0')
 *   // { device: null, browser: 'Firefox 143', system: 'Windows 10' }
 */
export function deviceName(userAgent: string | null): DeviceName {
  if (!userAgent) return { device: null, browser: null, system: null }
  const { browser, os, platform } = Bowser.parse(userAgent)
  const major = browser.version?.split('.', 1)[0]
  const device = [platform.vendor, platform.model].filter(Boolean).join(' ')
  return {
    device: device || null,
    browser: [browser.name, major].filter(Boolean).join(' ') || null,
    system: [os.name, os.versionName ?? os.version].filter(Boolean).join(' ') || null
  }
}
