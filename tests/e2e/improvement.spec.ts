/** A unit opens an action and does it, cannot close it by itself, and its centre verifies and closes it. */
import type { Browser, Page } from 'playwright-core'
import { axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

test('a unit does an action, and its centre closes it', async () => {
  const title = `Ajat varataan heti ${Date.now()}`
  const { context, page, faults } = await openWindow(browser, { size: phone })
  await signIn(context, 'unit_manager')
  await page.goto('/fi/quality/improvements', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Kirjaa kehittämistoimi' }).click()
  await page.getByLabel('Otsikko').fill(title)
  await page.getByRole('dialog').getByLabel('Yksikkö').selectOption({ label: 'Karjalan Työsilta' })
  await page.getByRole('dialog').getByLabel('Vastuuhenkilö').selectOption({ label: 'Mikko Hyvärinen' })
  await page.getByRole('dialog').getByLabel('Määräpäivä').fill('31.12.2030')
  await page.getByRole('button', { name: 'Avaa kehittämistoimi' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()

  // It is done; who has had it in hand does not close it, and is told why.
  await page.getByRole('button', { name: 'Ilmoita valmiiksi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ilmoita valmiiksi' }).click()
  await page.getByRole('button', { name: 'Todenna ja sulje' }).click()
  await page.getByText(/Tämä on ollut omissa käsissäsi/).waitFor()
  expect(await page.getByRole('dialog').getByRole('button', { name: 'Todenna ja sulje' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await expectSound(page)
  await context.close()

  // The centre finds it on the board, and closes it.
  const { context: centre, page: board, faults: others } = await openWindow(browser)
  await signIn(centre, 'regional_coordinator')
  await board.goto(`/fi/quality/improvements?q=${encodeURIComponent(title)}`, { waitUntil: 'networkidle' })
  await board.getByRole('button', { name: `Siirrä: ${title}` }).click()
  await board.getByRole('menuitem', { name: 'Todenna ja sulje' }).click()
  await board.getByRole('dialog').getByRole('button', { name: 'Todenna ja sulje' }).click()
  await board.getByText('Todennettu ja suljettu.').waitFor()
  await board.goto(`/fi/quality/improvements?view=list&states=%5B%22closed%22%5D&q=${encodeURIComponent(title)}`, { waitUntil: 'networkidle' })
  await board.getByRole('link', { name: title }).waitFor()
  await board.getByText('Suljettu, todennettu').waitFor()
  await expectSound(board)
  expect([...faults, ...others]).toEqual([])
  await centre.close()
})
