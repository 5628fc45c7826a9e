/** The head office orders the groups of its library; a unit says how many people it shares with another, which confirms it. */
import type { Browser, Page } from 'playwright-core'
import { axe, demoRows, desktop, emailOf, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

test('groups are added and moved, and lead to their indicators', async () => {
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/results/indicators', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Ryhmät' }).click()
  const groups = page.getByRole('list', { name: 'Ryhmät' }).getByRole('listitem')
  await groups.first().waitFor()
  const before = await groups.locator('strong').allTextContents()
  await page.getByRole('button', { name: 'Lisää ryhmä' }).click()
  await page.getByLabel('Tunnus').fill('own_figures')
  await page.getByLabel('Nimi suomeksi').fill('Omat luvut')
  await expectSound(page)
  await page.getByRole('button', { name: 'Tallenna ryhmä' }).click()
  const up = page.getByRole('button', { name: 'Siirrä ylemmäs: Omat luvut' })
  await up.click()
  await groups.nth(before.length - 1).filter({ hasText: 'Omat luvut' }).waitFor()
  expect(await groups.locator('strong').allTextContents()).toEqual(before.toSpliced(-1, 0, 'Omat luvut'))
  expect(await up.evaluate((button) => button === document.activeElement)).toBe(true)
  await expectSound(page)
  await page.getByRole('link', { name: /Näytä mittarit.*Omat luvut/ }).click()
  await page.getByText('Yksikään mittari ei vastaa hakua.').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('people in common are declared by one unit and confirmed by the other, in the hand', async () => {
  // Somebody who speaks for the other unit: the demo names one manager alone.
  const [other] = await demoRows<{ id: string; name: string }>(
    `SELECT f.unit_id AS id, u.name_fi AS name FROM fact f JOIN indicator i ON i.id = f.indicator_id AND i.aggregation = 'distinct_persons'
       JOIN unit_now u ON u.id = f.unit_id JOIN consortium c ON c.id = f.consortium_id AND c.is_demo
     WHERE f.to_version IS NULL AND f.value > 0 AND u.name_fi <> 'Karjalan Työsilta' ORDER BY f.period_from DESC, u.name_fi LIMIT 1`
  )
  await demoRows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
     SELECT gen_random_uuid(), o.consortium_id, p.id, 'unit_manager', o.id, '2020-01-01' FROM app_user p, org_unit o WHERE p.email = $1 AND o.id = $2`,
    [emailOf('reviewer'), other?.id]
  )
  const declaring = await openWindow(browser, { size: phone })
  await signIn(declaring.context, 'unit_manager')
  await declaring.page.goto('/fi/results/overlaps', { waitUntil: 'networkidle' })
  await expectSound(declaring.page)
  await declaring.page.getByRole('button', { name: 'Ilmoita yhteisiä henkilöitä' }).click()
  const dialog = declaring.page.getByRole('dialog')
  // The quarter that is open; other journeys have months of their own.
  const quarter = await dialog.getByLabel('Kausi').locator('option', { hasText: '–' }).first().getAttribute('value')
  await dialog.getByLabel('Kausi').selectOption(quarter)
  const indicators = dialog.getByLabel('Mittari')
  await indicators.locator('option').nth(1).waitFor({ state: 'attached' })
  await indicators.selectOption({ index: 1 })
  await dialog.getByLabel('Toinen yksikkö').selectOption({ label: other?.name ?? '' })
  await dialog.getByLabel('Yhteisiä henkilöitä').fill('1')
  await expectSound(declaring.page)
  await dialog.getByRole('button', { name: 'Ilmoita' }).click()
  await declaring.page.getByText('Odottaa vahvistusta').waitFor()
  await expectSound(declaring.page)

  const confirming = await openWindow(browser, { size: phone, theme: 'dark' })
  await signIn(confirming.context, 'reviewer')
  await confirming.page.goto('/fi/results/overlaps', { waitUntil: 'networkidle' })
  await confirming.page.getByText('Yksi ilmoitus odottaa vahvistustasi.').waitFor()
  await confirming.page.getByRole('button', { name: /^Vahvista: / }).click()
  await expectSound(confirming.page)
  await confirming.page.getByRole('dialog').getByRole('button', { name: 'Vahvista' }).click()
  await confirming.page.getByText('Vahvistettu', { exact: true }).waitFor()
  expect([...declaring.faults, ...confirming.faults]).toEqual([])
  await declaring.context.close()
  await confirming.context.close()
})
