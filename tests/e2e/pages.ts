import type { Browser } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { axe, fitsWidth, openBrowser, openWindow, signIn, type Size } from './visitor.js'

const signedOut = ['/login', '/reset', '/invitation', '/accessibility', '/privacy', '/feedback', '/nowhere']
const pages: [RoleName, string[]][] = [
  ['national_coordinator', ['', '/network', '/network?asOf=2019-03-01', '/network?view=table', '/network/units', '/profile']],
  ['administrator', ['', '/admin/users', '/admin/roles', '/admin/outbox', '/admin/audit', '/profile/security']],
  ['funder', ['', '/network', '/profile']]
]

/** Pages for which one look is enough, in the hand and in the dark: they are made of the same parts, and journeys see them on a desk. */
const morePages: [RoleName, string[]][] = [
  [
    'national_coordinator',
    ['/network?lens=region', '/network?lens=urban_rural&view=tiles', '/network?lens=vitality_centre&view=table', '/network/compare']
  ],
  ['national_coordinator', ['/network/change', '/network/change?kind=split', '/network/change?kind=territory', '/network/changes']],
  ['administrator', ['/admin/invitations?invite=true', '/admin/machines', '/admin/access', '/admin/access-review']],
  ['administrator', ['/admin/identity-providers', '/admin/identity-providers/new', '/admin/audit?search=a']],
  ['national_coordinator', ['/organisations', '/organisations/new', '/network/imports']]
]

/** How someone has the product before them; `isFull` takes in the pages for which one look is enough. */
export type Look = { lang: 'fi' | 'sv' | 'en'; theme: 'light' | 'dark'; size: Size; isFull?: boolean }

/** Declares the tests that look at every page: no fault, no barrier, no sideways scrolling. */
export function lookAtPages(looks: readonly Look[]): void {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  describe.each(looks)('$lang, $theme, $size.width px', ({ lang, theme, size, isFull }) => {
    test('signed out', async () => {
      const { context, page } = await openWindow(browser, { theme, size })
      for (const path of signedOut) {
        await page.goto(`/${lang}${path}`, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect({ path, found: await axe(page), fits: await fitsWidth(page) }).toEqual({ path, found: [], fits: true })
      }
      await context.close()
    })

    test.each(isFull ? [...pages, ...morePages] : pages)('%s', async (role, paths) => {
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
  })
}
