import type { Browser } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { axe, desktop, fitsWidth, openBrowser, openWindow, signIn } from './visitor.js'

/** Every page, in three languages, both themes, narrow and wide: no fault, no barrier, no sideways scrolling. */
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const narrow = { width: 360, height: 740 }
const signedOut = ['/login', '/accessibility', '/privacy', '/feedback', '/nowhere']
const pages: [RoleName, string[]][] = [
  ['national_coordinator', ['', '/network', '/network?asOf=2019-03-01', '/network?view=table', '/network/units', '/profile']],
  ['administrator', ['', '/admin/users', '/admin/roles', '/admin/outbox', '/admin/audit']],
  ['funder', ['', '/network']]
]

/** Pages for which one look is enough, in the hand and in the dark: they are made of the same parts, and journeys see them on a desk. */
const morePages: [RoleName, string[]][] = [
  [
    'national_coordinator',
    ['/network?lens=region', '/network?lens=urban_rural&view=tiles', '/network?lens=vitality_centre&view=table', '/network/compare']
  ],
  ['national_coordinator', ['/network/change', '/network/change?kind=split', '/network/change?kind=territory', '/network/changes']],
  ['national_coordinator', ['/organisations', '/organisations/new', '/network/imports']]
]

const looks = [
  { lang: 'fi', theme: 'light', size: desktop },
  { lang: 'sv', theme: 'dark', size: narrow },
  { lang: 'en', theme: 'dark', size: desktop },
  { lang: 'sv', theme: 'light', size: narrow }
] as const

for (const { lang, theme, size } of looks) {
  const look = `${lang}, ${theme}, ${size.width} px`

  test(`signed out: ${look}`, async () => {
    const { context, page } = await openWindow(browser, { theme, size })
    for (const path of signedOut) {
      await page.goto(`/${lang}${path}`, { waitUntil: 'networkidle' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect({ path, found: await axe(page), fits: await fitsWidth(page) }).toEqual({ path, found: [], fits: true })
    }
    await context.close()
  })

  const isFull = lang === 'sv' && theme === 'dark'

  test.each(isFull ? [...pages, ...morePages] : pages)(`%s: ${look}`, async (role, paths) => {
    const { context, page, faults } = await openWindow(browser, { theme, size })
    await signIn(context, role)
    for (const path of paths) {
      await page.goto(`/${lang}${path}`, { waitUntil: 'networkidle' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)
      expect({ path, found: await axe(page), fits: await fitsWidth(page) }).toEqual({ path, found: [], fits: true })
    }
    expect(faults).toEqual([])
    await context.close()
  })
}
