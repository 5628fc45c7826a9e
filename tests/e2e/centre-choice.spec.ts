/**
 * A regional centre is chosen: the criteria are weighted, two people assess the candidates apart and rest their points on something,
 * a third has an interest, the vote of the units stands beside the points, other weights are tried, and the decision changes the
 * network from a day.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** From the top, so that no field lies half under the bar of the page. */
async function expectSound(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
}
const pdf = { name: 'toimintakertomus.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 kertomus') }

/** Prepares it with two criteria that count, one of them its own, and opens the assessment. */
async function prepare(page: Page, { centre, candidates }: { readonly centre: string; readonly candidates: readonly string[] }): Promise<void> {
  await page.goto('/fi/governance/centre-choices/new', { waitUntil: 'networkidle' })
  await page.getByLabel('Nimi (Suomi)').first().fill('Keskuksen valinta')
  await page.locator('#choice-unitId').selectOption(centre)
  for (const key of ['location', 'form', 'content', 'recognition', 'results', 'versatility', 'administration', 'volume']) await page.locator(`#choice-criteria-${key}`).fill('0')
  await page.locator('#choice-criteria').fill('3')
  await page.getByRole('button', { name: 'Lisää oma kriteeri' }).click()
  await page.getByLabel('Oman kriteerin 1 nimi (Suomi)').fill('Ruotsinkieliset palvelut')
  await page.getByLabel('Oman kriteerin 1 paino').fill('2')
  await page.locator('#choice-candidates').selectOption(candidates[0] ?? '')
  await page.locator('#choice-candidates-1').selectOption(candidates[1] ?? '')
  for (const label of ['Aino Salmela', 'Hannu Rautio', 'Kaarina Strand']) await page.locator('#choice-assessorIds').selectOption({ label })
  await expectSound(page)
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await page.getByRole('button', { name: 'Avaa arviointi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avaa arviointi' }).click()
  await page.getByRole('heading', { name: 'Omat pisteesi' }).waitFor()
}

/** Gives points to both candidates on both criteria, each with what it rests on. */
async function score(page: Page, points: readonly string[]): Promise<void> {
  const [selects, grounds] = [page.locator('#choice-scores select'), page.locator('#choice-scores textarea')]
  for (const [at, value] of points.entries()) {
    await selects.nth(at).selectOption(value)
    await grounds.nth(at).fill('Vuosikertomus, s. 12')
  }
  await page.getByRole('button', { name: 'Tallenna pisteet' }).click()
  await page.getByText('Pisteet tallennettiin.').waitFor()
}

/** A centre, and two units of it that other members run. */
const PLACES = `SELECT l.parent_id AS centre, array_agg(u.id::text ORDER BY u.name_fi) AS candidates FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL JOIN unit_now c ON c.id = l.parent_id
  WHERE u.is_open AND u.type = 'local_unit' AND u.organisation_id <> c.organisation_id AND EXISTS (SELECT 1 FROM organisation_role r WHERE r.organisation_id = u.organisation_id AND r.role = 'member' AND r.valid_to IS NULL)
  GROUP BY 1 HAVING count(*) >= 2 ORDER BY 1 LIMIT 1`

test('is chosen by criteria and by vote, decided, and carried out', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  const [place] = await demoRows<{ centre: string; candidates: string[] }>(PLACES)
  await prepare(page, place ?? { centre: '', candidates: [] })
  const address = new URL(page.url()).pathname
  await page.getByLabel(/^Tiedosto pisteidesi perusteeksi/).first().setInputFiles(pdf)
  await page.getByRole('link', { name: pdf.name }).waitFor()
  await score(page, ['1', '2', '3', '2'])

  const hand = await openWindow(browser, { size: phone })
  await signIn(hand.context, 'reviewer')
  await hand.page.goto(address, { waitUntil: 'networkidle' })
  // Nothing of what another has given is seen: neither points nor files.
  expect([await hand.page.getByRole('link', { name: pdf.name }).count(), await hand.page.getByRole('heading', { name: 'Tulos', exact: true }).count()]).toEqual([0, 0])
  await expectSound(hand.page)
  await score(hand.page, ['2', '2', '4', '1'])
  expect(hand.faults).toEqual([])
  await hand.context.close()

  const other = await openWindow(browser)
  await signIn(other.context, 'auditor')
  await other.page.goto(address, { waitUntil: 'networkidle' })
  await other.page.getByRole('button', { name: 'Ilmoita sidonnaisuus' }).click()
  await other.page.getByLabel('Mikä sidonnaisuus on').fill('Puolisoni on ehdokkaan hallituksessa')
  await other.page.getByRole('dialog').getByRole('button', { name: 'Kirjaa' }).click()
  await other.page.getByText('Puolisoni on ehdokkaan hallituksessa').waitFor()
  await other.page.getByRole('heading', { name: 'Omat pisteesi' }).waitFor({ state: 'hidden' })
  expect(other.faults).toEqual([])
  await other.context.close()

  await page.goto(address, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Päätä arviointi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Päätä arviointi' }).click()
  await page.getByRole('button', { name: 'Kirjaa äänet' }).click()
  const dialog = page.getByRole('dialog')
  for (const [at, votes] of ['9', '4'].entries()) await dialog.getByLabel(/^Ääniä/).nth(at).fill(votes)
  await dialog.getByLabel('Missä äänet on laskettu').fill('Aluekokous, 4 §')
  await dialog.getByRole('button', { name: 'Kirjaa äänet' }).click()
  await page.getByText('Pisteet ja äänet nimeävät eri ehdokkaan.').waitFor()
  await expectSound(page)
  // With nothing but the own criterion the order is another one; the weights of the choice stay.
  await page.locator('#what-if-partnership').fill('0')
  const tried = page.getByRole('region', { name: 'Kokeile muita painoja' })
  await tried.getByText('Pisteiden mukaan ensimmäinen on').waitFor()
  const leader = await tried.getByRole('status').textContent()
  await tried.getByRole('button', { name: 'Palauta valinnan painot' }).click()
  expect(await tried.getByRole('status').textContent()).not.toBe(leader)

  // The charter asks the member concerned, whose answer came by letter.
  await page.getByRole('button', { name: 'Kirjaa vastaus: Asianomainen jäsen' }).click()
  await dialog.getByLabel('Vastaus', { exact: true }).selectOption('agrees')
  await dialog.getByLabel(/^Kuka vastasi ja missä/).fill('Jäsenen kirje')
  await dialog.getByRole('button', { name: 'Kirjaa vastaus' }).click()
  await page.getByText(/^Suostuu · /).waitFor()

  await page.getByRole('button', { name: 'Kirjaa päätös' }).click()
  await dialog.getByLabel('Valittu ehdokas').selectOption({ index: 2 })
  await dialog.getByLabel('Valinnan perustelut (Suomi)').fill('Kumppanuudet painavat enemmän kuin äänet.')
  await dialog.getByLabel('Päättänyt toimielin').selectOption({ index: 1 })
  await dialog.getByLabel(/^Mihin päätösvalta perustuu .Suomi/).fill('Perussääntö 12 §')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click()
  await page.getByRole('link', { name: /^Päätös \d{4}\/\d+/ }).waitFor()
  await page.getByRole('button', { name: 'Tee muutos verkostoon' }).click()
  await page.getByText(/Verkoston muutos \d+ on tehty/).waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await context.close()
})
