/**
 * The sentence on the banner: the head office certifies a quarter and publishes it; a funder opens one page, sees where a
 * figure comes from and what is withheld, asks, is answered, and takes the figures along as files.
 */
import type { Browser, Page } from 'playwright-core'
import { ask, axe, demoRows, desktop, emailOf, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

/** A quarter that is locked and not yet certified by itself. */
async function lockedQuarter(): Promise<string> {
  const [found] = await demoRows<{ period: string }>(
    `SELECT c.period FROM collection_round c JOIN consortium k ON k.id = c.consortium_id AND k.is_demo
     WHERE c.state = 'locked' AND c.period_kind = 'quarter'
       AND NOT EXISTS (SELECT 1 FROM edition e WHERE e.consortium_id = c.consortium_id AND e.first_period = c.period AND e.last_period = c.period)
     ORDER BY c.period_from DESC LIMIT 1`
  )
  return found?.period ?? ''
}

/** The audience of the organisation that the funder of the demo works for. */
async function fundersAudience(): Promise<string> {
  const [found] = await demoRows<{ name: string }>(
    `SELECT a.name_fi AS name FROM audience a JOIN role_assignment r ON r.organisation_id = a.organisation_id
       JOIN app_user u ON u.id = r.user_id AND u.email = $1 WHERE a.is_active LIMIT 1`,
    [emailOf('funder')]
  )
  return found?.name ?? ''
}

async function certify(page: Page, period: string): Promise<void> {
  await page.goto('/fi/reports/editions', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Valmistele laitos' }).first().click()
  await page.getByLabel('Ensimmäinen jakso').selectOption(period)
  await page.getByLabel('Viimeinen jakso').selectOption(period)
  // Every division makes protecting the figures longer; centres and units alone are a matter of seconds.
  await page.getByLabel('Hyvinvointialueet').uncheck()
  await expectSound(page)
  await page.getByRole('button', { name: 'Valmistele' }).click()
  await page.getByRole('button', { name: 'Vahvista', exact: true }).click({ timeout: 120_000 })
  await expectSound(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Vahvista laitos' }).click()
  await page.getByRole('heading', { level: 1, name: /^Laitos \d+\/\d{4}/ }).waitFor()
}

async function publish(page: Page, audience: string): Promise<void> {
  await page.getByRole('button', { name: 'Julkaise', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(audience).check()
  await dialog.getByLabel('Selostus suomeksi').fill('Siirtymiä kertyi kaikilta alueilta.')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Julkaise valituille' }).click()
  await page.getByRole('link', { name: audience }).waitFor()
}

type Published = { id: string; sha256: string; audienceId: string }

/** An edition that the head office has certified and published, by hand; done by whichever test needs it first. */
let publishing: Promise<Published> | null = null
const published = (): Promise<Published> => (publishing ??= certifyAndPublish())

async function certifyAndPublish(): Promise<Published> {
  const [period, audience] = await Promise.all([lockedQuarter(), fundersAudience()])
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'national_coordinator')
  await certify(page, period)
  await publish(page, audience)
  await expectSound(page)
  expect(faults).toEqual([])
  await context.close()
  return publishedEdition(period)
}

test('what was certified and published is read by a funder in the hand, who asks and is answered', async () => {
  const edition = await published()
  const office = await openWindow(browser, { size: desktop })
  await signIn(office.context, 'national_coordinator')
  const reader = await openWindow(browser, { size: phone, theme: 'dark' })
  const { page } = reader
  await signIn(reader.context, 'funder')
  await page.goto('/fi/publications', { waitUntil: 'networkidle' })
  await expectSound(page)
  await page.locator(`a[href*="${edition.id}"]`).first().click()
  await page.getByText('Siirtymiä kertyi kaikilta alueilta.').waitFor()
  await page.getByText(edition.sha256.slice(0, 12)).waitFor()
  await expectSound(page)

  await page.getByRole('button', { name: /^Miksi tämä luku/ }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Vahvisti Aino Salmela').waitFor()
  await expectSound(page)
  await drawer.getByRole('button', { name: 'Kysy tästä luvusta' }).click()
  await page.getByLabel('Kysymys').fill('Ovatko kesän siirtymät mukana?')
  await page.getByRole('button', { name: 'Lähetä kysymys' }).click()
  await page.getByText('Kysymys on lähetetty.').waitFor()

  await office.page.goto('/fi/publications/questions', { waitUntil: 'networkidle' })
  await office.page.getByText('Ovatko kesän siirtymät mukana?').waitFor()
  await expectSound(office.page)
  await office.page.getByRole('button', { name: /^Vastaa/ }).first().click()
  await office.page.getByRole('dialog').getByLabel('Vastaus').fill('Ovat, kaikilta kuukausilta.')
  await office.page.getByRole('dialog').getByRole('button', { name: 'Lähetä vastaus' }).click()
  await office.page.locator('#content').getByText('Ovat, kaikilta kuukausilta.').waitFor()

  await page.goto(`${new URL(page.url()).pathname}`, { waitUntil: 'networkidle' })
  await page.getByText('Ovat, kaikilta kuukausilta.').waitFor()
  expect([...office.faults, ...reader.faults]).toEqual([])
  await office.context.close()
  await reader.context.close()
})

test('what is withheld is in no file, and a file is the same bytes every time', async () => {
  const { id: editionId, audienceId } = await published()
  const { context, page, faults } = await openWindow(browser, { size: desktop })
  await signIn(context, 'funder')
  await page.goto(`/fi/publications/${editionId}/${audienceId}`, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1, name: /^Tulokset/ }).waitFor()
  await expectSound(page)
  const file = (format: string) => context.request.get(`/api/publications/${editionId}/${audienceId}/export.${format}?lang=fi`)
  type Exported = { figures: { code: string; lensKey: string; areaKey: string | null; period: string; breakdownKey: string | null; value: number | null; mark: string | null }[] }
  const json = await file('json')
  expect(json.status()).toBe(200)
  const { figures } = (await json.json()) as Exported
  const withheld = figures.filter(({ mark }) => mark === 'peit.')
  expect(withheld.length).toBeGreaterThan(0)
  expect(withheld.filter(({ value }) => value !== null)).toEqual([])
  expect(figures.some(({ value }) => value === 0)).toBe(true)
  for (const format of ['xlsx', 'csv', 'zip', 'json', 'pdf']) {
    const [first, second] = [await file(format), await file(format)]
    expect([format, first.status(), (await first.body()).equals(await second.body())]).toEqual([format, 200, true])
  }
  expect(faults).toEqual([])
  await context.close()
})

test('what is published to everybody is asked for twice, and read without an account', async () => {
  const { id } = await published()
  const office = await openWindow(browser, { size: desktop })
  await signIn(office.context, 'national_coordinator')
  const rule = { kind: 'public', detail: 'centre', personsThreshold: 5, surveyThreshold: 10, showsZero: true, isActive: true, expectedVersion: 0 }
  const input = { ...rule, name: { fi: 'Kaikki avoimesti', sv: 'Öppet för alla', en: 'Open to all' } }
  await ask(office.context, 'mutation ($input: SaveAudienceInput!) { saveAudience(input: $input) { audience { id } } }', { input })
  await office.page.goto(`/fi/reports/editions/${id}`, { waitUntil: 'networkidle' })
  await office.page.getByRole('button', { name: 'Julkaise', exact: true }).click()
  const dialog = office.page.getByRole('dialog')
  await dialog.getByLabel('Kaikki avoimesti').check()
  await dialog.getByRole('button', { name: 'Julkaise valituille' }).click()
  await dialog.getByRole('link', { name: /^Vahvista, että luvut saa julkaista kaikille/ }).waitFor()
  await expectSound(office.page)
  await dialog.getByLabel('Nämä luvut saa julkaista kaikille internetissä.').check()
  await dialog.getByRole('button', { name: 'Julkaise valituille' }).click()
  await office.page.getByRole('link', { name: 'Kaikki avoimesti' }).waitFor()

  const { context, page } = await openWindow(browser, { size: phone })
  await page.goto('/sv/login', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Öppna resultat' }).click()
  await page.getByRole('heading', { level: 1, name: /^Resultat/ }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Användning av siffrorna' }).waitFor()
  await expectSound(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV och datalexikon (zip)' }).click()])
  expect(download.suggestedFilename()).toMatch(/\.zip$/)
  expect(await context.cookies()).toEqual([])
  expect(office.faults).toEqual([])
  await office.context.close()
  await context.close()
})

async function publishedEdition(period: string): Promise<Published> {
  const [found] = await demoRows<Published>(
    `SELECT e.id, e.sha256, p.audience_id AS "audienceId" FROM edition e JOIN edition_publication p ON p.edition_id = e.id AND p.kind = 'funder'
     WHERE e.state = 'certified' AND e.first_period = $1 AND e.last_period = $1`,
    [period]
  )
  if (!found) throw new Error(`No published edition of ${period}`)
  return found
}
