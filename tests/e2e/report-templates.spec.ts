/**
 * A report of one's own: the head office copies the annual report that comes with the product, writes a text of it anew in
 * three languages, releases it and attaches it to a publication; a reader opens it in the hand, in the dark and in Swedish,
 * and takes it along as a PDF.
 */
import type { Browser, Page } from 'playwright-core'
import { axe, bytesOf, demoRows, desktop, emailOf, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

const texts = { Suomi: 'Vuosi oli **vilkas** verkostossa.', Svenska: 'Året var **livligt** i nätverket.', English: 'The year was **busy** in the network.' }

/** The newest publication that the funder of the demo reads. */
async function readByFunder(): Promise<{ editionId: string; audienceId: string }> {
  const [found] = await demoRows<{ editionId: string; audienceId: string }>(
    `SELECT p.edition_id AS "editionId", p.audience_id AS "audienceId" FROM edition_publication p
       JOIN audience a ON a.id = p.audience_id
       JOIN role_assignment r ON r.organisation_id = a.organisation_id
       JOIN app_user u ON u.id = r.user_id AND u.email = $1
     ORDER BY p.published_at DESC LIMIT 1`,
    [emailOf('funder')]
  )
  if (!found) throw new Error('Nothing is published to the funder of the demo')
  return found
}

/** The shipped templates come with the demo, or are brought by the button that says how many are missing. */
async function copyAnnualReport(page: Page): Promise<void> {
  await page.goto('/fi/reports/templates', { waitUntil: 'networkidle' })
  const shipped = page.getByRole('link', { name: 'Konsortion vuosiraportti', exact: true })
  const install = page.getByRole('button', { name: /^Ota käyttöön/ }).first()
  await shipped.or(install).first().waitFor()
  if (await install.isVisible()) await install.click()
  await shipped.waitFor()
  await expectSound(page)
  await shipped.click()
  await page.getByRole('button', { name: 'Kopioi', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Oma vuosiraportti')
  await expectSound(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Tee kopio' }).click()
  await page.getByRole('heading', { level: 1, name: 'Oma vuosiraportti' }).waitFor()
}

async function writeAnew(page: Page): Promise<void> {
  const blocks = page.getByRole('list', { name: 'Raportin osiot' })
  const first = blocks.getByRole('button', { name: /^\d+ Teksti/, expanded: false }).first()
  await first.click()
  for (const [language, text] of Object.entries(texts)) {
    await blocks.getByRole('tab', { name: language }).first().click()
    await blocks.getByRole('tabpanel').first().getByRole('textbox').fill(text)
  }
  await page.getByText(/^Tallennettu klo/).waitFor()
  await page.getByRole('region', { name: 'Esikatselu' }).getByText('vilkas').first().waitFor()
  await expectSound(page)
}

async function release(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vapauta', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mitä muuttui').fill('Oma johdanto')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Vapauta versio' }).click()
  await page.getByText('Käytössä oleva sisältö').waitFor()
  await page.getByRole('radio', { name: 'Versiot' }).check()
  await page.getByText('Oma johdanto').waitFor()
  await expectSound(page)
}

async function attach(page: Page, { editionId, audienceId }: Awaited<ReturnType<typeof readByFunder>>): Promise<void> {
  await page.goto(`/fi/publications/${editionId}/${audienceId}`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Liitä raportti' }).first().click()
  const dialog = page.getByRole('dialog')
  const option = dialog.getByRole('option', { name: /^Oma vuosiraportti/ })
  await option.waitFor({ state: 'attached' })
  await dialog.getByLabel('Raportti', { exact: true }).selectOption({ label: (await option.textContent()) ?? '' })
  await dialog.getByText(/^Julkaisu /).waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Liitä raportti' }).click()
  await page.getByRole('link', { name: 'Oma vuosiraportti', exact: true }).waitFor()
  await expectSound(page)
}

test('the annual report is copied, written anew, released and attached, and read in the hand in Swedish and as a PDF', async () => {
  const office = await openWindow(browser, { size: desktop })
  await signIn(office.context, 'national_coordinator')
  await copyAnnualReport(office.page)
  await writeAnew(office.page)
  await release(office.page)
  const publication = await readByFunder()
  await attach(office.page, publication)

  const reader = await openWindow(browser, { size: phone, theme: 'dark' })
  const { page } = reader
  await signIn(reader.context, 'funder')
  await page.goto(`/sv/publications/${publication.editionId}/${publication.audienceId}`, { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Konsortiets årsrapport (kopia)', exact: true }).click()
  await page.getByRole('article').getByText('livligt').waitFor()
  expect(await page.getByRole('article').getAttribute('lang')).toBe('sv')
  // A chart or a map says the same as a table.
  await page.getByRole('article').getByRole('radio', { name: 'Tabell' }).first().check()
  await expectSound(page)
  await page.getByRole('button', { name: 'Ladda ner', exact: true }).click()
  const arriving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^PDF/ }).click()
  const file = await bytesOf(await arriving)
  expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect([...office.faults, ...reader.faults]).toEqual([])
  await office.context.close()
  await reader.context.close()
})
