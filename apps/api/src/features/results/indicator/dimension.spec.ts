import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import { libraryDimensions, libraryGroups, libraryIndicators } from './library/library.js'

const FIELDS = `id code name { fi sv en } version indicatorCount asked { code firstDay lastDay }
  categories { code kind name { fi } position validFrom validTo }`
const ALL = `{ dimensions { ${FIELDS} } indicatorGroups { id code name { fi } position version } }`
const CREATE = `mutation ($input: CreateDimensionInput!) { createDimension(input: $input) { dimension { ${FIELDS} } } }`
const CHANGE = `mutation ($input: ChangeDimensionInput!) { changeDimension(input: $input) { dimension { ${FIELDS} } } }`
const CREATE_GROUP = `mutation ($input: CreateIndicatorGroupInput!) { createIndicatorGroup(input: $input) { group { id code position version } } }`
const CHANGE_GROUP = `mutation ($input: ChangeIndicatorGroupInput!) { changeIndicatorGroup(input: $input) { group { id position version } } }`
const INSTALL = 'mutation { installIndicatorLibrary { groupCount dimensionCount indicatorCount } }'
const GAP = '{ indicatorLibraryGap { groupCount dimensionCount indicatorCount } }'

type Category = { code: string; kind: string; name: { fi: string }; validFrom?: string | null; validTo?: string | null }
type Dimension = { id: string; code: string; version: number; categories: Category[]; asked: object[]; indicatorCount: number }
type Group = { id: string; code: string; position: number; version: number }

let app: TestApp
let coordinator: Actor
let second: SecondConsortium

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
  await coordinator.get(INSTALL)
})
afterAll(() => app.stop())

const all = (actor = coordinator) => actor.get<{ dimensions: Dimension[]; indicatorGroups: Group[] }>(ALL)
const text = (fi: string) => ({ fi, sv: fi, en: fi })
const category = (code: string, kind = 'category', days: object = {}) => ({ code, kind, name: text(code), ...days })
const created = async (code: string, categories = [category('a'), category('b'), category('unknown', 'unknown')]) =>
  (await coordinator.get<{ createDimension: { dimension: Dimension } }>(CREATE, { input: { code, name: text(code), categories } })).createDimension.dimension
const change = ({ id, version }: Dimension, categories: object[]) => ({ dimensionId: id, expectedVersion: version, name: text('Nimi'), categories })
const changed = async (input: object) =>
  (await coordinator.get<{ changeDimension: { dimension: Dimension } }>(CHANGE, { input })).changeDimension.dimension
const refusal = async (query: string, input: object, actor = coordinator) => {
  const { code, path, issues } = (await actor.ask(query, { input })).errors?.[0]?.extensions ?? { code: 'done', path: [] }
  return (issues ?? [{ code, path }]).map((issue) => `${issue.code} ${issue.path.join('.')}`.trim())
}

/** A round of the third quarter that asks some indicator in a dimension, written past the API. */
async function asksIn(dimension: string): Promise<void> {
  const id = newId()
  const of = `FROM indicator i JOIN consortium c ON c.id = i.consortium_id AND c.is_demo WHERE i.code = 'A1'`
  await app.rows(
    `INSERT INTO collection_round (id, consortium_id, name_fi, name_sv, name_en, period, period_kind, period_from, period_to, opens_on,
       due_on, grace_until, verify_by, accept_by, state)
     SELECT $1, i.consortium_id, 'K', 'K', 'K', '2026-Q3', 'quarter', '2026-07-01', '2026-10-01', '2026-10-01', '2026-10-01',
       '2026-10-01', '2026-10-01', '2026-10-01', 'open' ${of}`,
    [id]
  )
  await app.rows(
    `INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position, dimension_codes)
     SELECT $1, i.id, i.consortium_id, 1, ARRAY[$2] ${of}`,
    [id, dimension]
  )
}

describe('what comes with the product', () => {
  it('is installed once, and again adds nothing', async () => {
    const outsider = await asOutsider(app, second)
    const counts = { groupCount: libraryGroups.length, dimensionCount: libraryDimensions.length, indicatorCount: libraryIndicators.length }
    expect(await outsider.get(GAP)).toEqual({ indicatorLibraryGap: counts })
    expect(await outsider.get(INSTALL)).toEqual({ installIndicatorLibrary: counts })
    expect(await outsider.get(GAP)).toEqual({ indicatorLibraryGap: { groupCount: 0, dimensionCount: 0, indicatorCount: 0 } })
    expect(await outsider.get(INSTALL)).toEqual({ installIndicatorLibrary: { groupCount: 0, dimensionCount: 0, indicatorCount: 0 } })
    const { dimensions, indicatorGroups } = await all(outsider)
    expect(dimensions.map(({ code }) => code)).toEqual(libraryDimensions.map(({ code }) => code))
    expect(indicatorGroups.map(({ code }) => code)).toEqual(libraryGroups.map(({ code }) => code))
    const gender = dimensions.find(({ code }) => code === 'gender')!
    expect(gender.categories.map(({ code }) => code)).toEqual(['f', 'm', 'x', 'unknown', 'not_asked'])
    expect(gender.indicatorCount).toBe(libraryIndicators.filter(({ dimensionCodes }) => dimensionCodes.includes('gender')).length)
  })

  it('of two who install at once, one finds it done', async () => {
    const third = await aSecondConsortium(app)
    const outsider = await asOutsider(app, third)
    const answers = await Promise.all([1, 2].map(() => outsider.get<{ installIndicatorLibrary: { indicatorCount: number } }>(INSTALL)))
    expect(answers.map((each) => each.installIndicatorLibrary.indicatorCount).sort((a, b) => a - b)).toEqual([0, libraryIndicators.length])
  })

  it('is for those who manage the library', async () => {
    const member = await app.as('unit_member')
    expect((await member.ask(INSTALL)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    expect((await member.ask(GAP)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })
})

describe('a dimension', () => {
  it('is added with its categories in their order', async () => {
    const dimension = await created('education')
    expect(dimension).toMatchObject({ code: 'education', version: 1, indicatorCount: 0, asked: [] })
    expect(dimension.categories.map(({ code }) => code)).toEqual(['a', 'b', 'unknown'])
    expect(await refusal(CREATE, { code: 'education', name: text('Koulutus'), categories: [category('a'), category('u', 'unknown')] })).toEqual(['ALREADY_EXISTS code'])
  })

  it('names every field that is wrong', async () => {
    const wrong = { code: 'Väärä', name: text(' '), categories: [category('a'), category('a')] }
    expect(await refusal(CREATE, wrong)).toEqual(['UNKNOWN_WORD code', 'REQUIRED name.fi', 'REQUIRED categories', 'DUPLICATE_KEY categories.1.code'])
  })

  it('is changed as a whole while nobody has asked it', async () => {
    const dimension = await created('housing')
    const after = await changed(change(dimension, [category('c'), category('a', 'category', { validTo: '2027-01-01' }), category('unknown', 'unknown')]))
    expect(after).toMatchObject({ version: 2, name: { fi: 'Nimi' } })
    expect(after.categories).toMatchObject([{ code: 'c', position: 1 }, { code: 'a', validTo: '2027-01-01' }, { code: 'unknown' }])
    expect(await refusal(CHANGE, change(dimension, []))).toEqual(['STALE expectedVersion'])
  })

  it('keeps what a round has asked: it is ended afterwards, never removed', async () => {
    const dimension = await created('livelihood')
    await asksIn('livelihood')
    const [a, b, unknown] = [category('a'), category('b'), category('unknown', 'unknown')]
    expect(await refusal(CHANGE, change(dimension, [b, unknown]))).toEqual(['INDICATOR_IN_USE categories'])
    expect(await refusal(CHANGE, change(dimension, [{ ...a, validTo: '2026-09-30' }, b, unknown]))).toEqual(['INDICATOR_IN_USE categories.0.validTo'])
    expect(await refusal(CHANGE, change(dimension, [a, b, category('c'), unknown]))).toEqual(['INDICATOR_IN_USE categories.2.validFrom'])
    const after = await changed(change(dimension, [{ ...a, validTo: '2026-10-01' }, b, category('c', 'category', { validFrom: '2026-10-01' }), unknown]))
    expect(after.asked).toEqual(['a', 'b', 'unknown'].map((code) => ({ code, firstDay: '2026-09-30', lastDay: '2026-09-30' })))
  })

  it('past the service too, what was asked cannot be removed, and unknown stands once', async () => {
    const dimension = await created('mobility')
    await asksIn('mobility')
    const run = (sql: string) => app.rows(`SELECT set_config('app.consortium_id', consortium_id::text, false) FROM dimension WHERE id = '${dimension.id}'`).then(() => app.rows(sql))
    await expect(run(`DELETE FROM dimension_category WHERE dimension_id = '${dimension.id}' AND code = 'a'`)).rejects.toMatchObject({ constraint: 'dimension_category_asked' })
    await expect(
      run(`INSERT INTO dimension_category SELECT dimension_id, consortium_id, 'u2', kind, name_fi, name_sv, name_en, 9 FROM dimension_category
        WHERE dimension_id = '${dimension.id}' AND kind = 'unknown'`)
    ).rejects.toMatchObject({ constraint: 'dimension_category_one_unknown' })
    await app.rows(`SELECT set_config('app.consortium_id', '', false)`)
  })

  it('is for those who manage the library, in their own consortium', async () => {
    const { dimensions } = await all()
    const input = change(dimensions[0]!, dimensions[0]!.categories.map(({ code, kind, name }) => ({ code, kind, name })))
    expect(await refusal(CHANGE, input, await app.as('regional_coordinator'))).toEqual(['NOT_ALLOWED'])
    expect(await refusal(CHANGE, input, await asOutsider(app, second))).toEqual(['NOT_FOUND dimensionId'])
  })
})

describe('a group', () => {
  it('is added as the last one, renamed and moved, and the others keep their order', async () => {
    const before = (await all()).indicatorGroups
    const { createIndicatorGroup } = await coordinator.get<{ createIndicatorGroup: { group: Group } }>(CREATE_GROUP, {
      input: { code: 'own_group', name: text('Oma ryhmä') }
    })
    expect(createIndicatorGroup.group.position).toBe(before.length + 1)
    const { id, version } = createIndicatorGroup.group
    await coordinator.get(CHANGE_GROUP, { input: { groupId: id, expectedVersion: version, name: text('Omat'), position: 2 } })
    const after = (await all()).indicatorGroups.map(({ code }) => code)
    expect(after).toEqual(before.map(({ code }) => code).toSpliced(1, 0, 'own_group'))
    expect(await refusal(CHANGE_GROUP, { groupId: id, expectedVersion: version, name: text('Omat') })).toEqual(['STALE expectedVersion'])
    expect(await refusal(CREATE_GROUP, { code: 'own_group', name: text('Taas') })).toEqual(['ALREADY_EXISTS code'])
    expect(await refusal(CREATE_GROUP, { code: 'Ryhmä', name: text('') })).toEqual(['UNKNOWN_WORD code', 'REQUIRED name.fi'])
  })
})
