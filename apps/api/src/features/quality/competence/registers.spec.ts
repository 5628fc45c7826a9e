/** Certificates, service promises and competence over HTTP, and what stays of a person who is erased. */
import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

let app: TestApp
let [office, centre, manager, member]: Actor[] = []
let unitId = ''
const today = todayIn()

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  await app.rows(
    `INSERT INTO audience (id, consortium_id, kind, detail, name_fi, name_sv, name_en, persons_threshold, survey_threshold, shows_zero)
     SELECT gen_random_uuid(), c.id, 'public', 'network', 'Kaikki', 'Alla', 'All', 5, 10, true FROM consortium c WHERE c.is_demo AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.kind = 'public')`
  )
  unitId = (await manager.get<{ commitmentPlaces: { unit: { id: string } }[] }>('{ commitmentPlaces { unit { id } } }')).commitmentPlaces[0]!.unit.id
})
afterAll(() => app.stop())

type Answer = Awaited<ReturnType<Actor['ask']>>
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
const texts = (fi: string) => ({ fi, sv: '', en: '' })
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, Record<string, T>>)[0]![Object.keys(Object.values(data as Record<string, object>)[0]!)[0]!] as T
}

describe('certificates', () => {
  const SAVE = 'mutation ($input: SaveCertificateInput!) { saveCertificate(input: $input) { certificate { id state number fileName version mayChange } } }'
  type Certificate = { id: string; state: string; number: string; fileName: string | null; version: number }

  async function input(of: object = {}): Promise<Record<string, unknown>> {
    const [framework] = await app.rows<{ id: string }>(`SELECT f.id FROM quality_framework f JOIN consortium c ON c.id = f.consortium_id AND c.is_demo WHERE f.code = 'shqs'`)
    const days = { validFrom: addMonths(today, -1), validTo: addDays(today, 60), nextAuditOn: null }
    return { frameworkId: framework?.id, unitId, holder: 'organisation', number: newId(), issuer: 'Arvioija', scope: '', note: '', ...days, ...of }
  }
  async function send(id: string, bytes: string, actor = manager!): Promise<Response> {
    const body = new FormData()
    body.append('file', new Blob([bytes]), 'todistus.pdf')
    return fetch(`${app.address}/api/quality/certificates/${id}/file`, { method: 'POST', body, headers: { cookie: actor.cookie } })
  }

  it('are recorded with their file by whoever signs for the unit; everybody reads them', async () => {
    const given = await input()
    expect(codeOf(await member!.ask(SAVE, { input: given }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(SAVE, { input: { ...given, validTo: given['validFrom'] } }))).toBe('DAYS_REVERSED')
    const certificate = one<Certificate>(await manager!.ask(SAVE, { input: given }))
    expect(certificate).toMatchObject({ state: 'expiring', fileName: null })
    expect(codeOf(await manager!.ask(SAVE, { input: given }))).toBe('ALREADY_EXISTS')
    expect((await send(certificate.id, '%PDF-1.7 x', member)).status).toBe(403)
    expect((await send(certificate.id, '<html>')).status).toBe(415)
    expect((await send(certificate.id, '%PDF-1.7 x')).status).toBe(200)
    const file = await fetch(`${app.address}/api/quality/certificates/${certificate.id}/file`, { headers: { cookie: member!.cookie } })
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['application/pdf', '%PDF-1.7 x'])
    const END = 'mutation ($input: EndCertificateInput!) { endCertificate(input: $input) { certificate { id state } } }'
    const ended = { certificateId: certificate.id, expectedVersion: certificate.version + 1, reason: 'Myöntäjä perui' }
    expect(one<Certificate>(await manager!.ask(END, { input: ended })).state).toBe('ended')
  })
})

describe('service promises', () => {
  const SAVE = 'mutation ($input: SavePromiseInput!) { saveServicePromise(input: $input) { promise { id version versions { number state version validTo content { title { fi } points { text { fi } } } } } } }'
  const RELEASE = 'mutation ($input: ReleasePromiseInput!) { releaseServicePromise(input: $input) { promise { id version versions { number state version validTo } } } }'
  const WITHDRAW = 'mutation ($input: WithdrawPromiseInput!) { withdrawServicePromise(input: $input) { promise { id withdrawnOn } } }'
  type Written = { id: string; version: number; versions: { number: number; state: string; version: number; validTo: string | null }[] }
  const content = (of: string) => ({ title: texts(of), intro: texts(''), points: [{ text: texts(`${of}: vastaamme kahdessa päivässä`), measure: null }] })
  const open = async (): Promise<{ status: number; text: string; cached: string | null }> => {
    const [consortium] = await app.rows<{ id: string }>('SELECT id FROM consortium WHERE is_demo')
    const answer = await fetch(`${app.address}/api/public/${consortium?.id}/promises`)
    return { status: answer.status, text: await answer.text(), cached: answer.headers.get('cache-control') }
  }

  it('are written by whoever signs for the unit, and once released stand for everybody, without a session, and never change', async () => {
    const title = `Lupaus ${newId().slice(-6)}`
    const input = { level: 'unit', unitId, content: content(title) }
    expect(codeOf(await member!.ask(SAVE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(SAVE, { input: { ...input, content: { ...content(title), title: texts('') } } }))).toBe('REQUIRED')
    const written = one<Written>(await manager!.ask(SAVE, { input }))
    await app.rows(`UPDATE audience SET is_active = true WHERE kind = 'public'`)
    expect((await open()).text).not.toContain(title)
    expect(JSON.stringify(await member!.ask('{ servicePromises { versions { content { title { fi } } } } }'))).not.toContain(title)
    const released = one<Written>(await manager!.ask(RELEASE, { input: { promiseId: written.id, expectedVersion: written.versions[0]?.version, validFrom: today } }))
    expect(await open()).toMatchObject({ status: 200, text: expect.stringContaining(title), cached: 'public, max-age=300' })
    await expect(app.rows(`UPDATE service_promise_version SET content = '{}' WHERE promise_id = $1`, [written.id])).rejects.toThrow('does not change')
    expect(codeOf(await manager!.ask(RELEASE, { input: { promiseId: written.id, expectedVersion: released.versions[0]?.version, validFrom: today } }))).toBe('PROMISE_STATE')
    const next = one<Written>(await manager!.ask(SAVE, { input: { ...input, promiseId: written.id } }))
    expect(next.versions.map(({ number, state }) => [number, state])).toEqual([[2, 'draft'], [1, 'released']])
    await manager!.ask(WITHDRAW, { input: { promiseId: written.id, expectedVersion: next.version, reason: 'Palvelu päättyy' } })
    expect((await open()).text).not.toContain(title)
  })

  /** What the members are told of it. */
  const seen = async () => {
    const { servicePromises } = await member!.get<{ servicePromises: { isOpenToAll: boolean }[] }>('{ servicePromises { isOpenToAll } }')
    return new Set(servicePromises.map(({ isOpenToAll }) => isOpenToAll))
  }

  it('of a consortium that is not open to all are out of sight, as if there were none', async () => {
    await app.rows(`UPDATE audience SET is_active = false WHERE kind = 'public'`)
    expect((await open()).status).toBe(404)
    expect(await seen()).toEqual(new Set([false]))
    await app.rows(`UPDATE audience SET is_active = true WHERE kind = 'public'`)
    expect(await seen()).toContain(true)
    expect((await fetch(`${app.address}/api/public/${newId()}/promises`)).status).toBe(404)
  })

  it('of the network are the head office’s', async () => {
    const [head] = await app.rows<{ id: string }>(`SELECT u.id FROM org_unit u JOIN consortium c ON c.id = u.consortium_id AND c.is_demo WHERE u.type = 'headquarters'`)
    const input = { level: 'network', unitId: head?.id, content: content('Verkoston') }
    expect(codeOf(await manager!.ask(SAVE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(SAVE, { input: { ...input, unitId } }))).toBe('INVALID_INPUT')
    expect(one<Written>(await office!.ask(SAVE, { input })).versions).toHaveLength(1)
  })
})

describe('competence', () => {
  const SAVE = 'mutation ($input: SaveCompetenceInput!) { saveCompetence(input: $input) { competence { id title version } } }'
  const READ = 'query { staffCompetence { id title person { name } unit { id } } competenceSummary { unit { id } staffCount qualifiedCount supervisionHours supervisedCount } }'
  type Read = { staffCompetence: { id: string; title: string; person: { name: string }; unit: { id: string } }[]; competenceSummary: { unit: { id: string }; staffCount: number; qualifiedCount: number; supervisionHours: number; supervisedCount: number }[] }

  it('is read by name in the unit and the centre and by the person; the head office reads counts', async () => {
    const { unitStaff } = await manager!.get<{ unitStaff: { id: string; name: string }[] }>('query ($unitId: ID!) { unitStaff(unitId: $unitId) { id name } }', { unitId })
    const colleague = unitStaff.find(({ name }) => name === 'Riitta Kosonen')!
    const countsOf = async (actor: Actor) => (await actor.get<Read>(READ)).competenceSummary.find(({ unit }) => unit.id === unitId)!
    const before = await countsOf(office!)
    const title = `Työnohjaus ${newId().slice(-6)}`
    const input = { unitId, personId: colleague.id, kind: 'supervision', title, provider: 'Kaarre', hours: 2.5, doneOn: today, validTo: null, note: '' }
    for (const actor of [office!, centre!, member!]) expect(codeOf(await actor.ask(SAVE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(SAVE, { input: { ...input, personId: newId() } }))).toBe('NOT_FOUND')
    expect(codeOf(await manager!.ask(SAVE, { input: { ...input, doneOn: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    one(await manager!.ask(SAVE, { input }))
    for (const actor of [manager!, centre!, member!]) expect((await actor.get<Read>(READ)).staffCompetence.map((each) => each.title)).toContain(title)
    const names = new Set((await member!.get<Read>(READ)).staffCompetence.map(({ person }) => person.name))
    expect([...names]).toEqual(['Riitta Kosonen'])
    const read = await office!.get<Read>(READ)
    expect(read.staffCompetence).toEqual([])
    expect(await countsOf(office!)).toMatchObject({ staffCount: unitStaff.length, supervisionHours: before.supervisionHours + 2.5 })
  })
})

describe('somebody who is erased', () => {
  it('is gone from the register with all that was recorded of them; what they signed and what was released stays, without their name', async () => {
    const [userId, name] = [newId(), `Raili Rinne${newId().slice(-6)}`]
    await app.rows(`INSERT INTO app_user (id, email, display_name, deactivated_at) VALUES ($1, $2, $3, '2010-01-01')`, [userId, `${userId}@oma.example`, name])
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to) SELECT $1, consortium_id, $2, 'unit_manager', id, '2020-01-01', '2024-01-01' FROM org_unit WHERE id = $3`,
      [newId(), userId, unitId]
    )
    await app.rows(
      `INSERT INTO staff_competence (id, consortium_id, unit_id, user_id, kind, title, done_on) SELECT $1, consortium_id, id, $2, 'training', 'Koulutus', '2023-01-01' FROM org_unit WHERE id = $3`,
      [newId(), userId, unitId]
    )
    const [frameworkId, versionId, commitmentId] = [newId(), newId(), newId()]
    const content = JSON.stringify({ kind: 'assessed', name: texts('Kehys'), source: texts(`Kirjoittanut ${name}`), sections: [] })
    await app.rows(`INSERT INTO quality_framework (id, consortium_id, code, kind) SELECT $1, consortium_id, $2, 'assessed' FROM org_unit WHERE id = $3`, [frameworkId, `spec_${frameworkId.slice(-12)}`, unitId])
    await app.rows(
      `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at, changed_by, released_by)
       SELECT $1, consortium_id, id, 1, 'released', $2, '2020-01-01', now(), $3, $3 FROM quality_framework WHERE id = $4`,
      [versionId, content, userId, frameworkId]
    )
    await app.rows(
      `INSERT INTO quality_commitment (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, valid_from, signatory_name, language, statement, content_hash, signed_by, signed_at, has_second_factor)
       SELECT $1, u.consortium_id, $2, $3, 'unit', u.id, u.organisation_id, '2023-01-01', $4, 'fi', 'Allekirjoittaja: ' || $4, app.content_hash($3), $5, now(), true FROM unit_now u WHERE u.id = $6`,
      [commitmentId, frameworkId, versionId, name, userId, unitId]
    )
    const administrator = await app.as('administrator')
    const { personAccount } = await administrator.get<{ personAccount: { version: number } }>('query ($id: ID!) { personAccount(id: $id) { version } }', { id: userId })
    const ERASE = 'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { user { state } } }'
    const erased = await administrator.ask(ERASE, { input: { userId, confirmation: name, expectedVersion: personAccount.version } })
    expect(erased).toMatchObject({ data: { erasePerson: { user: { state: 'erased' } } } })
    expect(await app.rows('SELECT id FROM staff_competence WHERE user_id = $1', [userId])).toEqual([])
    const [kept] = await app.rows<{ text: string }>(
      `SELECT concat(c.signatory_name, c.statement, v.content::text) AS text FROM quality_commitment c JOIN quality_framework_version v ON v.id = c.version_id WHERE c.id = $1 AND v.released_by = $2`,
      [commitmentId, userId]
    )
    expect(kept?.text).toContain('Allekirjoittaja: ')
    expect(kept?.text).not.toContain(name)
    await expect(app.rows(`UPDATE quality_framework_version SET content = '{}' WHERE id = $1`, [versionId])).rejects.toThrow('does not change')
  })
})
