/**
 * Money on its way: a unit records what it has spent and claims it, the centre records that the funder parks a part of a line,
 * certifies, pays, and takes some of it back; overview and the funder's own list tell the same to the cent.
 */
import { newId } from '@solmu/shared/ids.js'
import type { Browser, Page } from 'playwright-core'
import { axe, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const title = 'Rahan matka'
const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })

/** A running project with a decision of 10,000 euros of salaries at 40 %. */
async function aRunningProject(): Promise<string> {
  const [id, partner, budget] = [newId(), newId(), newId()]
  await demoRows(
    `INSERT INTO project (id, consortium_id, kind, lead_unit_id, call_id, title, currency, starts_on, ends_on, cost_model, stage)
     SELECT $1, u.consortium_id, 'single', u.id, (SELECT c.id FROM funding_call c WHERE c.name->>'fi' = 'Polut työhön'), jsonb_build_object('fi', $2::text, 'sv', '', 'en', ''), 'EUR', '2026-01-01', '2027-12-31', 'flat_40', 'running' FROM unit_now u WHERE u.name_fi = 'Karjalan Työsilta'`,
    [id, title]
  )
  await demoRows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) SELECT $1, p.consortium_id, p.id, u.organisation_id, true, '2026-01-01' FROM project p JOIN unit_now u ON u.id = p.lead_unit_id WHERE p.id = $2`, [partner, id])
  await demoRows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) SELECT $1, p.consortium_id, p.id, p.lead_unit_id FROM project p WHERE p.id = $2', [partner, id])
  await demoRows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, state, cost_model, starts_on, ends_on, decided_on) SELECT $1, p.consortium_id, p.id, 1, 'decision', 'locked', 'flat_40', '2026-01-01', '2027-12-31', '2026-01-01' FROM project p WHERE p.id = $2`, [budget, id])
  await demoRows(
    `INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned)
     SELECT $1, p.consortium_id, p.id, $2, l.category, '2026', 'grant', l.amount, l.category = 'flat_rate' FROM project p, (VALUES ('staff', 1000000), ('flat_rate', 400000)) AS l (category, amount) WHERE p.id = $3`,
    [budget, partner, id]
  )
  return `/fi/portfolio/projects/${id}`
}

/** Takes an act whose dialog has a button of the same name, or of another. */
async function act(page: Page, name: string, submit = name): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: submit, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function spend(page: Page, document: string, amount: string): Promise<void> {
  await page.getByRole('button', { name: 'Kirjaa kulu', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Päivä/u).fill('15.3.2026')
  await dialog.getByLabel(/^Tosite/u).fill(document)
  await dialog.getByLabel(/^Määrä/u).fill(amount)
  await dialog.getByRole('button', { name: 'Tallenna' }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('is claimed, parked in part, paid and taken back in part, and told alike to all to the cent', async () => {
  const path = await aRunningProject()
  const { context, page, faults } = await openWindow(browser, { size: phone })
  await signIn(context, 'unit_manager')
  await page.goto(`${path}/costs`, { waitUntil: 'networkidle' })
  await spend(page, 'E-1', '1 000')
  await spend(page, 'E-2', '500,00 €')
  await page.goto(`${path}/claims`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Aloita maksatushakemus' }).click()
  const opening = page.getByRole('dialog')
  await opening.getByLabel(/^Kausi/u).fill('2026')
  await opening.getByRole('button', { name: 'Aloita', exact: true }).click()
  await page.getByText(/= 2.100,00/u).waitFor()
  await expectSound(page)
  await act(page, 'Lähetä päätoteuttajalle')
  await act(page, 'Välitä rahoittajalle')
  const claim = new URL(page.url()).pathname

  const { context: office, page: steering, faults: officeFaults } = await openWindow(browser)
  await signIn(office, 'regional_coordinator')
  await steering.goto(claim, { waitUntil: 'networkidle' })
  await steering.getByRole('button', { name: 'Kirjaa ratkaisu: E-2' }).click()
  const judging = steering.getByRole('dialog')
  await judging.getByLabel(/^Ratkaisu/u).selectOption({ label: 'Pysäytetty' })
  await judging.getByLabel(/^Tästä kulusta vain/u).fill('200')
  await judging.getByText(/Pysäytetty: 280,00.€\. Hyväksytään: 420,00/u).waitFor()
  await judging.getByLabel(/^Perustelu/u).fill('Osa kuuluu muulle hankkeelle.')
  await judging.getByRole('button', { name: 'Tallenna' }).click()
  await judging.waitFor({ state: 'detached' })
  await act(steering, 'Hyväksy loput (1)', 'Hyväksy')
  await act(steering, 'Merkitse vahvistetuksi')
  await act(steering, 'Merkitse maksetuksi')
  await steering.getByRole('button', { name: 'Kirjaa takaisinperintäpäätös' }).click()
  const taking = steering.getByRole('dialog')
  await taking.getByLabel(/^E-1/u).check()
  await taking.getByLabel(/^Määrä/u).fill('100')
  await taking.getByLabel(/^Päätöksen numero/u).fill('KEHA/7')
  await taking.getByLabel(/^Perustelu/u).fill('Tarkastus')
  await taking.getByRole('button', { name: 'Kirjaa takaisinperintäpäätös' }).click()
  await taking.waitFor({ state: 'detached' })
  await steering.getByText(/^Palautettava 140,00/u).waitFor()
  await expectSound(steering)
  await steering.goto(`${path}/money?view=partner`, { waitUntil: 'networkidle' })
  const told = steering.getByRole('table')
  // Paid 1,820 less 140; 280 parked; 14,000 granted.
  for (const amount of [/1.680,00/u, /280,00/u, /140,00/u, /12.040,00/u, /12.320,00/u]) await told.getByText(amount).first().waitFor()
  await expectSound(steering)

  const { context: payer, page: reading, faults: payerFaults } = await openWindow(browser)
  await signIn(payer, 'funder')
  await reading.goto(`/fi/portfolio/funded?q=${encodeURIComponent(title)}`, { waitUntil: 'networkidle' })
  for (const amount of [/12.040/u, /12.320/u]) await reading.getByRole('table').getByText(amount).first().waitFor()
  await expectSound(reading)
  expect([...faults, ...officeFaults, ...payerFaults]).toEqual([])
  for (const each of [context, office, payer]) await each.close()
})
