/** A decision on its way: recorded with what follows from it, done where it belongs, found again by another form of its words. */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import type { Browser, Page } from 'playwright-core'
import { axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const asWritten = (day: string) => day.split('-').map(Number).reverse().join('.')

test('is recorded by the head office, done by the unit on a phone, and answers what was decided', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/governance/decisions/new', { waitUntil: 'networkidle' })
  await page.getByLabel('Toimielin', { exact: true }).selectOption({ label: 'Muu toimielin' })
  await page.getByLabel('Säilyttäjä').selectOption({ index: 1 })
  await page.getByLabel('Toimielimen nimi (Suomi)').fill('Valmisteluryhmä')
  await page.getByLabel('Otsikko (Suomi)').fill('Kuljetukset järjestetään yhdessä')
  await page.getByLabel('Päätösteksti (Suomi)').fill('Yksiköt hoitavat kuljetukset yhteisellä kalustolla.')
  await page.getByLabel('Peruste (Suomi)').fill('Ryhmän toimeksianto')
  await page.getByRole('button', { name: 'Lisää tehtävä' }).click()
  await page.getByLabel('Tehtävä', { exact: true }).fill('Kirjaa ajopäiväkirjat')
  await page.getByLabel('Yksikkö', { exact: true }).selectOption({ label: 'Karjalan Työsilta' })
  await page.getByLabel('Viimeistään', { exact: true }).fill(asWritten(addDays(todayIn(), 3)))
  await expectSound(page)
  await page.getByRole('button', { name: 'Kirjaa päätös' }).click()
  await page.getByText('Päätös kirjattiin numerolla').waitFor()
  await expectSound(page)

  const { context: hand, page: small, faults: smallFaults } = await openWindow(browser, { size: phone })
  await signIn(hand, 'unit_member')
  await small.goto('/fi/governance/decisions?q=kuljetuksia', { waitUntil: 'networkidle' })
  await small.getByRole('link', { name: 'Kuljetukset järjestetään yhdessä' }).click()
  await small.getByRole('button', { name: 'Merkitse tehdyksi: Kirjaa ajopäiväkirjat' }).click()
  await small.getByRole('dialog').getByRole('button', { name: 'Merkitse tehdyksi' }).click()
  await small.getByText('Toimeenpantu').waitFor()
  await expectSound(small)
  expect([faults, smallFaults]).toEqual([[], []])
})
