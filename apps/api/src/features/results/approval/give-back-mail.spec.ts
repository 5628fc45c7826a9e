/** What the writers of a unit are told when figures come back to them. */
import { TestApp } from '../../../testing/harness.js'
import { aRegion, breakdownsIn, codeOf, coordinatorEmail, managerEmail, People, type Region } from './approval-testing.js'

let app: TestApp
let people: People
let region: Region
let returnId: string
beforeAll(async () => {
  app = await TestApp.start()
  people = await People.of(app)
  region = await aRegion(app, { units: 1 })
  returnId = region.returnIds[0] ?? ''
  await people.fill(region, returnId)
})
afterAll(() => app.stop())

type Mail = { recipient: string; language: string; subject: string; text: string; state: string }
const mails = () => app.rows<Mail>('SELECT recipient, language, subject, text, state FROM outbox_mail ORDER BY recipient')
const forget = () => app.rows('DELETE FROM outbox_mail')
const roundName = async () =>
  (await app.rows<{ name: string }>('SELECT name_fi AS name FROM collection_round WHERE id = $1', [region.roundId]))[0]?.name ?? ''
const codesOf = async (id: string) => (await app.rows<{ code: string }>('SELECT code FROM indicator WHERE id = $1', [id]))[0]?.code ?? ''

/** Everybody who writes for the unit today, by what their roles allow. */
const writers = async () =>
  (
    await app.rows<{ email: string }>(
      `SELECT DISTINCT u.email FROM role_assignment a JOIN app_user u ON u.id = a.user_id AND u.kind = 'person'
       WHERE a.unit_id = $1 AND a.role IN ('unit_manager', 'unit_member') AND u.deactivated_at IS NULL
         AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()) ORDER BY 1`,
      [region.unitIds[0]]
    )
  ).map(({ email }) => email)

it('a return that is sent makes no mail: the queue of the centre shows it', async () => {
  await forget()
  expect(codeOf(await people.submit(returnId))).toBe('')
  expect(await mails()).toEqual([])
})

it('figures that come back are told to whoever writes for the unit, by name, with the questions and the way there', async () => {
  const [f = '', m = ''] = await breakdownsIn(app, region.roundId)
  const asked = [f, m].map((breakdown) => ({ indicatorId: region.placed, breakdown, question: `Mistä luku tulee, ${breakdown.at(-1)}?` }))
  expect(codeOf(await people.question(returnId, asked))).toBe('')
  const sent = await mails()
  expect(sent.map(({ recipient }) => recipient)).toEqual(await writers())
  expect(sent.length).toBeGreaterThan(1)
  const own = sent.find(({ recipient }) => recipient === managerEmail)
  expect(own).toMatchObject({ language: 'fi', subject: `Ilmoitus palautettiin: ${await roundName()}`, state: 'queued' })
  const name = await codesOf(region.placed)
  expect(own?.text).toContain(`– ${name}, f: Mistä luku tulee, f?\n– ${name}, m: Mistä luku tulee, m?`)
  expect(own?.text).toContain('Viesti: Tarkista')
  expect(own?.text).toMatch(new RegExp(`https?://\\S+/fi/results/returns/${returnId}$`, 'm'))
  const jobs = await app.rows(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'mail:send'`)
  expect(jobs.length).toBeGreaterThanOrEqual(sent.length)
})

it('a refused step tells nobody', async () => {
  await forget()
  expect(codeOf(await people.question(returnId, [{ indicatorId: region.coaches, breakdown: '' }]))).toBe('RETURN_STATE')
  expect(await mails()).toEqual([])
})

it('a return that is opened again is told in the language of the reader, with the reason', async () => {
  for (const breakdown of await breakdownsIn(app, region.roundId)) await people.confirm(returnId, region.placed, breakdown)
  expect(codeOf(await people.submit(returnId))).toBe('')
  expect(await people.verify([returnId])).toEqual([null])
  await people.forward(region)
  expect(codeOf(await people.region('acceptRegion', region))).toBe('')
  await app.rows(`UPDATE app_user SET language = 'sv' WHERE email = $1`, [managerEmail])
  await forget()
  expect(codeOf(await people.reopen(returnId))).toBe('')
  const own = (await mails()).find(({ recipient }) => recipient === managerEmail)
  expect(own?.subject).toMatch(/^Rapporten kom tillbaka: /)
  expect(own?.text).toContain('öppnades på nytt. Kontrollera alla tal.')
  expect(own?.text).toContain('Meddelande: Luku oli väärästä kaudesta')
  expect(own?.text).toContain(`/sv/results/returns/${returnId}`)
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(await writers())
})

it('a region that comes back is told to whoever verifies for the centre, and to no unit', async () => {
  const whole = await aRegion(app, { units: 1 })
  const [own = ''] = whole.returnIds
  await people.fill(whole, own)
  await people.submit(own)
  await people.verify([own])
  expect(codeOf(await people.forward(whole))).toBe('')
  await forget()
  expect(codeOf(await people.region('sendBack', whole))).toBe('')
  const sent = await mails()
  expect(sent.map(({ recipient }) => recipient)).toContain(coordinatorEmail)
  expect(sent.map(({ recipient }) => recipient)).not.toContain(managerEmail)
  expect(sent[0]?.subject).toMatch(/^Alue palautettiin: /)
  expect(sent[0]?.text).toContain('Viesti: Katsokaa vielä')
  expect(sent[0]?.text).toMatch(new RegExp(`/fi/results/rounds/${whole.roundId}/centres/${whole.centreId}$`, 'm'))
})
