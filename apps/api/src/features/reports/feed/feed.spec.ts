import { addDays, todayIn } from '@solmu/shared/dates.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { anAudience, anEdition, anotherFunder, demoFunder } from '../../../testing/publications.js'
import { anIndicator, demoConsortium, unitOf, unitsAround } from '../../../testing/results.js'

/** Stands nowhere else, so that it is found wherever it gets to. */
const secretNumber = 918_273

let app: TestApp
let funder: Actor
let audienceId: string
let editionId: string
let centreId: string
let organisationId: string
let key: string
let strangerKey: string

const MAKE = 'mutation ($input: CreateFeedKeyInput!) { createFeedKey(input: $input) { secret feedKeys { id name prefix state } } }'
const LIST = '{ feedKeys { id name prefix state lastUsedIp } }'
const REVOKE = 'mutation ($input: RevokeFeedKeyInput!) { revokeFeedKey(input: $input) { feedKeys { id state } } }'
type Made = { createFeedKey: { secret: string; feedKeys: { id: string }[] } }

const aKey = async (by: Actor): Promise<{ secret: string; id: string }> => {
  const { createFeedKey } = await by.get<Made>(MAKE, { input: { name: 'Power BI', expiresOn: addDays(todayIn(), 90) } })
  return { secret: createFeedKey.secret, id: String(createFeedKey.feedKeys[0]?.id) }
}

beforeAll(async () => {
  app = await TestApp.start()
  const unit = await unitOf(app, 'mikko.hyvarinen@solmu.example')
  centreId = unit.centreId ?? ''
  const { siblings } = await unitsAround(app, unit.unitId)
  const [first, second] = [await anIndicator(app, { unit: 'persons' }), await anIndicator(app, { unit: 'persons' })]
  organisationId = await demoFunder(app)
  audienceId = await anAudience(app, { organisationId })
  const cell = (lens: string, area: string, value: number | null, more = {}) => ({ indicatorId: first, lens, area, period: '2026-Q1/2026-Q2', value, ...more })
  const of = {
    indicators: [first, second],
    places: [{ centreId, name: "Itä & 'länsi'", units: [{ id: unit.unitId, name: '=HYPERLINK("x")' }, { id: siblings[0] ?? '', name: 'Kallavesi' }] }],
    cells: [
      cell('network', '', 7 + secretNumber),
      cell('centre', centreId, 7 + secretNumber),
      cell('unit', unit.unitId, 7),
      cell('unit', siblings[0] ?? '', secretNumber, { isWithheld: true }),
      { indicatorId: second, lens: 'network', area: '', period: '2026-Q1/2026-Q2', value: 0 },
      { indicatorId: second, lens: 'centre', area: centreId, period: '2026-Q1/2026-Q2', value: null, unitCount: 0, missingCount: 2 }
    ]
  }
  editionId = await anEdition(app, of)
  const PUBLISH = 'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount } }'
  await (await app.as('national_coordinator')).get(PUBLISH, { input: { editionId, audienceIds: [audienceId] } })
  funder = await app.as('funder')
  key = (await aKey(funder)).secret
  const other = await anotherFunder(app, await demoConsortium(app))
  strangerKey = (await aKey(await app.signIn(other.email, other.password))).secret
})
afterAll(() => app.stop())

const basic = (secret: string, name = 'kuka tahansa') => ({ authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` })
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

function fetchFeed(resource: string, headers: Record<string, string> = bearer(key), edition = 'newest', language = 'fi'): Promise<Response> {
  return fetch(`${app.address}/api/feed/${language}/${audienceId}/${edition}/${resource}`, { headers })
}
type Row = Record<string, string | number | boolean | null>
type Answer = { '@odata.context': string; '@odata.count'?: number; '@odata.nextLink'?: string; value: Row[] }
async function read(resource: string, headers?: Record<string, string>): Promise<Answer> {
  const response = await fetchFeed(resource, headers)
  if (response.status !== 200) throw new Error(await response.text())
  return (await response.json()) as Answer
}
const filtered = async (filter: string, set = 'Figures') => (await read(`${set}?$filter=${encodeURIComponent(filter)}`)).value
const refused = async (resource: string) => {
  const response = await fetchFeed(resource)
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  return [response.status, error.code, error.message.length > 0]
}

const sortsOf: Readonly<Record<string, string>> = { String: 'string', Date: 'string', DateTimeOffset: 'string', Boolean: 'boolean' }
const sortOf = (given: unknown): string => (given === null ? 'null' : typeof given)

/** The properties of a set, each with the sorts of values that it may have. */
function propertiesOf(xml: string, set: string): { readonly property: string; readonly sorts: readonly string[] }[] {
  const type = new RegExp(`EntitySet Name="${set}" EntityType="Solmu.Feed.(\\w+)"`).exec(xml)?.[1] ?? ''
  const text = xml.split(`<EntityType Name="${type}">`)[1]?.split('</EntityType>')[0] ?? ''
  return [...text.matchAll(/<Property Name="(\w+)" Type="Edm\.(\w+)"( Nullable="false")?/g)].map(([, property = '', edm = '', isDemanded]) => {
    return { property, sorts: [sortsOf[edm] ?? 'number', ...(isDemanded ? [] : ['null'])] }
  })
}

describe('the protocol', () => {
  test('names its sets, describes every property that it sends, and says its version', async () => {
    const service = await fetchFeed('')
    expect([service.headers.get('odata-version'), service.headers.get('content-type')]).toEqual(['4.0', expect.stringContaining('odata.metadata=minimal')])
    const { value } = (await service.json()) as { value: { name: string; kind: string; url: string }[] }
    expect(value.map(({ name }) => name)).toEqual(['Figures', 'Indicators', 'Areas', 'Periods', 'Editions'])
    const metadata = await fetchFeed('$metadata')
    expect(metadata.headers.get('content-type')).toContain('application/xml')
    const xml = await metadata.text()
    for (const { name, url } of value) {
      expect(url).toMatch(new RegExp(`/api/feed/fi/${audienceId}/newest/${name}$`))
      const { value: rows, '@odata.context': context } = await read(name)
      expect(context).toMatch(new RegExp(`\\$metadata#${name}$`))
      const described = propertiesOf(xml, name)
      expect(Object.keys(rows[0] ?? {})).toEqual(described.map(({ property }) => property))
      for (const { property, sorts } of described) {
        for (const row of rows) expect([name, property, sorts]).toEqual([name, property, expect.arrayContaining([sortOf(row[property])])])
      }
    }
  })

  test('pages by links that join to the whole, each figure once, and stay with the edition of the first page', async () => {
    const whole = (await read('Figures')).value
    const prefer = { ...bearer(key), prefer: 'odata.maxpagesize=2' }
    const rows: Row[] = []
    let link: string | undefined = 'Figures?$count=true'
    for (let page = 0; link !== undefined && page < 10; page += 1) {
      const answer: Answer = await read(link, prefer)
      expect(answer['@odata.count']).toBe(whole.length)
      expect(answer.value.length).toBeLessThanOrEqual(2)
      rows.push(...answer.value)
      const next = answer['@odata.nextLink']
      expect(next === undefined || next.includes(`/newest/Figures?`)).toBe(true)
      link = next?.split('/newest/')[1]
    }
    expect(rows).toEqual(whole)
    expect(new Set(rows.map(({ Id }) => Id)).size).toBe(whole.length)
    expect(await read('Figures?$skip=1&$top=3', prefer)).toMatchObject({ value: whole.slice(1, 3), '@odata.nextLink': expect.any(String) })
  })

  test('selects, filters and counts as the rules of the protocol say', async () => {
    const whole = (await read('Figures')).value
    expect((await read('Figures?$select=Value,Mark&$top=1')).value).toEqual([{ Value: whole[0]?.Value, Mark: whole[0]?.Mark }])
    expect(await filtered("Mark eq 'value' and Value gt 5")).toEqual(whole.filter(({ Value }) => Number(Value) > 5))
    expect(await filtered("not (Division eq 'unit' or startswith(AreaId,'centre'))")).toEqual(whole.filter(({ Division }) => Division === 'network'))
    expect(await filtered('Value eq null')).toEqual(whole.filter(({ Value }) => Value === null))
    expect(await filtered('Value lt 10')).toEqual(whole.filter(({ Value }) => Value !== null && Number(Value) < 10))
    expect(await filtered("Mark in ('withheld','missing')")).toHaveLength(2)
    expect(await filtered('not IsGross')).toHaveLength(whole.length)
    expect(await filtered("Name eq 'Itä & ''länsi'''", 'Areas')).toMatchObject([{ Division: 'centre' }])
    expect(await filtered('CertifiedAt ge 2026-07-14T00:00:00Z and IsServed eq true', 'Editions')).toMatchObject([{ Id: editionId }])
    expect(await filtered('FirstDay eq 2026-01-01 and IsRun', 'Periods')).toMatchObject([{ Id: '2026-Q1~2026-Q2', EndDay: '2026-07-01' }])
    expect(await (await fetchFeed("Figures/$count?$filter=Mark%20eq%20'missing'")).text()).toBe('1')
    const one = whole[0]
    const found = await fetchFeed(`Figures('${encodeURIComponent(String(one?.Id))}')`)
    expect(await found.json()).toMatchObject({ ...one, '@odata.context': expect.stringMatching(/#Figures\/\$entity$/) })
    const exact = await read('Figures?$top=1', { ...bearer(key), accept: 'application/json;IEEE754Compatible=true' })
    expect(exact.value[0]?.Value).toBe(String(one?.Value))
  })

  test.each([
    ['Figures?$orderby=Value', 501, 'NotImplemented'],
    ['Figures?$expand=Area', 501, 'NotImplemented'],
    ['$batch', 501, 'NotImplemented'],
    ['Figures?$filter=tolower(Mark)%20eq%20%27x%27', 501, 'NotImplemented'],
    ['Figures?$filter=Value%20eq', 400, 'BadRequest'],
    ["Figures?$filter=Value%20eq%20'7'", 400, 'BadRequest'],
    ['Figures?$filter=Nothing%20eq%201', 400, 'BadRequest'],
    [`Figures?$filter=${'('.repeat(60)}IsGross${')'.repeat(60)}`, 400, 'BadRequest'],
    ['Figures?$top=-1', 400, 'BadRequest'],
    ['Figures?$wish=1', 400, 'BadRequest'],
    ['Figures?$skiptoken=nonsense', 400, 'BadRequest'],
    ['Figures?$format=atom', 406, 'NotAcceptable'],
    ['Nothing', 404, 'NotFound'],
    ["Figures('nothing')", 404, 'NotFound']
  ])('refuses %s in its own words', async (resource, status, code) => {
    expect(await refused(resource)).toEqual([status, code, true])
  })
})

describe('what the feed tells', () => {
  test('never holds a number that is withheld, in whatever way it is asked', async () => {
    const texts = await Promise.all(['Figures', 'Areas', 'Editions', 'Indicators', `Figures?$filter=${encodeURIComponent(`Value eq ${secretNumber}`)}`].map(async (each) => (await fetchFeed(each)).text()))
    expect(texts.join('')).not.toMatch(new RegExp(`[^\\d]${secretNumber}[^\\d]`))
    expect(await filtered(`Value ge ${secretNumber - 1} and Value le ${secretNumber + 1}`)).toEqual([])
    expect(await filtered("Mark eq 'withheld'")).toMatchObject([{ Division: 'unit', Value: null, Numerator: null, Denominator: null, MarkText: 'peit.' }])
    expect(await filtered('Value eq 0')).toMatchObject([{ Mark: 'value', MarkText: '' }])
    expect(await filtered("Mark eq 'missing'")).toMatchObject([{ Value: null, MissingReturns: 2 }])
  })

  test('is the same under the address of one edition, in the language of the address', async () => {
    const fixed = (await (await fetchFeed('Figures', bearer(key), editionId, 'sv')).json()) as Answer
    const newest = (await read('Figures')).value
    expect(fixed.value.map(({ Id, Value }) => [Id, Value])).toEqual(newest.map(({ Id, Value }) => [Id, Value]))
    expect(fixed.value.find(({ Mark }) => Mark === 'withheld')).toMatchObject({ MarkText: 'dold', EditionId: editionId })
  })

  test('stands in the ADX of the publication too, where what is withheld is left out and named', async () => {
    const adx = () => fetch(`${app.address}/api/publications/${editionId}/${audienceId}/export.adx.xml`, { headers: { cookie: funder.cookie } })
    const [response, again] = [await adx(), await adx()]
    const xml = await response.text()
    expect(await again.text()).toBe(xml)
    expect(xml).toContain('<adx xmlns="urn:ihe:qrph:adx:2015" exported="2026-07-14T09:00:00.000Z">')
    expect(xml).toContain(`<group orgUnit="network" period="2026-01-01/P6M" dataSet="${editionId}">`)
    expect(xml).toMatch(/dataElement="M2" value="0"\/>/)
    expect(xml).toMatch(/dataElement="M2" value="0" isNull="true"><annotation>missing<\/annotation>/)
    expect(xml).not.toMatch(new RegExp(`"${secretNumber}"`))
    const [, withheld = ''] = /<!-- withheld[^\n]*\n([\s\S]*?)\n {2}-->/.exec(xml) ?? []
    expect(withheld.split('\n')).toEqual([expect.stringMatching(/^[0-9a-f-]{36} 2026-01-01\/P6M M1$/)])
  })
})

describe('who reads', () => {
  // Keys that open nothing make their address wait, and all of them come from one here.
  beforeEach(() => app.rows('DELETE FROM login_failure'))

  test('asks for a name and a password, takes the key as one or as a bearer, and any name', async () => {
    const nobody = await fetchFeed('', {})
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic')])
    for (const headers of [basic(key), basic(key, ''), bearer(key), { cookie: funder.cookie }]) expect((await fetchFeed('', headers)).status).toBe(200)
    const site = await fetch(`${app.address}/api/publications/${editionId}/${audienceId}/export.json`)
    expect([site.status, site.headers.get('www-authenticate')]).toEqual([401, null])
  })

  test('is whoever the publication is meant for, and nobody else', async () => {
    expect((await fetchFeed('Figures', bearer(strangerKey))).status).toBe(404)
    const regional = (await aKey(await app.as('regional_coordinator'))).secret
    expect((await fetchFeed('Figures', bearer(regional))).status).toBe(404)
    const national = (await aKey(await app.as('national_coordinator'))).secret
    expect((await fetchFeed('Figures', bearer(national))).status).toBe(200)
  })

  test('a key opens the feed alone, reads alone, and counts for no more than its person holds', async () => {
    const ask = (path: string, init: RequestInit = {}) => fetch(`${app.address}${path}`, { ...init, headers: { ...bearer(key), ...init.headers } })
    const graphql = await ask('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ viewer { id } }' }) })
    expect([graphql.status, (await ask(`/api/publications/${editionId}/${audienceId}/export.json`)).status]).toEqual([401, 401])
    expect((await fetch(`${app.address}/files/network.csv`, { headers: basic(key) })).status).toBe(401)
    const { id, secret } = await aKey(funder)
    await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE role = 'funder' AND organisation_id = $1`, [organisationId])
    try {
      expect((await fetchFeed('Figures', bearer(secret))).status).toBe(404)
    } finally {
      await app.rows(`UPDATE role_assignment SET valid_to = NULL WHERE role = 'funder' AND organisation_id = $1`, [organisationId])
    }
    expect((await fetchFeed('Figures', bearer(secret))).status).toBe(200)
    await app.rows('UPDATE feed_key SET expires_on = app.today() WHERE id = $1', [id])
    expect((await fetchFeed('Figures', bearer(secret))).status).toBe(401)
  })

  test('a key made without a second factor opens nothing once a role demands one', async () => {
    const { secret } = await aKey(funder)
    await app.rows(`INSERT INTO role_policy (consortium_id, role, second_factor) SELECT id, 'funder', true FROM consortium WHERE is_demo ON CONFLICT (consortium_id, role) DO UPDATE SET second_factor = true`)
    try {
      expect((await fetchFeed('', bearer(secret))).status).toBe(401)
    } finally {
      await app.rows(`UPDATE role_policy SET second_factor = false WHERE role = 'funder'`)
    }
    expect((await fetchFeed('', bearer(secret))).status).toBe(200)
  })

  test('a key is shown once, listed to its person alone, and taken back by them', async () => {
    const { secret, id } = await aKey(funder)
    await fetchFeed('', bearer(secret))
    const listed = await funder.get<{ feedKeys: { id: string; state: string; lastUsedIp: string | null }[] }>(LIST)
    expect(JSON.stringify(listed)).not.toContain(secret)
    expect(listed.feedKeys[0]).toMatchObject({ id, state: 'active', lastUsedIp: '127.0.0.1' })
    expect((await app.rows<{ row: string }>('SELECT k::text AS row FROM feed_key k WHERE id = $1', [id]))[0]?.row).not.toContain(secret)
    const national = await app.as('national_coordinator')
    expect((await national.get<{ feedKeys: { id: string }[] }>(LIST)).feedKeys.map((each) => each.id)).not.toContain(id)
    expect((await national.ask(REVOKE, { input: { feedKeyId: id } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    await funder.get(REVOKE, { input: { feedKeyId: id } })
    expect((await fetchFeed('', bearer(secret))).status).toBe(401)
    expect((await funder.ask(REVOKE, { input: { feedKeyId: id } })).errors?.[0]?.extensions.code).toBe('STALE')
  })

  test.each([
    ['today', todayIn()],
    ['more than a year ahead', addDays(todayIn(), 366)]
  ])('no key ends %s', async (_when, expiresOn) => {
    expect((await funder.ask(MAKE, { input: { name: 'Excel', expiresOn } })).errors?.[0]?.extensions.code).toBe('INVALID_DATE')
  })

  test('taking figures out is on record once for each reading, not for each page', async () => {
    const count = async () => (await app.rows<{ count: number }>(`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'readFeed'`))[0]?.count ?? 0
    const before = await count()
    const { '@odata.nextLink': next } = await read('Figures', { ...bearer(key), prefer: 'odata.maxpagesize=2' })
    await read(String(next?.split('/newest/')[1]))
    await read('Indicators')
    expect(await count()).toBe(before + 1)
    const [entry] = await app.rows(`SELECT via, subject_id AS id FROM audit_entry WHERE action = 'readFeed' ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({ via: 'token', id: editionId })
  })
})
