/**
 * A commitment on its way: the centre asks a unit for it; the manager reads it in full on a phone, signs it with a fresh proof of
 * who is at the keyboard; and the register shows who stands on what.
 */
import type { Browser, Page } from 'playwright-core'
import { demoPassword } from '../../apps/api/src/demo/demo-roles.js'
import { axe, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const asked = 'Tuetun työllistymisen viisi vaihetta (EUSE)'

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

test('is asked for by the centre, signed by the manager on a phone, and stands in the register', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'regional_coordinator')
  await page.goto('/fi/quality/commitments', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Pyydä sitoumuksia' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Laatukehys').selectOption({ label: asked })
  await dialog.getByLabel('Valitse yksiköt').check()
  await dialog.getByLabel('Karjalan Työsilta').check()
  await dialog.getByLabel('Saate').fill('Ennen kevään arviointeja')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Lähetä pyynnöt' }).click()
  await page.getByText('1 pyyntö lähetetty').waitFor()

  const { context: hand, page: own, faults: ownFaults } = await openWindow(browser, { size: phone })
  await signIn(hand, 'unit_manager')
  await own.goto(`/fi/quality/commitments?q=${encodeURIComponent('EUSE')}&states=%5B%22requested%22%5D`, { waitUntil: 'networkidle' })
  await own.getByRole('link', { name: 'Karjalan Työsilta' }).click()
  await own.getByText('Ennen kevään arviointeja').waitFor()
  await own.getByRole('link', { name: 'Lue ja allekirjoita' }).click()
  await own.getByRole('button', { name: 'Allekirjoita', exact: true }).click()
  await own.getByRole('link', { name: 'Kirjoita asemasi.' }).click()
  await own.getByLabel('Asemasi').fill('yksikön johtaja')
  await own.getByLabel('Valtuuden peruste').fill('hallituksen päätös 3.11.2026')
  await own.getByText('Valtuus: hallituksen päätös 3.11.2026.').waitFor()
  await expectSound(own)
  await own.getByLabel('Olen lukenut sitoumuksen, ja minulla on valtuus allekirjoittaa se.').check()
  // Whoever has been signed in for long proves once more who they are.
  await demoRows(`UPDATE session SET proved_at = now() - interval '1 hour'`)
  await own.getByRole('button', { name: 'Allekirjoita', exact: true }).click()
  const proof = own.getByRole('dialog')
  await proof.getByLabel('Salasana', { exact: true }).fill(demoPassword)
  await proof.locator('button[type=submit]').click()
  await own.getByText('Sitoumus on allekirjoitettu.').waitFor()
  await own.getByRole('heading', { level: 1, name: `Karjalan Työsilta: ${asked}` }).waitFor()
  await own.getByText('Allekirjoittaja: Mikko Hyvärinen, yksikön johtaja').waitFor()
  await own.getByText('Itsearviointi kehyksen kriteereillä').waitFor()
  await expectSound(own)
  expect(ownFaults).toEqual([])
  await hand.close()

  await page.goto(`/fi/quality/commitments?view=matrix&q=${encodeURIComponent('Karjalan Työsilta')}`, { waitUntil: 'networkidle' })
  const table = page.getByRole('table', { name: 'Kuka on sitoutunut mihin' })
  await table.getByRole('columnheader', { name: asked }).waitFor()
  await table.getByRole('row', { name: /Karjalan Työsilta/ }).getByText('Voimassa').first().waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await context.close()
})
