import { commitmentStatement } from '@solmu/domain/quality/commitment-statement.js'
import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const TEXTS = '{ fi sv en }'
const FIELDS = `id state subject version validFrom validTo endedOn endKind endReason contentHash statement signatoryName hasSecondFactor renewsId renewedById overdueDuties nextDutyOn
  maySign mayManage unit { id name ${TEXTS} } organisation { id name ${TEXTS} } framework { id code kind name ${TEXTS} } frameworkVersion { id number } newerVersion { id number }
  duties { id kind title dueOn everyMonths state doneOn evidence version }`
const LIST = `query ($unitId: ID, $withEnded: Boolean) { commitments(unitId: $unitId, withEnded: $withEnded) { ${FIELDS} } }`
const REQUEST = `mutation ($input: RequestCommitmentsInput!) { requestCommitments(input: $input) { skippedCount commitments { ${FIELDS} } } }`
const SIGN = `mutation ($input: SignCommitmentInput!) { signCommitment(input: $input) { commitment { ${FIELDS} } } }`
const END = `mutation ($input: EndCommitmentInput!) { endCommitment(input: $input) { commitment { ${FIELDS} } } }`
const DUTY = `mutation ($input: CompleteDutyInput!) { completeCommitmentDuty(input: $input) { commitment { ${FIELDS} } } }`

interface Duty { id: string; kind: string; title: string; dueOn: string; everyMonths: number | null; state: string; doneOn: string | null; evidence: string; version: number }
interface Named { id: string; name: { fi: string; sv: string; en: string } }
interface Commitment {
  id: string; state: string; subject: 'unit' | 'organisation'; version: number; validFrom: string | null; validTo: string | null; endedOn: string | null; endKind: string | null
  contentHash: string | null; statement: string; signatoryName: string; hasSecondFactor: boolean | null; renewsId: string | null; renewedById: string | null; overdueDuties: number
  nextDutyOn: string | null; maySign: boolean; mayManage: boolean; unit: Named; organisation: Named; framework: Named & { code: string }; frameworkVersion: { id: string; number: number }
  newerVersion: { id: string; number: number } | null; duties: Duty[]
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member]: Actor[] = []
const today = todayIn()

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const commitment = (answer: Answer) => one<{ commitment: Commitment }>(answer).commitment

/** The unit that the manager of the demo leads. */
async function ownUnit(): Promise<Named & { organisation: Named }> {
  const { commitmentPlaces } = await manager!.get<{ commitmentPlaces: { unit: Named; organisation: Named }[] }>(
    `{ commitmentPlaces { unit { id name ${TEXTS} } organisation { id name ${TEXTS} } } }`
  )
  expect(commitmentPlaces).toHaveLength(1)
  return { ...commitmentPlaces[0]!.unit, organisation: commitmentPlaces[0]!.organisation }
}

/** A released framework of the spec's own, so that no test meets another. */
async function aFramework(): Promise<{ frameworkId: string; versionId: string; name: string; release: (number: number) => Promise<string> }> {
  const [frameworkId, name] = [newId(), `Spec ${newId().slice(-6)}`]
  const content = (of: string) => JSON.stringify({ kind: 'assessed', name: { fi: of, sv: '', en: '' }, sections: [] })
  await app.rows(`INSERT INTO quality_framework (id, consortium_id, code, kind) SELECT $1, c.id, $2, 'assessed' FROM consortium c WHERE c.is_demo`, [frameworkId, `spec_${frameworkId.slice(-12)}`])
  const release = async (number: number): Promise<string> => {
    const id = newId()
    await app.rows(`UPDATE quality_framework_version SET valid_to = $2 WHERE framework_id = $1 AND valid_to IS NULL`, [frameworkId, today])
    await app.rows(
      `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
       SELECT $1, f.consortium_id, f.id, $3, 'released', $4, $5, now() FROM quality_framework f WHERE f.id = $2`,
      [id, frameworkId, number, content(name), number === 1 ? addMonths(today, -20) : today]
    )
    return id
  }
  return { frameworkId, versionId: await release(1), name, release }
}

type Facts = { versionId: string; name: string; number?: number; validFrom?: string; validTo?: string | null; conditions?: { text: string; dueOn: string | null; everyMonths: number | null }[] }

/** What the manager of the demo would sign for the own unit. */
async function signing(of: Facts): Promise<Record<string, unknown>> {
  const unit = await ownUnit()
  const { validFrom = today, validTo = addMonths(today, 24), conditions = [] } = of
  const mandate = { title: 'yksikön johtaja', onBehalfOf: unit.organisation.name.fi, basis: 'hallituksen päätös' }
  const facts = { bound: unit.name.fi, framework: of.name, versionNumber: of.number ?? 1, validFrom, validTo, signatory: 'Mikko Hyvärinen', ...mandate, conditions }
  return { unitId: unit.id, subject: 'unit', versionId: of.versionId, validFrom, validTo, conditions, ...mandate, language: 'fi', statement: commitmentStatement('fi', facts) }
}
const sign = async (input: Record<string, unknown>, actor = manager!): Promise<Answer> => actor.ask(SIGN, { input })
const found = async (id: string, actor = manager!): Promise<Commitment> =>
  (await actor.get<{ commitments: Commitment[] }>(LIST, { withEnded: true })).commitments.find((each) => each.id === id)!

describe('asking and signing', () => {
  it('goes from the centre to the manager, who signs what was shown; the register keeps it with the hash of what the version says', async () => {
    const framework = await aFramework()
    const unit = await ownUnit()
    const dueOn = addDays(today, 14)
    const input = { frameworkId: framework.frameworkId, subject: 'unit', unitIds: [unit.id], dueOn, note: 'Ennen arviointeja', conditions: [] }
    const asked = one<{ skippedCount: number; commitments: Commitment[] }>(await centre!.ask(REQUEST, { input }))
    expect(asked).toMatchObject({ skippedCount: 0, commitments: [{ state: 'requested', statement: '', contentHash: null }] })
    expect(one<{ skippedCount: number }>(await centre!.ask(REQUEST, { input }))).toMatchObject({ skippedCount: 1, commitments: [] })
    const [mail] = await app.rows<{ text: string }>('SELECT text FROM outbox_mail WHERE subject LIKE $1', [`%${framework.name}`])
    expect(mail?.text).toContain('Ennen arviointeja')
    const request = await found(asked.commitments[0]!.id)
    expect(request).toMatchObject({ maySign: true, mayManage: false })
    const signed = commitment(await sign({ ...(await signing(framework)), commitmentId: request.id, expectedVersion: request.version }))
    const [hash] = await app.rows<{ hash: string }>(`SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex') AS hash FROM quality_framework_version WHERE id = $1`, [framework.versionId])
    expect(signed).toMatchObject({ id: request.id, state: 'in_force', contentHash: hash?.hash, signatoryName: 'Mikko Hyvärinen', hasSecondFactor: false, frameworkVersion: { number: 1 } })
    expect(signed.statement).toContain(`sitoutuu noudattamaan laatukehystä ”${framework.name}”, versio 1.`)
    expect(signed.duties.map(({ kind, state }) => [kind, state])).toEqual([['development_plan', 'coming'], ['self_assessment', 'coming']])
    expect(codeOf(await sign({ ...(await signing(framework)), commitmentId: request.id, expectedVersion: signed.version }))).toBe('COMMITMENT_STATE')
  })

  it('is refused when what was shown is not what would be signed, without a mandate, twice at a time, and to those who may not', async () => {
    const framework = await aFramework()
    const input = await signing(framework)
    expect(codeOf(await sign({ ...input, validTo: addMonths(today, 30) }))).toBe('STALE')
    expect(codeOf(await sign({ ...input, basis: ' ' }))).toBe('REQUIRED')
    expect(codeOf(await sign({ ...input, validTo: today }))).toBe('DAYS_REVERSED')
    for (const actor of [office!, member!]) expect(codeOf(await sign(input, actor))).toBe('NOT_ALLOWED')
    expect(codeOf(await sign(input, centre!))).toBe('NOT_ALLOWED')
    expect(commitment(await sign(input)).state).toBe('in_force')
    expect(codeOf(await sign(input))).toBe('RANGE_OVERLAPS')
  })

  it('never changes afterwards, whoever tries, and nobody signs in the name of another', async () => {
    const framework = await aFramework()
    const { id } = commitment(await sign(await signing(framework)))
    for (const change of [`statement = 'x'`, `valid_to = NULL`, `signatory_name = 'x'`, `signed_by = NULL`, `content_hash = repeat('0', 64)`, `conditions = '[{}]'`]) {
      await expect(app.rows(`UPDATE quality_commitment SET ${change} WHERE id = $1`, [id])).rejects.toThrow()
    }
    await expect(app.rows('DELETE FROM quality_commitment WHERE id = $1', [id])).rejects.toThrow('does not change')
    const copy = `INSERT INTO quality_commitment SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'valid_from', '2030-01-01', 'valid_to', null, 'content_hash', $2::text))).*
      FROM quality_commitment c WHERE c.id = $1`
    await expect(app.rows(copy, [id, '0'.repeat(64)])).rejects.toThrow('not what the version says')
  })
})

describe('renewing and ending', () => {
  it('follows a new version: the old one ends when the new one begins, and the register says who stands on which', async () => {
    const framework = await aFramework()
    const before = commitment(await sign(await signing({ ...framework, validFrom: addDays(today, -90) })))
    const versionId = await framework.release(2)
    const older = await found(before.id)
    expect(older.newerVersion).toEqual({ id: versionId, number: 2 })
    const input = { ...(await signing({ ...framework, versionId, number: 2 })), renewsId: older.id, expectedVersion: older.version }
    expect(codeOf(await sign({ ...input, expectedVersion: older.version + 1 }))).toBe('STALE')
    const renewed = commitment(await sign(input))
    expect(renewed).toMatchObject({ renewsId: older.id, frameworkVersion: { number: 2 }, newerVersion: null, state: 'in_force' })
    expect(await found(older.id)).toMatchObject({ state: 'ended', endKind: 'renewed', endedOn: today, renewedById: renewed.id })
  })

  it('ends by notice with a reason, once; a request is taken back by whoever asks', async () => {
    const framework = await aFramework()
    const signed = commitment(await sign(await signing(framework)))
    const input = { commitmentId: signed.id, expectedVersion: signed.version, endsOn: addDays(today, 30), reason: 'Toiminta päättyy' }
    expect(codeOf(await member!.ask(END, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(END, { input: { ...input, reason: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(END, { input: { ...input, endsOn: addDays(today, -1) } }))).toBe('OUT_OF_RANGE')
    const ended = commitment(await manager!.ask(END, { input }))
    expect(ended).toMatchObject({ state: 'expiring', endKind: 'notice', endReason: 'Toiminta päättyy' })
    expect(codeOf(await manager!.ask(END, { input: { ...input, expectedVersion: ended.version } }))).toBe('COMMITMENT_STATE')
    const other = await aFramework()
    const request = { frameworkId: other.frameworkId, subject: 'organisation', unitIds: [signed.unit.id], dueOn: today, note: '', conditions: [] }
    const { id, version } = one<{ commitments: Commitment[] }>(await centre!.ask(REQUEST, { input: request })).commitments[0]!
    const back = { commitmentId: id, expectedVersion: version, endsOn: today, reason: 'Väärä kehys' }
    expect(codeOf(await manager!.ask(END, { input: back }))).toBe('NOT_ALLOWED')
    expect(commitment(await centre!.ask(END, { input: back })).state).toBe('withdrawn')
  })

  it('keeps its duties: done with evidence, the next one follows, and what is done stays done', async () => {
    const conditions = [{ text: 'Palaute kerätään', dueOn: addDays(today, -10), everyMonths: 6 }]
    const signed = commitment(await sign(await signing({ ...(await aFramework()), validFrom: addDays(today, -60), conditions })))
    const duty = signed.duties.find(({ kind }) => kind === 'condition')!
    expect(signed).toMatchObject({ overdueDuties: 1, nextDutyOn: duty.dueOn })
    const input = { dutyId: duty.id, expectedVersion: duty.version, doneOn: today, evidence: 'Kooste 1/2026', evidenceUrl: 'https://esimerkki.example/kooste' }
    expect(codeOf(await manager!.ask(DUTY, { input: { ...input, evidence: '' } }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(DUTY, { input: { ...input, evidenceUrl: 'javascript:alert(1)' } }))).toBe('INVALID_WEBSITE')
    expect(codeOf(await member!.ask(DUTY, { input }))).toBe('NOT_ALLOWED')
    const kept = commitment(await manager!.ask(DUTY, { input }))
    expect(kept.overdueDuties).toBe(0)
    expect(kept.duties.filter(({ kind }) => kind === 'condition').map(({ dueOn, state }) => [dueOn, state])).toEqual([
      [duty.dueOn, 'done'],
      [addMonths(duty.dueOn, 6), 'coming']
    ])
    await expect(app.rows(`UPDATE quality_commitment_duty SET evidence = 'x' WHERE id = $1`, [duty.id])).rejects.toThrow('stays done')
  })
})
