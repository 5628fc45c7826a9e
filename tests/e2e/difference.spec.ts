/** "Why 118 here and 124 there?": from a figure of the consolidation to another. */
import type { Browser, Page } from 'playwright-core'
import { axe, desktop, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

/** A number as Finnish pages write it. */
const numberIn = (text: string | null): number => Number((text ?? '').replace(/\s/g, '').replace('−', '-').replace('+', '').replace(',', '.'))

/** The amounts of the steps, and the difference of the two figures at the head of the page. */
async function amounts(page: Page): Promise<{ steps: number; whole: number }> {
  const table = page.getByRole('table', { name: 'Mikä eron selittää' })
  const rows = await table.getByRole('row').all()
  const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allTextContents()))
  const figures = cells.map((of) => numberIn(of.at(-1) ?? null))
  const steps = cells.slice(1, -1).reduce((sum, of) => sum + numberIn(of.at(-2) ?? null), 0)
  return { steps, whole: (figures.at(-1) ?? 0) - (figures[0] ?? 0) }
}

it('keeps a figure of the consolidation, picks another and tells what explains the difference, on a desk and by hand', async () => {
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/reports?lens=centre&from=2025-Q1&to=2025-Q2', { waitUntil: 'networkidle' })
  await page.getByRole('row', { name: /Itä-Suomi/ }).getByRole('button').first().click()
  await page.getByRole('link', { name: 'Vertaa toiseen lukuun' }).click()
  await page.getByRole('heading', { name: 'Valitse luku, johon vertaat' }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'Avaa kooste' }).click()
  await page.getByText('Vertailun ensimmäinen luku on tallessa.').waitFor()
  await page.getByLabel('Viimeinen jakso').selectOption('2025-Q4')
  await page.getByRole('row', { name: /Itä-Suomi/ }).getByRole('button').first().click()
  await page.getByRole('link', { name: 'Vertaa tallessa olevaan lukuun' }).click()
  await page.getByRole('img', { name: /Luku vaiheittain/ }).waitFor()
  await expectSound(page)
  await page.getByRole('radio', { name: 'Taulukko' }).check()
  await page.getByRole('table', { name: 'Mikä eron selittää' }).waitFor()
  const { steps, whole } = await amounts(page)
  expect(steps).toBe(whole)
  expect(whole).not.toBe(0)
  await page.setViewportSize(phone)
  await expectSound(page)
  expect(faults).toEqual([])
  await context.close()
})
