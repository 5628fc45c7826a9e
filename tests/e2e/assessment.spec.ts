import type { Browser } from 'playwright-core'
import { localUnitId } from '../../apps/api/src/demo/demo-unit-rows.js'
import { ask, axe, demoRows, openBrowser, openWindow, phone, signIn } from './visitor.js'

/** On site with a phone: the connection is lost, somebody else answers the same criterion meanwhile, and nothing typed is lost. */
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const unit = 'Karjalan Työsilta'
const SAVE = `mutation ($input: SaveAssessmentAnswersInput!) { saveAssessmentAnswers(input: $input) { results { outcome } } }`

it('answers, loses the connection, goes on, comes back, settles a conflict and hands in', async () => {
  const { context, page, faults } = await openWindow(browser, { size: phone })
  await signIn(context, 'unit_manager')
  const colleague = (await openWindow(browser)).context
  await signIn(colleague, 'unit_member')

  const [framework] = await demoRows<{ id: string }>(`SELECT id FROM quality_framework WHERE code = 'euse_stages'`)
  const input = { unitId: localUnitId(unit), frameworkId: framework?.id, dueOn: null, note: '' }
  type Started = { startAssessment: { assessment: { id: string; versionId: string } } }
  const { startAssessment } = await ask<Started>(context, 'mutation ($input: StartAssessmentInput!) { startAssessment(input: $input) { assessment { id versionId } } }', { input })
  const { id, versionId } = startAssessment.assessment
  const criteria = await demoRows<{ code: string }>('SELECT code FROM quality_criterion WHERE version_id = $1 ORDER BY position', [versionId])
  const [first = '', second = '', ...rest] = criteria.map(({ code }) => code)
  const of = (code: string) => page.locator(`#criterion-${code}`)
  const choose = (code: string, place: number) => of(code).getByRole('radio').nth(place).check()
  const stored = async (code: string) => (await demoRows<{ value: number; comment: string }>('SELECT value, comment FROM quality_answer WHERE assessment_id = $1 AND criterion_code = $2', [id, code]))[0]

  await page.goto(`/fi/quality/assessments/${id}/answer`)
  await choose(first, 3)
  await page.getByText(/Tallennettu klo/).waitFor()
  expect(await stored(first)).toBeDefined()

  await context.setOffline(true)
  await choose(second, 2)
  await of(second).getByLabel('Kommentti').fill('Käynnillä sovittiin uusi malli.')
  await page.locator('#content').getByText(/säilyvät tällä laitteella ja lähtevät itsestään/).waitFor()
  const theirs = [{ criterionCode: second, value: 1, comment: 'Malli puuttuu vielä.', expectedVersion: 0 }]
  await ask(colleague, SAVE, { input: { assessmentId: id, answers: theirs } })
  for (const code of rest) await choose(code, 3)
  expect(await stored(rest[0] ?? '')).toBeUndefined()

  await context.setOffline(false)
  await of(second).getByRole('button', { name: 'Pidä omani ja yhdistä kommentit' }).click()
  await page.getByText('5/5 vastattu').waitFor()
  await of(second).getByText('Tallessa tällä laitteella').waitFor({ state: 'detached' })
  expect((await stored(second))?.comment).toBe('Käynnillä sovittiin uusi malli.\n\nMalli puuttuu vielä.')
  expect(await axe(page)).toEqual([])

  await page.getByRole('button', { name: 'Tarkista ja lähetä' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lähetä' }).click()
  await page.getByRole('heading', { name: 'Tulos' }).waitFor()
  expect(await demoRows('SELECT state, level FROM quality_assessment WHERE id = $1', [id])).toEqual([{ state: 'final', level: 'unit' }])
  expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
})
