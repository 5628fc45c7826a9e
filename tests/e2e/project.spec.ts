/**
 * A project on its way: a unit registers an idea, prepares it and applies with a budget that its cost model adds to; the centre
 * records what was granted, which locks the base; the unit asks for a change, and the centre records that the funder agreed.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const title = 'Työpajasta töihin'
const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

/** Takes a step of the project; the dialog says what it does. */
async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function write(page: Page, amount: string): Promise<void> {
  await page.getByLabel(/^2027, EUR.*Palkat, Rahoittajan tuki/u).fill(amount)
}

test('comes from an idea to a granted base, which an agreed change replaces', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'unit_manager')
  await page.goto('/fi/portfolio/projects/new', { waitUntil: 'networkidle' })
  await page.getByLabel('Nimi suomeksi').fill(title)
  await page.getByLabel('Tarkoitus suomeksi').fill('Valmennuksesta jää malli, jota muutkin käyttävät.')
  await page.getByLabel('Päätoteuttaja').selectOption({ label: 'Karjalan Työsilta' })
  await page.getByLabel('Haku').selectOption({ label: 'Osallisuusrahasto: Tulokset käyttöön' })
  await page.getByLabel('Kustannusmalli').selectOption({ label: 'Prosenttimääräinen korvaus 40 %' })
  await page.getByLabel('Alkaa').fill('1.1.2027')
  await page.getByLabel('Päättyy').fill('31.12.2027')
  await page.getByRole('group', { name: 'Tehtäväalueet' }).getByLabel('3d Tulosten juurruttaminen').check()
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await step(page, 'Aloita valmistelu')
  await page.getByRole('link', { name: 'Laadi talousarvio' }).click()
  await write(page, '30 000')
  await page.getByRole('button', { name: /^Lisää rivi/u }).click()
  await page.getByLabel('Rahan lähde').nth(1).selectOption({ label: 'Omarahoitus' })
  await page.getByLabel(/^2027, EUR.*Omarahoitus/u).fill('14 000')
  await page.getByText(/Kustannukset yhteensä 61.600,00/u).waitFor()
  await page.getByText('Tuki on haun rajoissa.').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Tallenna talousarvio' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await step(page, 'Merkitse haetuksi')
  await page.getByText(/Vahvista rahoituspäätös: tämän kirjaa/u).waitFor()
  const path = new URL(page.url()).pathname

  const { context: office, page: steering, faults: officeFaults } = await openWindow(browser)
  await signIn(office, 'regional_coordinator')
  await steering.goto(path, { waitUntil: 'networkidle' })
  await steering.getByRole('link', { name: 'Kirjaa rahoituspäätös' }).click()
  await write(steering, '28 000')
  await steering.getByRole('button', { name: 'Tallenna päätös' }).click()
  await steering.getByRole('link', { name: /Kirjoita päivä, jona rahoittaja päätti/u }).waitFor()
  await steering.getByLabel('Päätöksen päivä').fill('1.11.2026')
  await steering.getByLabel('Päätöksen numero').fill('D/2026/77')
  await steering.getByRole('button', { name: 'Tallenna päätös' }).click()
  await steering.getByRole('heading', { level: 1, name: title }).waitFor()
  await step(steering, 'Vahvista rahoituspäätös')
  await steering.getByText('Päätös saatu').first().waitFor()

  // On a phone, since that is where a manager is.
  await page.setViewportSize(phone)
  await page.goto(`${path}/budget`, { waitUntil: 'networkidle' })
  await write(page, '25 000')
  await page.getByLabel(/^Perustelu/u).fill('Yksi työntekijä siirtyi, ja työtä tehdään vähemmän.')
  await expectSound(page)
  await page.getByRole('button', { name: 'Tallenna muutoshakemus' }).click()
  await step(page, 'Esitä rahoittajalle')
  await page.getByText(/Muutoshakemus odottaa rahoittajaa/u).waitFor()
  await expectSound(page)

  await steering.reload({ waitUntil: 'networkidle' })
  await steering.getByRole('button', { name: 'Kirjaa rahoittajan vastaus' }).click()
  const dialog = steering.getByRole('dialog')
  await dialog.getByLabel('Vastaus').selectOption({ label: 'Hyväksytty' })
  await dialog.getByRole('button', { name: 'Kirjaa rahoittajan vastaus' }).click()
  await dialog.waitFor({ state: 'detached' })
  await steering.getByText(/54.600,00/u).first().waitFor()
  await expectSound(steering)
  expect(await demoRows(`SELECT v.kind, v.state FROM budget_version v JOIN project p ON p.id = v.project_id WHERE p.title->>'fi' = $1 ORDER BY v.number`, [title])).toEqual([
    { kind: 'plan', state: 'replaced' },
    { kind: 'decision', state: 'replaced' },
    { kind: 'change', state: 'locked' }
  ])
  expect([...faults, ...officeFaults]).toEqual([])
  await context.close()
  await office.close()
})
