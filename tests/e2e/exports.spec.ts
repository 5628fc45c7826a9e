/** A funder takes all published results along as one file, and has an own spreadsheet read them: in the hand and in the dark too. */
import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { axe, desktop, emailOf, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

test('a funder asks for everything as one file, and fetches what was made', async () => {
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'funder')
  await page.goto('/fi/exports', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Pyydä kaikki julkaisut' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Teksti (CSV)').check()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Pyydä tiedosto' }).click()
  const link = page.getByRole('link', { name: /^Lataa: Luettavissa olevat julkaisut \(XLSX, CSV\)/ }).first()
  await link.waitFor({ timeout: 60_000 })
  await expectSound(page)
  const file = await context.request.get(String(await link.getAttribute('href')))
  const [job] = await demoRows<{ sha256: string }>(
    `SELECT j.sha256 FROM export_job j JOIN app_user u ON u.id = j.asked_by AND u.email = $1 ORDER BY j.asked_at DESC LIMIT 1`,
    [emailOf('funder')]
  )
  expect(createHash('sha256').update(await file.body()).digest('hex')).toBe(job?.sha256)
  expect(faults).toEqual([])
  await context.close()
})

test('a spreadsheet reads with a key that is made on a phone, until it is taken back', async () => {
  const { context, page, faults } = await openWindow(browser, { size: phone, theme: 'dark' })
  await signIn(context, 'funder')
  await page.goto('/fi/profile/feed', { waitUntil: 'networkidle' })
  await expectSound(page)
  const address = new URL(await page.locator('code', { hasText: '/api/feed/' }).innerText())
  await page.getByRole('button', { name: 'Luo avain' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nimi').fill('Puhelimen avain')
  await dialog.getByRole('button', { name: 'Luo avain' }).click()
  const key = await page.locator('code', { hasText: /^slf_[\w-]{43}$/ }).innerText()
  await expectSound(page)
  const base = new URL(page.url()).origin
  const read = (resource: string) =>
    fetch(`${base}${address.pathname}${resource}`, { headers: { authorization: `Basic ${Buffer.from(`excel:${key}`).toString('base64')}` } })
  const figures = (await (await read('Figures?$top=5&$count=true')).json()) as { '@odata.count': number; value: { Mark: string; Value: number | null }[] }
  expect(figures['@odata.count']).toBeGreaterThan(5)
  expect(figures.value.filter(({ Mark, Value }) => (Mark === 'value') !== (Value !== null))).toEqual([])
  await page.getByRole('button', { name: 'Peru avain Puhelimen avain' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Peru avain' }).click()
  await page.getByText('Avain Puhelimen avain on peruttu.').waitFor()
  expect((await read('Figures')).status).toBe(401)
  expect(faults).toEqual([])
  await context.close()
})
