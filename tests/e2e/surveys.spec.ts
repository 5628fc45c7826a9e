/**
 * A survey on its way: a manager opens a round and a device, a customer answers by a link on the phone in easy Finnish, another on
 * the device, and of two answers nothing is shown when the round ends.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, bytesOf, fitsWidth, openBrowser, openWindow, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The narrowest phone. */
const narrow = { width: 360, height: 740 }

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

async function openRound(page: Page): Promise<void> {
  await page.goto('/fi/quality/surveys', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Asiakaspalaute' }).click()
  await page.getByRole('button', { name: 'Avaa kysely' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avaa kysely' }).click()
  await page.getByText('Tulokset kootaan, kun kierros päättyy', { exact: false }).waitFor()
}

async function addressOfLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Tee linkkejä: / }).click()
  await page.getByLabel('Montako linkkiä').fill('1')
  await page.getByLabel('Muoto').selectOption('csv')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tee ja lataa' }).click()])
  await page.getByText('Yksi linkki on ladattu.').waitFor()
  return /\/fi\/answer#[\w-]{43}/.exec((await bytesOf(file)).toString())?.[0] ?? ''
}

async function addressOfDevice(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Avaa laite: / }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Avaa laite täksi päiväksi' }).click()
  const address = await dialog.getByText(/\/fi\/kiosk#/).innerText()
  await dialog.getByRole('button', { name: 'Sulje' }).last().click()
  return new URL(address).pathname + new URL(address).hash
}

async function answerByLink(address: string): Promise<void> {
  const { context, page, faults } = await openWindow(browser, { size: narrow, theme: 'dark' })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.getByRole('radio', { name: 'Selkosuomi' }).check()
  await page.getByRole('heading', { level: 1, name: 'Kerro, mitä ajattelet' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Lähetä' }).click()
  await page.getByText('Tähän pitää vielä vastata: Millaista apua olet saanut?').waitFor()
  const asked = page.getByRole('group', { name: /^Millaista apua olet saanut/ })
  await asked.getByRole('radio').last().check()
  await page.getByRole('button', { name: 'Lähetä' }).click()
  await page.getByRole('heading', { name: 'Vastaus on lähetetty' }).waitFor()
  await expectSound(page)
  await page.reload({ waitUntil: 'networkidle' })
  await page.getByRole('heading', { name: 'Linkillä on jo vastattu' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
}

async function answerOnDevice(address: string): Promise<void> {
  const { context, page, faults } = await openWindow(browser, { size: { width: 1024, height: 768 } })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.getByText('Kysymys 1/8').waitFor()
  await expectSound(page)
  await page.getByRole('group', { name: /^Millaista palvelua/ }).getByRole('radio').first().check()
  for (let place = 2; place <= 8; place++) {
    await page.getByRole('button', { name: 'Seuraava' }).click()
    await page.getByText(`Kysymys ${place}/8`).waitFor()
  }
  await page.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await page.getByRole('button', { name: 'Seuraava vastaaja' }).click()
  await page.getByText('Kysymys 1/8').waitFor()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(2)
  expect(faults).toEqual([])
  await context.close()
}

test('a round is opened, answered on a phone and on a device, and shows nothing of two answers', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'unit_manager')
  await openRound(page)
  await expectSound(page)
  const link = await addressOfLink(page)
  const device = await addressOfDevice(page)
  await Promise.all([answerByLink(link), answerOnDevice(device)])

  await page.reload({ waitUntil: 'networkidle' })
  const counts = page.getByRole('table', { name: 'Jaetut linkit ja vastaukset' }).getByRole('row').nth(1)
  expect((await counts.innerText()).split(/\s*\t\s*/).slice(1, 5)).toEqual(['1', '1', '100\u00a0%', '1'])
  await page.getByRole('button', { name: 'Päätä ja kokoa tulokset' }).click()
  await page.getByText('Vastauksia on 2. Alle 10 vastauksesta ei näytetä mitään: tulokset jäävät tyhjiksi.').waitFor()
  await page.getByRole('button', { name: 'Päätä kierros' }).click()
  await page.getByText('Vastauksia tuli alle 10, joten tuloksia ei näytetä.', { exact: false }).waitFor()
  expect(await page.getByText('Millaista palvelua olet saanut').count()).toBe(0)
  await expectSound(page)
  expect(faults).toEqual([])
  await context.close()
})
