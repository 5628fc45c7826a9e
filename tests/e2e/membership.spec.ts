/**
 * A member on its way in: the centre sees what is missing, ticks off the last task with what shows it, and makes the member
 * active; the register of all shows it, on a phone too.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

test('is blocked while a required task is open, and active once it is done', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'regional_coordinator')
  await page.goto('/fi/members/plans?q=Iisalmen', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Iisalmen Into' }).click()
  await page.getByText('1 pakollinen tehtävä on kesken').waitFor()
  const activate = page.getByRole('button', { name: 'Aktivoi jäsen' })
  expect(await activate.isDisabled()).toBe(true)
  await expectSound(page)
  await page.getByRole('button', { name: 'Merkitse tehdyksi: Aluekeskus on käynyt yksikössä' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Merkitse tehdyksi' }).click()
  await dialog.getByRole('link', { name: 'Kirjoita, mikä osoittaa sen.' }).click()
  await dialog.getByLabel('Mikä osoittaa sen').fill('Käyntimuistio 12.11.2026')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Merkitse tehdyksi' }).click()
  await page.getByText('Tehtävä on merkitty tehdyksi.').waitFor()
  await page.getByRole('button', { name: 'Aktivoi jäsen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Aktivoi' }).click()
  await page.getByText('Jäsen on nyt aktiivinen.').waitFor()
  expect(faults).toEqual([])
  await context.close()

  const { context: hand, page: own, faults: ownFaults } = await openWindow(browser, { size: phone })
  await signIn(hand, 'unit_member')
  await own.goto('/fi/members?q=Iisalmen', { waitUntil: 'networkidle' })
  await own.getByText('Aktiivinen').first().waitFor()
  await expectSound(own)
  await own.getByRole('link', { name: 'Iisalmen Into' }).click()
  await own.getByText('Tuli aktiiviseksi jäseneksi').waitFor()
  await expectSound(own)
  expect(ownFaults).toEqual([])
  await hand.close()
})
