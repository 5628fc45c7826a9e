/** The head office adds figures up, asks why one is what it is, and takes them along; in the hand and in the dark too. */
import type { Browser, Page } from 'playwright-core'
import { axe, demoRows, desktop, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

/** The quarter and the indicator of which the demo has the most accepted figures, with what they plainly add up to. */
const known = async () => {
  const [most] = await demoRows<{ id: string; period: string; sum: string }>(
    `SELECT f.indicator_id AS id, f.period, sum(f.value)::text AS sum FROM fact f JOIN unit_return r ON r.id = f.return_id AND r.state IN ('accepted', 'locked')
     JOIN indicator i ON i.id = f.indicator_id AND i.aggregation = 'sum' AND i.decimals = 0 JOIN consortium c ON c.id = f.consortium_id AND c.is_demo
     WHERE f.to_version IS NULL AND f.period_kind = 'quarter' GROUP BY 1, 2 HAVING sum(f.value) > 0 ORDER BY count(DISTINCT f.unit_id) DESC, f.period, 1 LIMIT 1`
  )
  return most ?? { id: '', period: '', sum: '' }
}

test('a figure of the network leads down to the report of a unit', async () => {
  const { id, period, sum } = await known()
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'national_coordinator')
  await page.goto(`/fi/reports?indicators=${id}&from=${period}&to=${period}`, { waitUntil: 'networkidle' })
  const table = page.getByRole('region', { name: 'Kooste alueittain' })
  const whole = table.getByRole('row').last().getByRole('button')
  expect((await whole.innerText()).replace(/\D/g, '')).toBe(sum)
  await expectSound(page)
  await whole.click()
  const panel = page.getByRole('complementary', { name: 'Miksi tämä luku?' })
  const parts = panel.getByRole('button', { expanded: false })
  await parts.first().waitFor()
  await parts.first().click()
  await panel.getByText(/yksikön (luku|summa)/).waitFor()
  await panel.getByRole('list').last().getByRole('button').first().click()
  const report = panel.getByRole('link', { name: /^Raportti .*, versio \d/ })
  await report.first().waitFor()
  await expectSound(page)
  await page.goBack()
  await page.goForward()
  await report.first().or(panel.getByRole('button', { expanded: false }).first()).first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('the same is seen through any division, compared, drawn and taken along', async () => {
  const { id, period } = await known()
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'national_coordinator')
  await page.goto(`/fi/reports?indicators=${id}&to=${period}`, { waitUntil: 'networkidle' })
  await page.getByLabel('Aluejako', { exact: true }).selectOption('wellbeing_county')
  await page.getByLabel('Vertaa').selectOption('previous')
  await page.getByLabel('Jaottelu').selectOption('gender')
  await page.waitForURL(/lens=wellbeing_county.*compare=previous.*by=gender|by=gender/)
  await page.getByRole('region', { name: 'Kooste alueittain' }).getByText(/hyvinvointialue/).first().waitFor()
  await page.getByRole('img', { name: /jaksoittain/ }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Lataa', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click()])
  expect(file.suggestedFilename()).toMatch(/^kooste-.*\.xlsx$/)
  expect(faults).toEqual([])
  await context.close()
})

test('it works in the hand and in the dark', async () => {
  const { id, period } = await known()
  const { context, page, faults } = await openWindow(browser, { size: { ...phone, width: 360 }, theme: 'dark' })
  await signIn(context, 'regional_coordinator')
  await page.goto(`/fi/reports?indicators=${id}&to=${period}&lens=unit`, { waitUntil: 'networkidle' })
  await page.getByRole('region', { name: 'Kooste alueittain' }).getByRole('button').first().waitFor()
  await expectSound(page)
  await page.getByRole('region', { name: 'Kooste alueittain' }).getByRole('row').last().getByRole('button').click()
  await page.getByRole('dialog', { name: 'Miksi tämä luku?' }).getByRole('button', { expanded: false }).first().waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await context.close()
})
