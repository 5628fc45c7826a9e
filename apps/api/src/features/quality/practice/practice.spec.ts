import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const PRACTICE = `id kind version retiredAt unitCount inUseCount unknownCount stoppedCount consideringCount notForUsCount versions { id number state version validFrom validTo content { name { fi } } }
  uptake { state standing reason since begunOn followUp { months } answers { months answer text } version mayChange unit { id } }`
const WORK = '{ workItems { kind params } }'
const SPREAD = `query ($id: ID!) { practice(id: $id) { spread { day inUse unknown } retention { months asked kept } } }`
const LIST = `{ practices { ${PRACTICE} } }`
const ONE = `query ($id: ID!) { practice(id: $id) { ${PRACTICE} } }`
const DIFFERENCE = `query ($from: ID!, $to: ID!) { practiceDifference(fromVersionId: $from, toVersionId: $to) { changes { kind subject code field } } }`
const mutation = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { practice { ${PRACTICE} } } }`
const CREATE = mutation('createPractice', 'CreatePracticeInput')
const SAVE = mutation('savePracticeDraft', 'SavePracticeDraftInput')
const START = mutation('startPracticeDraft', 'StartPracticeDraftInput')
const RELEASE = mutation('releasePractice', 'ReleasePracticeInput')
const RETIRE = mutation('retirePractice', 'RetirePracticeInput')
const ANSWER = mutation('answerPracticeFollowUp', 'AnswerPracticeFollowUpInput')
const UPTAKE = mutation('setPracticeUptake', 'SetPracticeUptakeInput')

type Version = { id: string; number: number; state: string; version: number; validFrom: string | null; validTo: string | null }
type Practice = { id: string; version: number; unitCount: number; inUseCount: number; notForUsCount: number; versions: Version[]; uptake: { state: string | null; standing: string | null; version: number; mayChange: boolean; unit: { id: string } }[] }

const today = todayIn()
let app: TestApp
let national: Actor
let manager: Actor

beforeAll(async () => {
  app = await TestApp.start()
  national = await app.as('national_coordinator')
  manager = await app.as('unit_manager')
})
afterAll(() => app.stop())

const text = (fi: string) => ({ fi, sv: '', en: '' })
const content = { name: text('Kokeilu'), summary: text('Lyhyesti'), audience: text('Kaikille'), sources: text('Kokemus'), sections: [{ code: 'steps', title: text('Näin'), text: text('Tee näin') }] }
const codeOf = ({ errors }: Awaited<ReturnType<Actor['ask']>>) => errors?.[0]?.extensions.code
async function done(document: string, input: object, actor = national): Promise<Practice> {
  return Object.values(await actor.get<Record<string, { practice: Practice }>>(document, { input }))[0]!.practice
}
const one = async (id: string, actor = national) => (await actor.get<{ practice: Practice }>(ONE, { id })).practice

async function released(): Promise<Practice> {
  const begun = await done(CREATE, { kind: 'practice', content })
  const [draft] = begun.versions
  const saved = await done(SAVE, { versionId: draft!.id, expectedVersion: draft!.version, content, reviewOn: addDays(today, 365) })
  return done(RELEASE, { versionId: draft!.id, expectedVersion: saved.versions[0]!.version, validFrom: today })
}

describe('a practice', () => {
  it('is written as a draft that nobody else sees, and released to all', async () => {
    const begun = await done(CREATE, { kind: 'practice', content: { ...content, sources: text('') } })
    expect(codeOf(await manager.ask(ONE, { id: begun.id }))).toBe('NOT_FOUND')
    const [draft] = begun.versions
    const refused = await national.ask(RELEASE, { input: { versionId: draft!.id, expectedVersion: draft!.version, validFrom: today } })
    expect(refused.errors?.[0]?.extensions.issues?.map(({ path }) => path.join('.'))).toEqual(['sources.fi', 'reviewOn'])
    const practice = await released()
    expect((await one(practice.id, manager)).versions).toMatchObject([{ number: 1, state: 'released', validFrom: today }])
    expect(codeOf(await national.ask(SAVE, { input: { versionId: practice.versions[0]!.id, expectedVersion: practice.versions[0]!.version, content } }))).toBe('PRACTICE_STATE')
    expect((await one(practice.id)).versions).toMatchObject([{ content: { name: { fi: 'Kokeilu' } } }])
  })

  it('is followed by a next version, and tells what differs', async () => {
    const practice = await released()
    const begun = await done(START, { practiceId: practice.id, expectedVersion: practice.version })
    const [draft] = begun.versions
    const next = { ...content, audience: text('Nuorille'), sections: [...content.sections, { code: 'follow', title: text('Seuranta'), text: text('Katso') }] }
    const saved = await done(SAVE, { versionId: draft!.id, expectedVersion: draft!.version, content: next, reviewOn: addDays(today, 400) })
    expect(codeOf(await national.ask(START, { input: { practiceId: practice.id, expectedVersion: practice.version } }))).toBe('PRACTICE_STATE')
    const after = await done(RELEASE, { versionId: draft!.id, expectedVersion: saved.versions[0]!.version, validFrom: addDays(today, 7) })
    expect(after.versions).toMatchObject([{ number: 2, validTo: null }, { number: 1, validTo: addDays(today, 7) }])
    const { practiceDifference } = await manager.get<{ practiceDifference: { changes: object[] } }>(DIFFERENCE, { from: after.versions[1]!.id, to: after.versions[0]!.id })
    expect(practiceDifference.changes).toEqual([
      { kind: 'changed', subject: 'framework', code: '', field: 'audience' },
      { kind: 'added', subject: 'section', code: 'follow', field: null }
    ])
  })

  it('is taken up unit by unit, with a reason where it is not', async () => {
    const practice = await released()
    const own = (await one(practice.id, manager)).uptake.filter(({ mayChange }) => mayChange)
    expect(own).toHaveLength(1)
    const unitId = own[0]!.unit.id
    const said = { practiceId: practice.id, unitId, state: 'not_for_us', reason: '', since: today, expectedVersion: 0 }
    expect(codeOf(await manager.ask(UPTAKE, { input: said }))).toBe('REQUIRED')
    const first = await done(UPTAKE, { ...said, reason: 'Ei sovi' }, manager)
    expect(first).toMatchObject({ notForUsCount: 1, inUseCount: 0 })
    expect(codeOf(await manager.ask(UPTAKE, { input: { ...said, state: 'in_use', depth: 'part' } }))).toBe('STALE')
    expect(await done(UPTAKE, { ...said, state: 'in_use', depth: 'part', expectedVersion: 1 }, manager)).toMatchObject({ notForUsCount: 0, inUseCount: 1 })
    const other = first.uptake.find(({ unit }) => unit.id !== unitId)!.unit.id
    expect(codeOf(await manager.ask(UPTAKE, { input: { ...said, unitId: other, state: 'in_use' } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await national.ask(UPTAKE, { input: { ...said, unitId: other, state: 'in_use', depth: 'part', since: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await national.ask(RETIRE, { input: { practiceId: practice.id, expectedVersion: practice.version, isRetired: true, reason: ' ' } }))).toBe('REQUIRED')
    await done(RETIRE, { practiceId: practice.id, expectedVersion: practice.version, isRetired: true, reason: 'Korvattu' })
    expect(codeOf(await manager.ask(UPTAKE, { input: { ...said, state: 'considering', expectedVersion: 2 } }))).toBe('PRACTICE_STATE')
  })

  it('goes on asking, and is unknown without an answer that shows its use', async () => {
    const practice = await released()
    const unitId = (await one(practice.id, manager)).uptake.find(({ mayChange }) => mayChange)!.unit.id
    const begunOn = addMonths(today, -9)
    const said = { practiceId: practice.id, unitId, state: 'in_use', reason: '', since: begunOn, expectedVersion: 0, funding: 'own', contact: 'Toimisto' }
    expect(codeOf(await manager.ask(UPTAKE, { input: said }))).toBe('REQUIRED')
    expect(codeOf(await manager.ask(UPTAKE, { input: { ...said, state: 'stopped', reason: 'Loppui' } }))).toBe('PRACTICE_STATE')
    expect(await done(UPTAKE, { ...said, depth: 'full' }, manager)).toMatchObject({ inUseCount: 0, unknownCount: 1 })
    const { workItems } = await manager.get<{ workItems: { kind: string; params: { practiceId?: string } }[] }>(WORK)
    expect(workItems.some(({ kind, params }) => kind === 'practice_follow_up' && params.practiceId === practice.id)).toBe(true)

    const answer = { practiceId: practice.id, unitId, months: 6, answer: 'in_use', text: '', link: '' }
    expect(codeOf(await manager.ask(ANSWER, { input: answer }))).toBe('REQUIRED')
    expect(codeOf(await manager.ask(ANSWER, { input: { ...answer, months: 12, text: 'Tilasto' } }))).toBe('PRACTICE_STATE')
    expect(codeOf(await manager.ask(ANSWER, { input: { ...answer, text: 'Tilasto', link: 'javascript:alert(1)' } }))).toBe('INVALID_WEBSITE')
    const other = (await one(practice.id)).uptake.find(({ unit }) => unit.id !== unitId)!.unit.id
    expect(codeOf(await manager.ask(ANSWER, { input: { ...answer, unitId: other, text: 'Tilasto' } }))).toBe('NOT_ALLOWED')
    const answered = await done(ANSWER, { ...answer, text: 'Tilasto' }, manager)
    expect(answered).toMatchObject({ inUseCount: 1, unknownCount: 0 })
    expect(answered.uptake.find(({ unit }) => unit.id === unitId)).toMatchObject({ standing: 'in_use', followUp: null, begunOn, answers: [{ months: 6, answer: 'in_use', text: 'Tilasto' }] })
    expect(codeOf(await manager.ask(ANSWER, { input: { ...answer, text: 'Tilasto' } }))).toBe('PRACTICE_STATE')

    const { practice: told } = await national.get<{ practice: { spread: { day: string; inUse: number; unknown: number }[]; retention: object[] } }>(SPREAD, { id: practice.id })
    expect(told.spread.at(-1)).toMatchObject({ day: today, inUse: 1, unknown: 0 })
    expect(told.retention).toMatchObject([{ months: 6, asked: 1, kept: 1 }, { months: 12, asked: 0 }, { months: 24, asked: 0 }])
  })

  it('ends with a reason when the question is answered so', async () => {
    const practice = await released()
    const unitId = (await one(practice.id, manager)).uptake.find(({ mayChange }) => mayChange)!.unit.id
    await done(UPTAKE, { practiceId: practice.id, unitId, state: 'in_use', depth: 'trying', reason: '', since: addMonths(today, -12), expectedVersion: 0 }, manager)
    const answered = await done(ANSWER, { practiceId: practice.id, unitId, months: 12, answer: 'stopped', text: 'Rahoitus loppui' }, manager)
    expect(answered).toMatchObject({ inUseCount: 0, unknownCount: 0, stoppedCount: 1 })
    expect(answered.uptake.find(({ unit }) => unit.id === unitId)).toMatchObject({ state: 'stopped', standing: 'stopped', reason: 'Rahoitus loppui', since: today })
  })

  it('stands in the demo, with its uptake counted', async () => {
    const { practices } = await manager.get<{ practices: Practice[] }>(LIST)
    const shown = practices.filter(({ versions }) => versions.length === 2)
    expect(shown.length).toBeGreaterThan(0)
    for (const { inUseCount, unitCount, uptake } of practices) {
      expect(uptake).toHaveLength(unitCount)
      expect(uptake.filter(({ standing }) => standing === 'in_use')).toHaveLength(inUseCount)
    }
  })
})
