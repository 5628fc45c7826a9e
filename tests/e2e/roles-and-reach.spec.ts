/** Who may do what, where and why: lending a role, the yearly review, both access pages, and what a funder sees. */
import type { Browser, Page } from 'playwright-core'
import { axe, desktop, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** No barrier and no sideways scrolling, on a desk and in the hand. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of [desktop, { width: 360, height: 740 }]) {
    await page.setViewportSize(size)
    expect({ name, width: size.width, found: await axe(page), fits: await fitsWidth(page) }).toEqual({ name, width: size.width, found: [], fits: true })
    if (process.env['E2E_PICTURES']) await page.screenshot({ path: `${process.env['E2E_PICTURES']}/${name}-${size.width}.png`, fullPage: true })
  }
  await page.setViewportSize(desktop)
}

test('a manager names a deputy for a holiday, and takes it back', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'unit_manager')
  await page.goto('/fi/profile')
  await page.getByRole('button', { name: /Nimeä sijainen/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Sijainen', { exact: true }).fill('Riitta')
  await page.getByRole('option', { name: /Riitta Kosonen/ }).click()
  const day = new Date(Date.now() + 7 * 86_400_000)
  await dialog.getByLabel('Viimeinen päivä').fill(`${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`)
  await dialog.getByLabel('Peruste').fill('Kesäloma')
  await look(page, 'deputy')
  await dialog.getByRole('button', { name: 'Nimeä sijainen' }).click()
  await page.getByText(/^Sijainen: Riitta Kosonen/).waitFor()
  await look(page, 'profile')
  await page.getByRole('button', { name: /Päätä sijaisuus/ }).click()
  await dialog.getByLabel('Peruste').fill('Loma peruuntui')
  await dialog.getByRole('button', { name: 'Päätä sijaisuus' }).click()
  await page.getByText(/^Sijainen: Riitta Kosonen/).waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await context.close()
})

test('the national coordinator reviews roles, and finds out who may do what and why', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/admin/access-review')
  await page.getByRole('button', { name: /^Vahvista ?:/ }).first().waitFor()
  await look(page, 'review')
  const before = await page.getByText(/ajan tasalla/).first().textContent()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Vahvista yksi' }).click()
  await page.getByText('Yksi rooli vahvistettu.').waitFor()
  await page.waitForFunction((text) => document.querySelector('progress')?.nextElementSibling?.textContent !== text, before)

  await page.goto('/fi/admin/users?q=Turunen')
  await page.getByRole('link', { name: 'Eeva-Liisa Turunen' }).click()
  await page.getByText(/Peruste: Valittu aluekeskuksen koordinaattoriksi/).waitFor()
  await look(page, 'user')
  await page.getByRole('link', { name: 'Mitä henkilö saa tehdä' }).click()
  await page.getByText(/Ulottuu yksikköön ja sen alaisiin yksiköihin/).first().waitFor()
  await look(page, 'access-of')
  await page.getByLabel('Päivä').fill('1.6.2017')
  await page.getByRole('button', { name: 'Näytä' }).click()
  await page.getByText(/Vertaisarvioija/).first().waitFor()

  await page.goto('/fi/admin/access')
  await page.getByLabel('Toiminto').selectOption('access.manage')
  await page.getByLabel('Yksikkö').fill('Karjalan')
  await page.getByRole('option', { name: /Karjalan Työsilta/ }).click()
  await page.getByText(/Ketju: Itä-Suomi → Karjalan Työsilta/).waitFor()
  await look(page, 'access-to')
  expect(faults).toEqual([])
  await context.close()
})

test('the administrator gives a funder’s role with its organisation', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'administrator')
  await page.goto('/fi/admin/roles')
  await page.getByRole('button', { name: /ei vaadita/ }).first().waitFor()
  await look(page, 'roles')
  await page.goto('/fi/admin/users?q=Rautio')
  await page.getByRole('link', { name: 'Hannu Rautio' }).click()
  await page.getByRole('button', { name: 'Anna rooli' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Rooli', { exact: true }).selectOption('funder')
  await dialog.getByLabel('Rahoittaja, jota henkilö edustaa').selectOption({ label: 'Osallisuusrahasto' })
  await dialog.getByLabel(/Yksikkö, jossa rooli on/).fill('Pääkonttori')
  await page.getByRole('option', { name: /Pääkonttori/ }).click()
  await dialog.getByLabel('Peruste').fill('Rahaston yhteyshenkilö')
  await look(page, 'grant')
  await dialog.getByRole('button', { name: 'Anna rooli' }).click()
  await page.getByText('edustaa: Osallisuusrahasto').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('a funder sees whom they represent and what is published to them, and nothing of the network', async () => {
  const { context, page, faults } = await openWindow(browser, { size: phone })
  await signIn(context, 'funder')
  await page.goto('/fi')
  await page.getByText('Edustat: Osallisuusrahasto').waitFor()
  await page.getByRole('main').getByRole('link', { name: /^Tulokset / }).waitFor()
  await page.getByText(/· laitos \d+\/\d+, vahvistettu /).waitFor()
  await look(page, 'funder')
  expect(await page.getByRole('link', { name: /Verkosto|Yksiköt|Organisaatiot|Käyttäjät/ }).count()).toBe(0)
  expect(faults).toEqual([])
  for (const path of ['/network', '/network/units', '/organisations', '/admin/access']) {
    await page.goto(`/fi${path}`)
    await page.getByRole('heading', { level: 1, name: 'Sinulla ei ole oikeutta nähdä tätä' }).waitFor()
  }
  await context.close()
})
