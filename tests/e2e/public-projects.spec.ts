/**
 * A public list of projects on its way in: the head office sends a file as the authorities publish it, sees what is broken and what
 * the sums become, brings the sound rows in, finds them beside the own projects, and takes the portfolio away as open data.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, bytesOf, fitsWidth, openBrowser, openWindow, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const headings = 'Koodi;Rahasto;Hankkeen nimi;Tl;Viranomainen;Tila;Aloituspvm;Päättymispvm;Toteuttajan nimi;Myönnetty EU- ja valtion rahoitus;Toteutunut EU- ja valtion rahoitus'
const rows = [
  'S30501;ESR+;Väylä töihin "Kaari";4;Itä-Suomen elinvoimakeskus;Toiminnassa;1.3.2025;31.12.2027;Karjalan Työsilta ry;250 000,00;61 250,50',
  'S30502;ESR+;Pajat auki;4;Itä-Suomen elinvoimakeskus;Toiminnassa;1.1.2025;30.6.2026;Pohjolan Paja Oy;90000;95000',
  'S30503;ESR+;Siirtynyt rivi;4;Itä-Suomen elinvoimakeskus;Toiminnassa;7560;30.6.2026;Rannan Työ ry;90000;0'
]
/** As spreadsheets of Finland save it. */
const list = { name: 'hankeluettelo.csv', mimeType: 'text/csv', buffer: Buffer.from([headings, ...rows].join('\r\n'), 'latin1') }

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

test('comes in with its sums, without its broken rows, and the portfolio goes out as open data', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto('/fi/portfolio/public', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Tuo hankeluettelo' }).first().click()
  await page.getByLabel('Muiden hankkeita julkisesta hankeluettelosta').check()
  await page.locator('#import-file').setInputFiles(list)
  await page.getByRole('button', { name: 'Lähetä tiedosto' }).click()
  await page.getByText('11 / 11 tunnistettu').waitFor()
  await page.getByRole('button', { name: 'Tarkista 3 riviä' }).click()
  const totals = page.getByRole('table', { name: 'Tarkistussummat' })
  await totals.getByText('Itä-Suomen elinvoimakeskus').waitFor()
  await page.getByText('Toteutunut on suurempi kuin myönnetty.').waitFor()
  await expectSound(page)
  await page.getByLabel(/Tuo virheettömät rivit/).check()
  await page.getByRole('button', { name: 'Tuo 2 riviä' }).click()
  await page.getByText('Muiden hankkeisiin tuli 2 uutta hanketta.').waitFor()
  await page.getByRole('link', { name: 'Katso muiden hankkeet' }).click()
  await page.getByRole('searchbox').first().fill('S3050')
  await page.getByText(/2 hanketta, myönnetty 340.000.€/).waitFor()
  await page.getByText('Väylä töihin "Kaari"').waitFor()
  await page.getByText('yli myönnetyn').waitFor()
  await expectSound(page)

  await page.getByRole('link', { name: 'Hankkeet', exact: true }).first().click()
  await page.getByRole('button', { name: 'Lataa', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /^IATI 2.03/ }).click()])
  expect((await bytesOf(file)).toString()).toContain('<iati-activities version="2.03"')
  expect(faults).toEqual([])
  await context.close()
})
