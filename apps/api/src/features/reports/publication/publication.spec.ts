import { newId } from '@solmu/shared/ids.js'
import { Actor, TestApp } from '../../../testing/harness.js'
import { anAudience, anEdition, anotherFunder, demoFunder, type EditionOf } from '../../../testing/publications.js'
import { anIndicator, demoConsortium, unitOf, unitsAround } from '../../../testing/results.js'
import { aSecondConsortium } from '../../network/second-consortium.js'

/** Numbers that stand nowhere else, so that they are found wherever they get to. */
const secret = 918_273
const told = 400_111

let app: TestApp
let funder: Actor
let other: Actor
let national: Actor
let regional: Actor
let outsider: Actor
let funderAudience: string
let otherAudience: string
let membersAudience: string
let editionId: string
let first: string
let second: string
let of: EditionOf
let centreId: string
let unitId: string
let smallUnitId: string

beforeAll(async () => {
  app = await TestApp.start()
  const consortiumId = await demoConsortium(app)
  const unit = await unitOf(app, 'mikko.hyvarinen@solmu.example')
  const { siblings, farUnitId } = await unitsAround(app, unit.unitId)
  ;[centreId, unitId, smallUnitId] = [unit.centreId ?? '', unit.unitId, siblings[0] ?? '']
  const [far] = await app.rows<{ id: string }>('SELECT parent_id AS id FROM unit_link WHERE unit_id = $1 LIMIT 1', [farUnitId])
  ;[first, second] = [await anIndicator(app, { unit: 'persons' }), await anIndicator(app, { unit: 'persons' })]
  const two = await anotherFunder(app, consortiumId)
  funderAudience = await anAudience(app, { organisationId: await demoFunder(app) })
  otherAudience = await anAudience(app, { organisationId: two.organisationId, detail: 'network' })
  membersAudience = await anAudience(app, { kind: 'members', detail: 'centre' })
  of = editionOf(far?.id ?? '', farUnitId)
  editionId = await anEdition(app, of)
  ;[funder, national, regional] = [await app.as('funder'), await app.as('national_coordinator'), await app.as('regional_coordinator')]
  other = await app.signIn(two.email, two.password)
  outsider = await app.signIn((await aSecondConsortium(app)).email, two.password)
})
afterAll(() => app.stop())

function editionOf(farCentreId: string, farUnitId: string): EditionOf {
  const cell = (lens: string, area: string, value: number | null, more = {}) => ({ indicatorId: first, lens, area, period: '2026-Q1/2026-Q2', value, ...more })
  return {
    indicators: [first, second],
    places: [
      { centreId, name: 'Itä', units: [{ id: unitId, name: 'Karjala' }, { id: smallUnitId, name: 'Kallavesi' }] },
      { centreId: farCentreId, name: 'Uusimaa', units: [{ id: farUnitId, name: 'Vallila' }] }
    ],
    cells: [
      cell('network', '', told + secret + 55, { unitCount: 2, missingCount: 1 }),
      cell('centre', centreId, told + secret, { unitCount: 2 }),
      cell('centre', farCentreId, 55, { unitCount: 0, missingCount: 1 }),
      cell('unit', unitId, told),
      cell('unit', smallUnitId, secret, { isWithheld: true }),
      cell('unit', farUnitId, null, { unitCount: 0, missingCount: 1 }),
      { indicatorId: second, lens: 'network', area: '', period: '2026-Q1/2026-Q2', value: 0 }
    ],
    targets: [{ indicatorId: first, period: '2026', value: 2_000_000 }],
    returns: [
      { unitId, centreId, period: '2026-Q1' },
      { unitId: smallUnitId, centreId, period: '2026-Q1', sentBy: 'Pirkko Pieni' },
      { unitId: farUnitId, centreId: farCentreId, period: '2026-Q1', isMissing: true }
    ]
  }
}

const PUBLISH = 'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount publications { audienceId edition { id number certifiedBy } } } }'
const LIST = '{ publications { totalCount nodes { audienceId replacedById edition { id number reason } } } }'
const ALL = `query ($editionId: ID!, $audienceId: ID!) { publication(editionId: $editionId, audienceId: $audienceId) {
  edition { id year number certifiedBy sha256 } detail narrative { fi } periods run headlineIds isSubscribed replacedById
  indicators { id code name { fi } definition { fi } definitionNumber isRatio } areas { lens area name { fi } parent }
  targets { indicatorId period value } completeness { givenUnits askedUnits givenReturns askedReturns missingUnits { fi } }
  }
  publishedFigures(editionId: $editionId, audienceId: $audienceId, withBreakdowns: true) { indicatorId lens area period breakdown mark value unitCount missingCount } }`
const WHY = `query ($input: DerivationInput!) { publishedDerivation(input: $input) {
  steps { kind verifiedBy figure { area value mark } parts { area value mark } }
  returns { period number sentBy verifiedBy acceptedBy } difference { number was now parts { name { fi } amount } } } }`

type Figure = { indicatorId: string; lens: string; area: string; mark: string; value: string | null }
type Read = {
  publishedFigures: Figure[]
  publication: {
    completeness: { givenUnits: number; askedUnits: number; missingUnits: { fi: string }[] }
    areas: { area: string; lens: string }[]
    headlineIds: string[]
    replacedById: string | null
  }
}

const publish = (by: Actor, audienceIds: string[], id = editionId, narrative: object | null = null) =>
  by.ask(PUBLISH, { input: { editionId: id, audienceIds, narrative } })
const read = (by: Actor, audienceId: string, id = editionId) => by.ask<Read>(ALL, { editionId: id, audienceId })
const listOf = async (by: Actor): Promise<string[]> => {
  const { publications } = await by.get<{ publications: { nodes: { audienceId: string; edition: { id: string } }[] } }>(LIST)
  return publications.nodes.map(({ audienceId, edition }) => `${edition.id}/${audienceId}`)
}
const file = (by: Actor, audienceId: string, format: string, lang = 'fi', id = editionId) =>
  fetch(`${app.address}/api/publications/${id}/${audienceId}/export.${format}?lang=${lang}`, { headers: { cookie: by.cookie } })
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code
const why = (by: Actor, input: object) =>
  by.ask<{ publishedDerivation: { steps: { kind: string; verifiedBy: string | null; figure: Figure; parts: Figure[] }[]; returns: object[]; difference: object | null } }>(WHY, {
    input: { editionId, audienceId: funderAudience, indicatorId: first, lens: 'network', area: '', period: '2026-Q1/2026-Q2', ...input }
  })

describe('publishing', () => {
  it('is for whoever decides who reads, and only of what is certified and protected carefully enough', async () => {
    for (const by of [funder, regional]) expect(codeOf(await publish(by, [funderAudience]))).toBe('NOT_ALLOWED')
    expect(codeOf(await publish(outsider, [funderAudience]))).toBe('NOT_FOUND')
    const open = await anEdition(app, { ...of, number: 90, isOpen: true })
    expect(codeOf(await publish(national, [funderAudience], open))).toBe('EDITION_STATE')
    const careful = await anAudience(app, { organisationId: await demoFunder(app), personsThreshold: 20 })
    expect(codeOf(await publish(national, [careful]))).toBe('LEVEL_MISSING')
    await app.rows('UPDATE audience SET is_active = false WHERE id = $1', [careful])
    expect(codeOf(await publish(national, [careful]))).toBe('AUDIENCE_INACTIVE')
    expect(await listOf(national)).toEqual([])
    expect(await listOf(funder)).toEqual([])
  })

  it('lets each audience read, once, and tells those who follow it', async () => {
    expect(codeOf(await other.ask('mutation ($input: SubscriptionInput!) { subscribeAudience(input: $input) { isSubscribed } }', { input: { audienceId: funderAudience } }))).toBe('NOT_FOUND')
    await funder.get('mutation ($input: SubscriptionInput!) { subscribeAudience(input: $input) { isSubscribed } }', { input: { audienceId: funderAudience } })
    const said = { fi: 'Kevät oli hyvä.', sv: '', en: '' }
    const { data, errors } = await publish(national, [funderAudience, membersAudience, otherAudience], editionId, said)
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({ publishEdition: { toldCount: 1, publications: [{ edition: { number: 1, certifiedBy: 'Aino Salmela' } }, {}, {}] } })
    const mails = await app.rows<{ recipient: string; text: string }>(`SELECT recipient, text FROM outbox_mail WHERE subject LIKE 'Uudet tulokset%'`)
    expect(mails).toEqual([{ recipient: 'leena.kurki@solmu.example', text: expect.stringContaining(`/fi/publications/${editionId}/${funderAudience}`) as string }])
    expect((await publish(national, [funderAudience])).data).toMatchObject({ publishEdition: { toldCount: 0 } })
  })
})

describe('reading', () => {
  it('shows to each what is meant for them, and that the rest is not there', async () => {
    expect(await listOf(funder)).toEqual([`${editionId}/${funderAudience}`])
    expect(await listOf(other)).toEqual([`${editionId}/${otherAudience}`])
    expect(await listOf(regional)).toEqual([`${editionId}/${membersAudience}`])
    expect((await listOf(national)).sort()).toEqual([funderAudience, membersAudience, otherAudience].map((id) => `${editionId}/${id}`).sort())
    expect(await listOf(outsider)).toEqual([])
    for (const [by, audience] of [[other, funderAudience], [funder, otherAudience], [funder, membersAudience], [regional, funderAudience], [outsider, membersAudience]] as const) {
      expect(codeOf(await read(by, audience))).toBe('NOT_FOUND')
      expect((await file(by, audience, 'json')).status).toBe(404)
      expect(codeOf(await why(by, { audienceId: audience }))).toBe('NOT_FOUND')
    }
  })

  it('tells numbers, what is withheld, what is missing and zero apart', async () => {
    const { publication, publishedFigures } = (await read(funder, funderAudience)).data as Read
    const mark = (lens: string, area: string, indicatorId = first) => {
      const figure = publishedFigures.find((each) => each.lens === lens && each.area === area && each.indicatorId === indicatorId)
      return [figure?.mark, figure?.value]
    }
    expect(mark('unit', unitId)).toEqual(['value', String(told)])
    expect(mark('unit', smallUnitId)).toEqual(['withheld', null])
    expect(mark('unit', of.places[1]?.units[0]?.id ?? '')).toEqual(['missing', null])
    expect(mark('network', '', second)).toEqual(['value', '0'])
    expect(publication.completeness).toMatchObject({ givenUnits: 2, askedUnits: 3, missingUnits: [{ fi: 'Vallila' }] })
    expect(publication.headlineIds).toEqual([first, second])
    expect(publication).toMatchObject({ targets: [{ indicatorId: first, period: '2026', value: '2000000' }], narrative: { fi: 'Kevät oli hyvä.' } })
  })

  it('goes no further down than the rule of the audience, in names and counts too', async () => {
    const { publication: wide, publishedFigures: few } = (await read(other, otherAudience)).data as Read
    expect([...new Set(few.map(({ lens }) => lens))]).toEqual(['network'])
    expect(wide.areas.map(({ lens }) => lens)).toEqual(['network'])
    expect(wide.completeness).toMatchObject({ givenUnits: 2, askedUnits: 3, missingUnits: [] })
    const { publication: middle, publishedFigures: some } = (await read(regional, membersAudience)).data as Read
    expect([...new Set(some.map(({ lens }) => lens))].sort()).toEqual(['centre', 'network'])
    const everything = JSON.stringify([wide, few, middle, some, (await why(regional, { audienceId: membersAudience, path: [centreId] })).data])
    for (const name of ['Karjala', 'Kallavesi', 'Vallila', 'Pirkko', 'Mikko', unitId]) expect(everything).not.toContain(name)
  })

  it('explains a figure by the parts that may be read, down to whoever sent it', async () => {
    const { data } = await why(funder, { path: [centreId, unitId] })
    const { steps, returns } = data?.publishedDerivation ?? { steps: [], returns: [] }
    expect(steps.map(({ kind }) => kind)).toEqual(['sum', 'partial', 'apart'])
    expect(steps[1]).toMatchObject({ verifiedBy: 'Eeva-Liisa Turunen', figure: { area: centreId } })
    expect(steps[1]?.parts.find(({ area }) => area === smallUnitId)).toEqual({ area: smallUnitId, mark: 'withheld', value: null })
    expect(returns).toEqual([{ period: '2026-Q1', number: 1, sentBy: 'Mikko Hyvärinen', verifiedBy: 'Eeva-Liisa Turunen', acceptedBy: 'Aino Salmela' }])
  })
})

describe('what is withheld', () => {
  it('travels in no answer and no file, to nobody', async () => {
    const answers = await Promise.all([
      ...[funder, national].map(async (by) => JSON.stringify(await read(by, funderAudience))),
      ...[funder, national].map(async (by) => JSON.stringify(await why(by, { path: [centreId, smallUnitId] }))),
      ...(['json', 'csv', 'zip'] as const).map(async (format) => Buffer.from(await (await file(funder, funderAudience, format)).arrayBuffer()).toString('latin1')),
      Buffer.from(await (await file(funder, funderAudience, 'xlsx')).arrayBuffer()).toString('latin1')
    ])
    for (const text of answers) {
      expect(text).toContain(String(told))
      expect(text).not.toContain(String(secret))
    }
  })
})

describe('exports', () => {
  it('are the same bytes whenever they are asked for, whatever has changed since', async () => {
    const all = async () => {
      const texts: string[] = []
      for (const format of ['xlsx', 'csv', 'json', 'zip']) {
        for (const lang of ['fi', 'sv', 'en']) texts.push(Buffer.from(await (await file(funder, funderAudience, format, lang)).arrayBuffer()).toString('base64'))
      }
      return texts
    }
    const before = await all()
    await new Promise((resolve) => setTimeout(resolve, 2100))
    await app.rows(`UPDATE indicator_version SET name_fi = 'Aivan muu' WHERE indicator_id = $1`, [first])
    await app.rows(`UPDATE unit_period SET name_fi = 'Uusi nimi' WHERE unit_id = $1`, [unitId])
    await app.rows(`UPDATE audience SET name_fi = 'Toiset', detail = 'network', version = version + 1 WHERE id = $1`, [funderAudience])
    expect(await all()).toEqual(before)
    expect(new Set(before).size).toBe(before.length)
  })

  it('say in words what is no number, and where it is from', async () => {
    const csv = await (await file(funder, funderAudience, 'csv')).text()
    expect(csv.split('\r\n')[0]).toContain('Koodi;Mittari;')
    expect(csv).toMatch(/Kallavesi;2026-Q1\/2026-Q2;;;henkilöä;;peit\./)
    expect(csv).toMatch(/Vallila;2026-Q1\/2026-Q2;;;henkilöä;;\.\./)
    const json = (await (await file(funder, funderAudience, 'json', 'en')).json()) as { edition: { sha256: string }; figures: { value: number | null; mark: string | null }[] }
    expect(json.edition.sha256).toHaveLength(64)
    expect(json.figures.filter(({ value }) => value === 0)).toHaveLength(1)
    expect(json.figures.filter(({ mark }) => mark === 'supp.')).toHaveLength(1)
    expect((await file(funder, funderAudience, 'exe')).status).toBe(404)
    expect((await file(app.anonymous, funderAudience, 'csv')).status).toBe(401)
  })
})

describe('questions', () => {
  const ASK = 'mutation ($input: AskAboutFigureInput!) { askAboutFigure(input: $input) { question { id state mayAnswer } } }'
  const ANSWER = 'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { question { state answer answeredBy version } } }'
  const SEEN = '{ editionQuestions { id text state answer indicatorName { fi } areaName { fi } mayAnswer version } }'
  const seen = async (by: Actor) => (await by.get<{ editionQuestions: { id: string; areaName: { fi: string } | null }[] }>(SEEN)).editionQuestions

  it('are asked by readers, answered by the head office or the centre, and told to both', async () => {
    const input = { editionId, audienceId: funderAudience, indicatorId: first, lens: 'centre', area: centreId, period: '2026-Q1/2026-Q2', text: 'Miksi näin paljon?' }
    expect(codeOf(await other.ask(ASK, { input }))).toBe('NOT_FOUND')
    expect(codeOf(await funder.ask(ASK, { input: { ...input, area: newId() } }))).toBe('NOT_FOUND')
    expect(codeOf(await funder.ask(ASK, { input: { ...input, text: ' ' } }))).toBe('REQUIRED')
    const { askAboutFigure } = await funder.get<{ askAboutFigure: { question: { id: string; mayAnswer: boolean } } }>(ASK, { input })
    const { id: questionId, mayAnswer } = askAboutFigure.question
    expect(mayAnswer).toBe(false)
    const asked = await app.rows<{ recipient: string }>(`SELECT recipient FROM outbox_mail WHERE subject = 'Kysymys julkaistusta luvusta' ORDER BY 1`)
    expect(asked.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining(['aino.salmela@solmu.example', 'eeva-liisa.turunen@solmu.example']))

    // The coordinator of the centre does not read the funder's publication, and still knows what is asked.
    expect(await seen(regional)).toMatchObject([{ id: questionId, mayAnswer: true }])
    expect((await seen(regional))[0]?.areaName?.fi).toBeTruthy()
    expect(await seen(other)).toEqual([])
    expect(await seen(outsider)).toEqual([])
    expect(codeOf(await funder.ask(ANSWER, { input: { questionId, answer: 'Siksi.', expectedVersion: 1 } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await other.ask(ANSWER, { input: { questionId, answer: 'Siksi.', expectedVersion: 1 } }))).toBe('NOT_FOUND')
    expect(codeOf(await regional.ask(ANSWER, { input: { questionId, answer: 'Siksi.', expectedVersion: 7 } }))).toBe('STALE')
    const { answerQuestion } = await regional.get<{ answerQuestion: object }>(ANSWER, { input: { questionId, answer: 'Siksi.', expectedVersion: 1 } })
    expect(answerQuestion).toEqual({ question: { state: 'answered', answer: 'Siksi.', answeredBy: 'Eeva-Liisa Turunen', version: 2 } })
    const answered = await app.rows<{ recipient: string }>(`SELECT recipient FROM outbox_mail WHERE subject = 'Kysymykseesi on vastattu'`)
    expect(answered).toEqual([{ recipient: 'leena.kurki@solmu.example' }])
  })
})

describe('a correction', () => {
  it('names the edition that it replaces, and the places that have changed, exactly', async () => {
    const cells = of.cells.map((cell) => {
      if (cell.lens === 'unit' && cell.area === unitId) return { ...cell, value: told - 6 }
      return cell.lens !== 'unit' && cell.indicatorId === first && cell.area !== of.places[1]?.centreId ? { ...cell, value: Number(cell.value) - 6 } : cell
    })
    await app.rows(`UPDATE audience SET detail = 'unit' WHERE id = $1`, [funderAudience])
    const next = await anEdition(app, { ...of, cells, number: 2, replacesId: editionId, reason: 'Karjala korjasi.' })
    expect((await publish(national, [funderAudience], next)).data).toMatchObject({ publishEdition: { toldCount: 1 } })
    expect(((await read(funder, funderAudience)).data as Read).publication.replacedById).toBe(next)
    expect(((await read(funder, funderAudience, next)).data as Read).publication.replacedById).toBeNull()
    const whole = told + secret + 55
    expect((await why(funder, { editionId: next })).data?.publishedDerivation.difference).toEqual({
      ...{ number: 1, was: String(whole), now: String(whole - 6) },
      parts: [{ name: { fi: 'Itä' }, amount: '-6' }]
    })
  })
})

describe('a trend', () => {
  it('reaches back over the earlier editions of the same audience, and of no other', async () => {
    const cells = [{ indicatorId: first, lens: 'network', period: '2025-Q4', value: 123 }]
    const before = await anEdition(app, { ...of, cells, number: 3, firstPeriod: '2025-Q4', lastPeriod: '2025-Q4' })
    await publish(national, [funderAudience], before)
    const asked = `query ($editionId: ID!, $audienceId: ID!, $ids: [ID!]) { publishedFigures(editionId: $editionId, audienceId: $audienceId,
      indicatorIds: $ids, lenses: ["network"], withEarlier: true) { period value } }`
    const seen = async (by: Actor, audienceId: string) =>
      (await by.get<{ publishedFigures: object[] }>(asked, { editionId, audienceId, ids: [first] })).publishedFigures
    expect(await seen(funder, funderAudience)).toEqual([{ period: '2025-Q4', value: '123' }, { period: '2026-Q1/2026-Q2', value: String(told + secret + 55) }])
    expect(await seen(other, otherAudience)).toHaveLength(1)
  })
})

describe('audiences', () => {
  const SAVE = 'mutation ($input: SaveAudienceInput!) { saveAudience(input: $input) { audience { id version detail } } }'
  it('are kept by the head office, and nobody else sees the list', async () => {
    const input = {
      ...{ kind: 'public', name: { fi: 'Kaikki', sv: 'Alla', en: 'All' }, detail: 'network', personsThreshold: 5, surveyThreshold: 10 },
      ...{ showsZero: true, isActive: true, expectedVersion: 0 }
    }
    for (const by of [funder, regional]) {
      expect(codeOf(await by.ask(SAVE, { input }))).toBe('NOT_ALLOWED')
      expect(codeOf(await by.ask('{ audiences { id } }'))).toBe('NOT_ALLOWED')
    }
    const { saveAudience } = await national.get<{ saveAudience: { audience: { id: string; version: number } } }>(SAVE, { input })
    expect(codeOf(await national.ask(SAVE, { input }))).toBe('ALREADY_EXISTS')
    expect(codeOf(await national.ask(SAVE, { input: { ...input, audienceId: saveAudience.audience.id } }))).toBe('STALE')
    expect(codeOf(await national.ask(SAVE, { input: { ...input, kind: 'funder' } }))).toBe('REQUIRED')
    expect(codeOf(await national.ask(SAVE, { input: { ...input, audienceId: saveAudience.audience.id, unitIds: [newId()], expectedVersion: 1 } }))).toBe('UNKNOWN_REFERENCE')

    const consortiumId = await demoConsortium(app)
    const open = (query = '', headers = {}) => fetch(`${app.address}/api/public/${consortiumId}/results${query}`, { headers })
    const list = (path: string) => fetch(`${app.address}/api/public/${path}`)
    const found = async () => ((await (await list('consortia')).json()) as { consortia: { id: string }[] }).consortia.map(({ id }) => id)
    expect([(await open()).status, (await list(`${consortiumId}/editions`)).status, await found()]).toEqual([404, 404, []])
    await publish(national, [saveAudience.audience.id])
    const answer = await open(`?edition=${editionId}`)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const text = await answer.text()
    expect(text).toContain(String(told + secret + 55))
    // Neither units nor people are named to everybody.
    for (const name of ['Karjala', 'Aino Salmela', 'Eeva-Liisa']) expect(text).not.toContain(name)
    expect(await found()).toEqual([consortiumId])
    const { editions } = (await (await list(`${consortiumId}/editions`)).json()) as { editions: { id: string; replacedById: string | null }[] }
    expect(editions.map(({ id }) => id)).toEqual([editionId])
    for (const format of ['json', 'csv', 'xlsx', 'zip']) {
      const [one, two] = [await open(`.${format}?edition=${editionId}&lang=sv`), await open(`.${format}?edition=${editionId}&lang=sv`)]
      expect([format, one.status, one.headers.get('set-cookie')]).toEqual([format, 200, null])
      expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true)
    }
    expect([(await open('.pdf')).status, (await open(`?edition=${newId()}`)).status, (await open('?edition=1&edition=2')).status]).toEqual([404, 404, 404])
    expect((await open('', { 'if-none-match': (await open()).headers.get('etag') ?? '' })).status).toBe(304)
    const { saveAudience: ended } = await national.get<{ saveAudience: object }>(SAVE, { input: { ...input, audienceId: saveAudience.audience.id, isActive: false, expectedVersion: 1 } })
    expect(ended).toMatchObject({ audience: { version: 2 } })
    expect((await open()).status).toBe(404)
  })

  it('read the chosen indicators and no other, on the page and in files', async () => {
    const input = {
      ...{ kind: 'funder', organisationId: await demoFunder(app), name: { fi: 'Rajattu', sv: '', en: '' }, detail: 'unit', indicatorIds: [second] },
      ...{ personsThreshold: 5, surveyThreshold: 10, showsZero: true, isActive: true, expectedVersion: 0 }
    }
    const { saveAudience } = await national.get<{ saveAudience: { audience: { id: string } } }>(SAVE, { input })
    const { id } = saveAudience.audience
    await publish(national, [id])
    const { publication, publishedFigures } = (await read(funder, id)).data as Read
    expect(new Set(publishedFigures.map(({ indicatorId }) => indicatorId))).toEqual(new Set([second]))
    expect(publication).toMatchObject({ targets: [], indicators: [{ id: second }] })
    expect(codeOf(await why(funder, { audienceId: id }))).toBe('NOT_FOUND')
    const text = await (await file(funder, id, 'json')).text()
    expect([text.includes('Mittari 2'), text.includes('Mittari 1'), text.includes(String(told))]).toEqual([true, false, false])
  })
})
