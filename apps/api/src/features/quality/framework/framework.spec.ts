import { criteriaOf, emptyContent, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import { contentIssues, missingTexts } from '@solmu/domain/quality/framework-issues.js'
import { readContent } from '@solmu/domain/quality/framework-reader.js'
import { bandOf, scoreOf, scoreRange } from '@solmu/domain/quality/framework-score.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aSecondConsortium, asOutsider, type SecondConsortium } from '../../network/second-consortium.js'
import { libraryFrameworks } from './library/framework-library.js'

const VERSION = 'id number state validFrom validTo version criterionCount sectionCount changedBy releasedBy news { fi sv en }'
const FRAMEWORK = `id code kind version shippedCode retiredAt retiredReason subject name { fi sv en } versions { ${VERSION} }`
const TEXTS = '{ fi sv en }'
const CONTENT = `content { kind name ${TEXTS} description ${TEXTS} notice ${TEXTS} source ${TEXTS} subject aggregation
  scales { code kind metFrom levels { value name ${TEXTS} from } }
  sections { code title ${TEXTS} guidance ${TEXTS} criteria { code title ${TEXTS} guidance ${TEXTS} evidence ${TEXTS} scale weight anchors { value text ${TEXTS} } } }
  scoring { method minimumAnswered skipped } bands { code from name ${TEXTS} description ${TEXTS} } }`
const LIST = `{ qualityFrameworks { ${FRAMEWORK} } }`
const ONE = `query ($id: ID!) { qualityFramework(id: $id) { ${FRAMEWORK} } }`
const READ = `query ($id: ID!) { qualityFrameworkVersion(id: $id) { ${VERSION} ${CONTENT} } }`
const DIFFERENCE = `query ($from: ID!, $to: ID!) { frameworkDifference(fromVersionId: $from, toVersionId: $to) {
  from { number } to { number } changes { kind subject code level field before { fi } after { fi } } } }`
const payload = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { framework { ${FRAMEWORK} } frameworkVersion { ${VERSION} } } }`
const CREATE = payload('createFramework', 'CreateFrameworkInput')
const START = payload('startFrameworkDraft', 'StartFrameworkDraftInput')
const SAVE = payload('saveFrameworkDraft', 'SaveFrameworkDraftInput')
const RELEASE = payload('releaseFramework', 'ReleaseFrameworkInput')
const DROP = `mutation ($input: DropFrameworkDraftInput!) { dropFrameworkDraft(input: $input) { versionId isFrameworkGone } }`
const RETIRE = `mutation ($input: RetireFrameworkInput!) { retireFramework(input: $input) { framework { ${FRAMEWORK} } } }`

type Version = { id: string; number: number; state: string; validFrom: string | null; validTo: string | null; version: number; criterionCount: number; content: FrameworkContent }
type Framework = { id: string; code: string; kind: string; version: number; shippedCode: string | null; retiredAt: string | null; name: { fi: string }; versions: Version[] }
type Done = { framework: Framework; frameworkVersion: Version }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let coordinator: Actor
let second: SecondConsortium

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  second = await aSecondConsortium(app)
})
afterAll(() => app.stop())

const list = async (actor = coordinator) => (await actor.get<{ qualityFrameworks: Framework[] }>(LIST)).qualityFrameworks
const read = async (id: string, actor = coordinator) => (await actor.get<{ qualityFrameworkVersion: Version }>(READ, { id })).qualityFrameworkVersion
const ask = async (document: string, input: object, actor = coordinator): Promise<Answer> => actor.ask(document, { input })
const done = async (document: string, input: object): Promise<Done> => {
  const answer = (await ask(document, input)) as { data?: Record<string, Done>; errors?: { message: string; extensions?: object }[] }
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return Object.values(answer.data ?? {})[0]!
}
function issuesOf({ errors }: Answer): string[] {
  const { code, path, issues } = errors?.[0]?.extensions ?? {}
  return (issues ?? [{ code, path }]).map((issue) => `${issue.code} ${(issue.path ?? []).join('.')}`)
}
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
const { content: ips } = libraryFrameworks.find(({ code }) => code === 'ips_25')!
const aCode = () => `spec_${newId().slice(-12)}`
const today = todayIn()
const noNews = { fi: '', sv: '', en: '' }

/** A framework of the spec's own, released from a day. */
async function released(validFrom = '2026-01-01'): Promise<Framework> {
  const { frameworkVersion } = await done(CREATE, { code: aCode(), content: ips })
  return (await done(RELEASE, { versionId: frameworkVersion.id, expectedVersion: frameworkVersion.version, validFrom })).framework
}
const draftOf = ({ versions }: Framework) => versions.find(({ state }) => state === 'draft')!

describe('what comes with the product', () => {
  it.each(libraryFrameworks.map(({ code, content }) => [code, content] as const))('%s can be released, in three languages', (_code, content) => {
    expect(contentIssues(content).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([])
    expect(missingTexts(content)).toEqual([])
    expect(readContent(content)).toEqual({ content })
  })

  it('has IPS with 25 items on 1 to 5 in sections of 3, 8 and 14, a sum of 25 to 125, and never a mean of sites', () => {
    expect(ips.sections.map(({ criteria }) => criteria.length)).toEqual([3, 8, 14])
    expect(scoreRange(ips)).toEqual({ lowest: 25, highest: 125 })
    expect(ips).toMatchObject({ subject: 'site', aggregation: 'none', scoring: { method: 'sum' } })
    expect([74, 75, 99, 100, 114, 115].map((sum) => bandOf(ips.bands, sum)?.code)).toEqual(['not_ips', 'fair', 'fair', 'good', 'good', 'exemplary'])
    expect(scoreOf(ips, Object.fromEntries(criteriaOf(ips).map(({ code }) => [code, { value: 3 }])))).toMatchObject({ value: 75, band: 'fair' })
    expect(ips.notice.en).toContain('not an official IPS review')
  })

  it('has no criteria of a licensed standard', () => {
    const shqs = libraryFrameworks.find(({ code }) => code === 'shqs')!.content
    expect([shqs.kind, criteriaOf(shqs)]).toEqual(['certificate', []])
  })

  it('stands in the demo, each released, its criteria listed by the database', async () => {
    const found = await list()
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(libraryFrameworks.map(({ code }) => code)))
    const one = found.find(({ code }) => code === 'ips_25')!
    expect(one.versions).toEqual([expect.objectContaining({ number: 1, state: 'released', validFrom: '2020-01-01', validTo: null, criterionCount: 25, sectionCount: 3 })])
    expect((await read(one.versions[0]!.id)).content).toEqual(ips)
    const rows = await app.rows(`SELECT section_code, count(*)::int AS n, min(position) AS first FROM quality_criterion WHERE version_id = $1 GROUP BY 1 ORDER BY 3`, [one.versions[0]!.id])
    expect(rows).toEqual([{ section_code: 'staffing', n: 3, first: 1 }, { section_code: 'organisation', n: 8, first: 4 }, { section_code: 'services', n: 14, first: 12 }])
  })

  it('is installed in another consortium as far as it is missing, once', async () => {
    const outsider = await asOutsider(app, second)
    const gap = async () => (await outsider.get<{ missingFrameworkCount: number }>('{ missingFrameworkCount }')).missingFrameworkCount
    const install = async () => (await outsider.get<{ installFrameworks: { count: number } }>('mutation { installFrameworks { count } }')).installFrameworks.count
    expect([await gap(), await install(), await gap(), await install()]).toEqual([libraryFrameworks.length, libraryFrameworks.length, 0, 0])
    expect((await list(outsider)).map(({ code }) => code)).toEqual(libraryFrameworks.map(({ code }) => code).sort())
    const [own] = await list()
    expect((await outsider.ask(ONE, { id: own!.id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })
})

describe('a version', () => {
  it('is begun as a copy, saved unfinished, released from a day, and followed by the next', async () => {
    const code = aCode()
    const [, , , shipped] = await list()
    const begun = await done(CREATE, { code, copyOfVersionId: shipped!.versions[0]!.id, name: { fi: 'Oma', sv: '', en: '' } })
    expect(begun.framework).toMatchObject({ code, name: { fi: 'Oma' }, shippedCode: shipped!.code, versions: [{ number: 1, state: 'draft' }] })
    const { content } = await read(begun.frameworkVersion.id)
    const unfinished = { ...content, sections: [] }
    const saved = await done(SAVE, { versionId: begun.frameworkVersion.id, expectedVersion: 1, content: unfinished, news: { fi: 'Uutta', sv: 'Nytt', en: 'New' } })
    expect(saved.frameworkVersion).toMatchObject({ version: 2, state: 'draft', criterionCount: 0, news: { fi: 'Uutta' }, changedBy: 'Aino Salmela' })
    expect(issuesOf(await ask(RELEASE, { versionId: saved.frameworkVersion.id, expectedVersion: 2, validFrom: '2026-01-01' }))).toContain('REQUIRED sections')
    await done(SAVE, { versionId: begun.frameworkVersion.id, expectedVersion: 2, content: { ...content, name: { fi: 'Oma', sv: '', en: '' } }, news: noNews })
    const first = await done(RELEASE, { versionId: begun.frameworkVersion.id, expectedVersion: 3, validFrom: '2024-01-01' })
    expect(first.frameworkVersion).toMatchObject({ state: 'released', validFrom: '2024-01-01', validTo: null, releasedBy: 'Aino Salmela' })
    const next = await done(START, { frameworkId: begun.framework.id, expectedVersion: 1 })
    expect(next.framework.versions.map(({ number, state }) => [number, state])).toEqual([[2, 'draft'], [1, 'released']])
    const day = addDays(today, 30)
    const after = await done(RELEASE, { versionId: next.frameworkVersion.id, expectedVersion: 1, validFrom: day })
    expect(after.framework.versions.map(({ number, validFrom, validTo }) => [number, validFrom, validTo])).toEqual([[2, day, null], [1, '2024-01-01', day]])
  })

  it('is told apart from another', async () => {
    const { id, version, versions } = await released()
    const next = await done(START, { frameworkId: id, expectedVersion: version })
    const bands = ips.bands.map((band) => (band.code === 'fair' ? { ...band, from: 74 } : band))
    await done(SAVE, { versionId: next.frameworkVersion.id, expectedVersion: 1, content: { ...ips, bands }, news: noNews })
    const { frameworkDifference } = await coordinator.get<{ frameworkDifference: object }>(DIFFERENCE, { from: versions[0]!.id, to: next.frameworkVersion.id })
    expect(frameworkDifference).toEqual({
      from: { number: 1 },
      to: { number: 2 },
      changes: [{ kind: 'changed', subject: 'band', code: 'fair', level: null, field: 'from', before: { fi: '75' }, after: { fi: '74' } }]
    })
    const other = await released()
    expect(issuesOf(await coordinator.ask(DIFFERENCE, { from: versions[0]!.id, to: other.versions[0]!.id }))).toEqual(['INVALID_INPUT toVersionId'])
  })

  it('that was released never changes, through the API or past it', async () => {
    const { versions } = await released()
    const [{ id, version } = { id: '', version: 0 }] = versions
    expect(issuesOf(await ask(SAVE, { versionId: id, expectedVersion: version, content: ips, news: noNews }))).toEqual(['FRAMEWORK_STATE '])
    expect(issuesOf(await ask(DROP, { versionId: id, expectedVersion: version }))).toEqual(['FRAMEWORK_STATE '])
    expect(issuesOf(await ask(RELEASE, { versionId: id, expectedVersion: version, validFrom: addDays(today, 1) }))).toEqual(['FRAMEWORK_STATE '])
    for (const sql of [
      `UPDATE quality_framework_version SET content = '{}' WHERE id = $1`,
      `UPDATE quality_framework_version SET valid_from = '2019-01-01' WHERE id = $1`,
      `UPDATE quality_framework_version SET state = 'draft', valid_from = NULL, released_at = NULL WHERE id = $1`,
      `DELETE FROM quality_framework_version WHERE id = $1`,
      `DELETE FROM quality_criterion WHERE version_id = $1`,
      `UPDATE quality_criterion SET weight = 2 WHERE version_id = $1`
    ]) {
      await expect(app.rows(sql, [id])).rejects.toThrow(/released version do(es)? not change/)
    }
  })

  it('is refused with everything that is wrong, each at its field', async () => {
    expect(issuesOf(await ask(CREATE, { code: 'Not A Code' }))).toEqual(['UNKNOWN_WORD code'])
    expect(issuesOf(await ask(CREATE, { code: 'ips_25' }))).toEqual(['ALREADY_EXISTS code'])
    const section = { ...ips.sections[0]!, criteria: [{ ...ips.sections[0]!.criteria[0]!, code: 'A', weight: -1 }] }
    expect(issuesOf(await ask(CREATE, { code: aCode(), content: { ...ips, sections: [section] } }))).toEqual(['UNKNOWN_WORD content.sections.0.criteria.0.code', 'OUT_OF_RANGE content.sections.0.criteria.0.weight'])
    const { framework, frameworkVersion } = await done(CREATE, { code: aCode(), name: { fi: 'Tyhjä', sv: '', en: '' } })
    const other = { ...emptyContent, kind: 'certificate' }
    expect(issuesOf(await ask(SAVE, { versionId: frameworkVersion.id, expectedVersion: 1, content: other, news: noNews }))).toEqual(['INVALID_INPUT content.kind'])
    expect(issuesOf(await ask(START, { frameworkId: framework.id, expectedVersion: 1 }))).toEqual(['FRAMEWORK_STATE '])
  })

  it('is not released into the past of another', async () => {
    const { id, version } = await released('2026-01-01')
    const { frameworkVersion } = await done(START, { frameworkId: id, expectedVersion: version })
    const at = (validFrom: string) => ask(RELEASE, { versionId: frameworkVersion.id, expectedVersion: 1, validFrom })
    expect([issuesOf(await at(addDays(today, -1))), issuesOf(await at('2025-12-31'))]).toEqual([['OUT_OF_RANGE validFrom'], ['OUT_OF_RANGE validFrom']])
  })

  it('is written by nobody who has not seen what stands', async () => {
    const { id, version } = await released()
    const { frameworkVersion } = await done(START, { frameworkId: id, expectedVersion: version })
    const input = { versionId: frameworkVersion.id, expectedVersion: 1, content: ips, news: noNews }
    await done(SAVE, input)
    expect(issuesOf(await ask(SAVE, input))).toEqual(['STALE expectedVersion'])
    expect(issuesOf(await ask(RELEASE, { versionId: frameworkVersion.id, expectedVersion: 1, validFrom: addDays(today, 1) }))).toEqual(['STALE expectedVersion'])
    const both = await Promise.all([1, 2].map(() => ask(SAVE, { ...input, expectedVersion: 2 })))
    expect(both.map((answer) => answer.errors?.[0]?.extensions?.code ?? 'saved').sort()).toEqual(['STALE', 'saved'])
  })
})

describe('a framework', () => {
  it('is retired with a reason and offered again, and what rests on it stays', async () => {
    const { id, version, versions } = await released()
    expect(issuesOf(await ask(RETIRE, { frameworkId: id, expectedVersion: version, isRetired: true, reason: ' ' }))).toEqual(['REQUIRED reason'])
    const { framework } = await done(RETIRE, { frameworkId: id, expectedVersion: version, isRetired: true, reason: 'Korvattu toisella' })
    expect(framework).toMatchObject({ retiredAt: expect.any(String), retiredReason: 'Korvattu toisella' })
    expect((await read(versions[0]!.id)).criterionCount).toBe(25)
    expect(issuesOf(await ask(RETIRE, { frameworkId: id, expectedVersion: framework.version, isRetired: true, reason: 'x' }))).toEqual(['FRAMEWORK_STATE '])
    const again = await done(RETIRE, { frameworkId: id, expectedVersion: framework.version, isRetired: false, reason: 'Tarvitaan taas' })
    expect(again.framework).toMatchObject({ retiredAt: null, retiredReason: '' })
    const entries = await app.rows<{ action: string }>(`SELECT action FROM audit_entry WHERE subject_id = $1 AND outcome = 'done' ORDER BY number`, [id])
    expect(entries.map(({ action }) => action)).toEqual(['createFramework', 'releaseFramework', 'retireFramework', 'retireFramework'])
  })

  it('that never came further than a draft goes with it; another loses the draft alone', async () => {
    const { framework, frameworkVersion } = await done(CREATE, { code: aCode(), content: ips })
    expect((await ask(DROP, { versionId: frameworkVersion.id, expectedVersion: 1 })).data).toEqual({ dropFrameworkDraft: { versionId: frameworkVersion.id, isFrameworkGone: true } })
    expect(issuesOf(await coordinator.ask(ONE, { id: framework.id }))).toEqual(['NOT_FOUND id'])
    const { id, version } = await released()
    const next = await done(START, { frameworkId: id, expectedVersion: version })
    expect((await ask(DROP, { versionId: next.frameworkVersion.id, expectedVersion: 1 })).data).toMatchObject({ dropFrameworkDraft: { isFrameworkGone: false } })
    expect((await list()).find((one) => one.id === id)!.versions).toHaveLength(1)
  })

  it('is read by everybody in the network but for its drafts, and written by the national coordinator', async () => {
    const { id, version, versions } = await released()
    const { framework } = await done(START, { frameworkId: id, expectedVersion: version })
    const unreleased = await done(CREATE, { code: aCode(), name: { fi: 'Kesken', sv: '', en: '' } })
    for (const role of ['administrator', 'regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'auditor'] as const) {
      const actor = await app.as(role)
      const seen = await list(actor)
      expect(seen.find((one) => one.id === id)!.versions.map(({ state }) => state)).toEqual(['released'])
      expect(seen.map(({ code }) => code)).not.toContain(unreleased.framework.code)
      expect(issuesOf(await actor.ask(READ, { id: draftOf(framework).id }))).toEqual(['NOT_FOUND id'])
      expect(codeOf(await ask(CREATE, { code: aCode(), content: ips }, actor))).toBe('NOT_ALLOWED')
      expect(codeOf(await ask(RETIRE, { frameworkId: id, expectedVersion: version, isRetired: true, reason: 'x' }, actor))).toBe('NOT_ALLOWED')
    }
    expect(codeOf(await (await app.as('funder')).ask(LIST))).toBe('NOT_ALLOWED')
    const outsider = await asOutsider(app, second)
    expect(issuesOf(await outsider.ask(READ, { id: versions[0]!.id }))).toEqual(['NOT_FOUND id'])
    expect(issuesOf(await ask(START, { frameworkId: id, expectedVersion: version }, outsider))).toEqual(['NOT_FOUND id'])
  })
})
