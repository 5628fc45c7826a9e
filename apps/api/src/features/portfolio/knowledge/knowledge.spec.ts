import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const LESSON = 'id language title tried came otherwise taskAreas targetGroup themes learnedOn practice { id } writtenBy version'
const LESSONS = `query ($id: ID!) { projectLessons(projectId: $id) { mayEdit lessons { ${LESSON} } } }`
const SAVE = `mutation ($input: SaveProjectLessonInput!) { saveProjectLesson(input: $input) { lessons { lessons { ${LESSON} } } } }`
const REMOVE = `mutation ($input: RemoveProjectLessonInput!) { removeProjectLesson(input: $input) { lessons { lessons { id } } } }`
const FIND = `query ($words: String, $language: String, $kinds: [KnowledgeKind!], $taskArea: String, $centreId: ID, $year: Int) {
  knowledge(words: $words, language: $language, kinds: $kinds, taskArea: $taskArea, centreId: $centreId, year: $year) {
    totalCount years centres { id } items { id kind title { fi sv } language text { text isHit } project { id number } centre { id } taskAreas day } } }`

type Lesson = { id: string; title: string; version: number; practice: { id: string } | null }
type Item = { id: string; kind: string; language: string; text: { text: string; isHit: boolean }[]; project: { id: string } | null; centre: { id: string } | null; taskAreas: string[]; day: string }
type Found = { totalCount: number; years: number[]; centres: { id: string }[]; items: Item[] }

const today = todayIn()
let app: TestApp
let office: Actor
let manager: Actor
let far: Actor
let projectId = ''

beforeAll(async () => {
  app = await TestApp.start()
  office = await app.as('national_coordinator')
  manager = await app.as('unit_manager')
  far = await app.as('regional_coordinator')
  projectId = newId()
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, task_areas) SELECT $1, consortium_id, 'single', id, '{"fi": "Kohtaamo", "sv": "", "en": ""}', 'EUR', '{3d}' FROM unit_now WHERE name_fi = 'Karjalan Työsilta'`, [projectId])
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Awaited<ReturnType<Actor['ask']>>) => errors?.[0]?.extensions.code
const given = { language: 'fi', title: 'Kiertävä kahvila', tried: 'Pidimme kahvilaa kolmella kylällä.', came: 'Kävijöitä oli vähän.', otherwise: 'Kysyisimme ensin kyläläisiltä.', taskAreas: ['3d'], targetGroup: 'Nuoret', themes: 'kylät, kylät , Kahvila', learnedOn: '2026-03-01' }
const save = (input: object, actor = manager) => actor.ask(SAVE, { input: { ...given, projectId, ...input } })
const saved = async (input: object, actor = manager) => ((await save(input, actor)).data as { saveProjectLesson: { lessons: { lessons: Lesson[] } } }).saveProjectLesson.lessons.lessons
const find = async (variables: object, actor = manager) => (await actor.get<{ knowledge: Found }>(FIND, { ...variables })).knowledge

describe('a lesson', () => {
  it('is written by those who lead the project, and says what was tried, what came of it and what would be done otherwise', async () => {
    const refused = await save({ tried: ' ', came: '', title: '', learnedOn: addDays(today, 1), taskAreas: ['9z'] })
    expect(refused.errors?.[0]?.extensions.issues?.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(['REQUIRED title', 'REQUIRED tried', 'REQUIRED came', 'UNKNOWN_WORD taskAreas', 'OUT_OF_RANGE learnedOn'])
    const [lesson] = await saved({})
    expect(lesson).toMatchObject({ title: 'Kiertävä kahvila', themes: 'kylät, Kahvila', version: 1, practice: null })
    expect(codeOf(await save({ lessonId: lesson!.id, expectedVersion: 7 }))).toBe('STALE')
    expect(codeOf(await save({ practiceId: newId() }))).toBe('NOT_FOUND')
    const [practice] = await app.rows<{ id: string }>(`SELECT p.id FROM practice p JOIN practice_version v ON v.practice_id = p.id AND v.state = 'released' WHERE p.consortium_id = (SELECT consortium_id FROM project WHERE id = $1) ORDER BY p.id LIMIT 1`, [projectId])
    expect(await saved({ lessonId: lesson!.id, expectedVersion: 1, title: 'Kahvila kylillä', practiceId: practice!.id })).toMatchObject([{ title: 'Kahvila kylillä', version: 2, practice: { id: practice!.id } }])
    const read = await manager.get<{ projectLessons: { mayEdit: boolean } }>(LESSONS, { id: projectId })
    expect(read.projectLessons.mayEdit).toBe(true)
  })

  it('is refused to those who do not lead the project', async () => {
    for (const role of ['auditor', 'reviewer', 'administrator'] as const) expect(codeOf(await save({}, await app.as(role)))).toBe('NOT_ALLOWED')
    const [other] = await app.rows<{ id: string }>(`SELECT p.id FROM project p JOIN unit_now u ON u.id = p.lead_unit_id WHERE u.name_fi = 'Saimaan Verstas' LIMIT 1`)
    expect(codeOf(await save({ projectId: other!.id }))).toBe('NOT_ALLOWED')
    expect(codeOf(await save({ projectId: newId() }))).toBe('NOT_FOUND')
  })

  it('can be taken away, but not the last one of a project that has ended', async () => {
    const lessons = await saved({ title: 'Toinen' })
    const target = lessons.find(({ title }) => title === 'Toinen')!
    expect(codeOf(await manager.ask(REMOVE, { input: { lessonId: target.id, expectedVersion: 9 } }))).toBe('STALE')
    await manager.get(REMOVE, { input: { lessonId: target.id, expectedVersion: target.version } })
    const [ended] = await app.rows<{ id: string; version: number }>(`SELECT l.id, l.version FROM project_lesson l JOIN project p ON p.id = l.project_id WHERE p.stage IN ('ended', 'embedded') AND (SELECT count(*) FROM project_lesson o WHERE o.project_id = p.id) = 1 LIMIT 1`)
    const refused = await office.ask(REMOVE, { input: { lessonId: ended!.id, expectedVersion: ended!.version } })
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'PROJECT_STAGE', params: { blockedBy: 'lesson_told' } })
  })
})

describe('what the network knows', () => {
  it('is found by its stems and inside words, in the language of the reader first, with the place that was found', async () => {
    const found = await find({ words: 'kahviloiden kylillä' })
    expect(found.items[0]).toMatchObject({ kind: 'lesson', project: { id: projectId }, taskAreas: ['3d'], language: 'fi' })
    await saved({ language: 'sv', title: 'Ett ambulerande kafé', tried: 'Vi höll ett kafé i tre byar.', came: 'Få besökare kom.', otherwise: 'Fråga byborna.', themes: 'kahvila' })
    const [swedish, finnish] = [await find({ words: 'kahvila', language: 'sv' }), await find({ words: 'kahvila', language: 'fi' })]
    expect(swedish.items[0]!.language).toBe('sv')
    expect(finnish.items[0]!.language).toBe('fi')
    const { items } = await find({ words: 'kylällä' })
    expect(items.flatMap(({ text }) => text).some(({ isHit, text }) => isHit && text.startsWith('kylä'))).toBe(true)
    expect((await find({ words: 'qwertyuiop' })).items).toEqual([])
    expect((await find({ words: `'); DROP TABLE x; -- & | ! :*` })).totalCount).toBe(0)
  })

  it('tells of cards, outputs and accepted reports as well, and is filtered', async () => {
    const all = await find({}, office)
    expect(new Set(all.items.map(({ kind }) => kind))).toEqual(new Set(['practice', 'lesson', 'output', 'report']))
    expect(all.totalCount).toBe(all.items.length)
    const centreId = all.centres[0]!.id
    expect((await find({ centreId }, office)).items.every(({ centre }) => centre?.id === centreId)).toBe(true)
    expect((await find({ kinds: ['lesson'] }, office)).items.every(({ kind }) => kind === 'lesson')).toBe(true)
    expect((await find({ taskArea: '3d' }, office)).items.every(({ taskAreas }) => taskAreas.includes('3d'))).toBe(true)
    const year = all.years[0]!
    expect((await find({ year }, office)).items.every(({ day }) => day.startsWith(String(year)))).toBe(true)
  })

  it('hides reports and drafts from those who do not read them, and everything from funders and strangers', async () => {
    const reports = async (actor: Actor) => (await find({ kinds: ['report'] }, actor)).totalCount
    expect(await reports(await app.as('reviewer'))).toBe(0)
    expect(await reports(far)).toBeLessThanOrEqual(await reports(office))
    const content = { name: { fi: 'Salainen luonnos', sv: '', en: '' }, summary: { fi: '', sv: '', en: '' }, audience: { fi: '', sv: '', en: '' }, sections: [], sources: { fi: '', sv: '', en: '' } }
    await office.get('mutation ($input: CreatePracticeInput!) { createPractice(input: $input) { practice { id } } }', { input: { kind: 'practice', content } })
    expect((await find({ words: 'salainen luonnos' }, office)).items).toEqual([])
    expect(codeOf(await (await app.as('funder')).ask(FIND, {}))).toBe('NOT_ALLOWED')
  })
})
