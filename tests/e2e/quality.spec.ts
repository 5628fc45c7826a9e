/**
 * A framework on its way: the head office copies one, moves an edge, finds what is unfinished, releases it; a unit reads it; the
 * next version says what is new; and the framework goes out as a workbook and comes back as another.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, bytesOf, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const saved = (page: Page) => page.getByText('Tallennettu', { exact: true }).waitFor()

async function copyIps(page: Page, name: string): Promise<void> {
  await page.goto('/fi/quality/frameworks?q=IPS', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'IPS-mallinmukaisuus (25 kohtaa)' }).click()
  await page.getByRole('heading', { level: 3, name: 'Nopea työnhaku' }).waitFor()
  await page.getByRole('button', { name: 'Muut toimet' }).click()
  await page.getByRole('menuitem', { name: 'Kopioi uudeksi kehykseksi' }).click()
  await page.getByLabel('Nimi suomeksi').fill(name)
  await page.getByRole('button', { name: 'Luo luonnos' }).click()
  await page.getByRole('heading', { level: 1, name: `${name}: luonnos` }).waitFor()
}

async function releaseDraft(page: Page, number: number): Promise<void> {
  await page.getByRole('link', { name: 'Palaa kehyksen sivulle' }).click()
  await page.getByRole('button', { name: 'Julkaise luonnos' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Julkaise', exact: true }).click()
  await page.getByText(`Versio ${number} on julkaistu`).waitFor()
}

test('a framework is copied, mended, released, read and sent on', async () => {
  const name = `Oma mallinmukaisuus ${Date.now()}`
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await copyIps(page, name)
  await expectSound(page)

  // An edge below the one before stands in the way, and the summary leads to it.
  const edge = page.getByLabel('Alkaa pisteistä').nth(1)
  await edge.fill('20')
  await page.getByRole('button', { name: 'Tarkista' }).click()
  await page.getByRole('link', { name: /Luokka fair, Alaraja/ }).click()
  expect(await edge.evaluate((field: Element) => field === field.ownerDocument.activeElement)).toBe(true)
  await edge.fill('74')
  await saved(page)
  await releaseDraft(page, 1)

  // The unit reads it on the phone, and nothing offers to write.
  const { context: hand, page: read } = await openWindow(browser, { size: phone })
  await signIn(hand, 'unit_manager')
  await read.goto(`/fi/quality/frameworks?q=${encodeURIComponent(name)}`, { waitUntil: 'networkidle' })
  await read.getByRole('link', { name }).click()
  await read.getByText('74–99 pistettä').waitFor()
  expect(await read.getByRole('button', { name: 'Aloita uusi versio' }).count()).toBe(0)
  await expectSound(read)
  await hand.close()

  // The next version is compared with the first.
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click()
  await page.getByRole('button', { name: /^Valmennettavien määrä/ }).click()
  await page.getByLabel('Paino').fill('2')
  await saved(page)
  await page.getByRole('link', { name: 'Palaa kehyksen sivulle' }).click()
  await page.getByRole('link', { name: 'Muutokset versiosta 1' }).click()
  await page.getByRole('rowheader', { name: 'Kriteeri ips_01: Paino' }).waitFor()
  await page.getByText('1 ero', { exact: true }).waitFor()
  await expectSound(page)

  // As a workbook it goes out, and comes in as another framework.
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('button', { name: 'Lataa', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Työkirja (.xlsx)' }).click()])
  await page.goto('/fi/quality/frameworks', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Tuo tiedostosta' }).click()
  await page.locator('input[type="file"]').setInputFiles({ name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await bytesOf(file) })
  await page.getByText('Tiedostossa on 3 osaa ja 25 kriteeriä.').waitFor()
  await expectSound(page)
  await page.getByLabel('Tunnus').fill(`tuotu_${Date.now().toString(36)}`)
  await page.getByRole('button', { name: 'Luo luonnos tiedostosta' }).click()
  await page.getByRole('heading', { level: 1, name: `${name}: luonnos` }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
