import { encodeCursor } from '@solmu/shared/cursor.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../second-consortium.js'
import type { OrganisationConnection, OrganisationRecordType, SimilarOrganisation } from './organisation.graphql.js'

const RECORD = `id name { fi sv en } businessId legalForm code sizeClass languages email phone website streetAddress postalCode
  town contactName note version unitCount roles { role validFrom validTo }
  units { validFrom validTo unit { id type name { fi } } }`
const LIST = `query ($filter: OrganisationFilter, $sort: OrganisationSort, $descending: Boolean, $first: Int, $after: String) {
  organisations(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${RECORD} } } }`
const ONE = `query ($id: ID!) { organisation(id: $id) { ${RECORD} } }`
const SIMILAR = `query ($name: String, $businessId: String, $exceptId: ID) {
  similarOrganisations(name: $name, businessId: $businessId, exceptId: $exceptId) {
    isSameBusinessId organisation { id name { fi } businessId legalForm } } }`
const REGISTER = `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) { organisation { ${RECORD} } } }`
const CHANGE = `mutation ($input: ChangeOrganisationInput!) { changeOrganisation(input: $input) { organisation { ${RECORD} } } }`

type Record_ = OrganisationRecordType
type Input = { details: Record<string, unknown>; roles: Record<string, unknown>[] }

const finnish = new Intl.Collator('fi')
const today = todayIn()
let app: TestApp
let coordinator: Actor
let second: SecondConsortium

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
  // Founders are entered by hand here; how members are admitted is membership.spec's.
  await app.rows('UPDATE consortium SET admission_since = NULL')
})
afterAll(() => app.stop())

const list = async (variables: object = {}) =>
  (await coordinator.get<{ organisations: OrganisationConnection }>(LIST, { ...variables })).organisations
const names = async (filter: object) => (await list({ filter, first: 100 })).nodes.map((each) => each.name.fi)
const one = async (id: string) => (await coordinator.get<{ organisation: Record_ }>(ONE, { id })).organisation
const similar = async (variables: object) =>
  (await coordinator.get<{ similarOrganisations: SimilarOrganisation[] }>(SIMILAR, { ...variables })).similarOrganisations
const extensionsOf = async (query: string, variables: Record<string, unknown>, actor = coordinator) =>
  (await actor.ask(query, variables)).errors?.[0]?.extensions
const codeOf = async (query: string, variables: Record<string, unknown>, actor = coordinator) =>
  (await extensionsOf(query, variables, actor))?.code
const issuesOf = async (query: string, variables: Record<string, unknown>) => {
  const { code, path, issues } = (await extensionsOf(query, variables)) ?? {}
  return (issues ?? [{ code, path }]).map((issue) => `${issue.code} ${issue.path?.join('.')}`)
}
const countOf = async (where = 'true') =>
  Number((await app.rows<{ count: string }>(`SELECT count(*) FROM organisation o WHERE ${where}`))[0]?.count)
const mine = () => `o.consortium_id <> '${second.consortiumId}'`

const details = (change: Record<string, unknown> = {}) => ({ name: { fi: 'Kokeen säätiö' }, legalForm: 'foundation', ...change })
const input = (change: Record<string, unknown> = {}, roles: Input['roles'] = []): { input: Input } => ({
  input: { details: details(change), roles }
})
const registered = async (change: Record<string, unknown> = {}, roles: Input['roles'] = []) =>
  (await coordinator.get<{ registerOrganisation: { organisation: Record_ } }>(REGISTER, input(change, roles)))
    .registerOrganisation.organisation
const change = ({ id, version }: Record_, more: Record<string, unknown> = {}, roles: Input['roles'] = []) => ({
  input: { ...input(more, roles).input, organisationId: id, expectedVersion: version }
})
const changed = async (organisation: Record_, more: Record<string, unknown> = {}, roles: Input['roles'] = []) =>
  (await coordinator.get<{ changeOrganisation: { organisation: Record_ } }>(CHANGE, change(organisation, more, roles)))
    .changeOrganisation.organisation

/** Organisations that only crowd the register, written past the API. */
const aCrowd = (count: number) =>
  app.rows(
    `INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form, code)
     SELECT gen_random_uuid(), (SELECT id FROM consortium WHERE is_demo), n, n, n,
       (ARRAY['association', 'foundation', 'municipality'])[1 + i % 3], 'crowd-' || i
     FROM generate_series(1, $1) i,
       LATERAL (SELECT (ARRAY['Ähtärin', 'Åbo', 'Vaasan', 'Öijyn', 'Wasa', 'aallon'])[1 + i % 6] || ' joukko ' || i / 12 AS n) m`,
    [count]
  )

describe('organisations', () => {
  it('lists the register by name as Finnish sorts it, each with its roles and units', async () => {
    const { nodes, totalCount } = await list({ first: 100 })
    expect(totalCount).toBe(await countOf(mine()))
    expect(nodes.map((each) => each.name.fi)).toEqual(nodes.map((each) => each.name.fi).toSorted(finnish.compare))
    const kept = await app.rows<{ id: string; count: string }>(
      `SELECT organisation_id AS id, count(*) FROM unit_period
       WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) GROUP BY 1`,
      [today]
    )
    const counts = new Map(kept.map(({ id, count }) => [id, Number(count)]))
    for (const { id, unitCount, units, roles } of nodes) {
      expect(unitCount).toBe(counts.get(id) ?? 0)
      expect(units.filter((each) => each.validFrom <= today && (each.validTo === null || each.validTo > today))).toHaveLength(unitCount)
      expect(units.map((each) => each.validFrom)).toEqual(units.map((each) => each.validFrom).toSorted().toReversed())
      expect(roles.map((each) => each.validFrom)).toEqual(roles.map((each) => each.validFrom).toSorted().toReversed())
    }
  })

  it.each(['name', 'legal_form', 'units'])('leads through more than a hundred once when sorted by %s', async (sort) => {
    await app.rows(`DELETE FROM organisation WHERE code LIKE 'crowd-%'`)
    await aCrowd(150)
    const count = await countOf(mine())
    const walk = async (descending: boolean) => {
      const seen: Record_[] = []
      for (let after: string | null = null, more = true; more; ) {
        const page: OrganisationConnection = await list({ sort, descending, first: 37, after })
        seen.push(...page.nodes)
        expect(page.totalCount).toBe(count)
        ;({ endCursor: after, hasNextPage: more } = page.pageInfo)
      }
      return seen
    }
    const seen = await walk(false)
    expect(new Set(seen.map((each) => each.id)).size).toBe(count)
    expect((await walk(true)).map((each) => each.id)).toEqual(seen.map((each) => each.id).toReversed())
    const forms = 'foundation association municipality joint_authority wellbeing_county state parish cooperative limited_company other'
    const key = ({ unitCount, legalForm }: Record_) => ({ name: 0, legal_form: forms.indexOf(legalForm), units: unitCount })[sort] ?? 0
    const sorted = seen.toSorted((a, b) => key(a) - key(b) || finnish.compare(a.name.fi, b.name.fi))
    expect(seen.map((each) => [key(each), each.name.fi])).toEqual(sorted.map((each) => [key(each), each.name.fi]))
    await app.rows(`DELETE FROM organisation WHERE code LIKE 'crowd-%'`)
  })

  it('asks the database once for any number of organisations', async () => {
    const { id } = (await list({ first: 1 })).nodes[0]!
    for (const work of [() => list({ first: 2 }), () => list({ first: 100, sort: 'units' }), () => one(id)]) {
      const texts = await app.statementsOf(work)
      expect(texts.filter((text) => /FROM (organisation|unit_period|org_unit)/.test(text))).toHaveLength(1)
    }
  })

  it('finds by a part of a name, by business id however it is written, and by key', async () => {
    const { name } = await registered({ name: { fi: 'Ässäkärki', sv: 'Esskären', en: 'Ace Point' }, businessId: '2617416-4', code: 'ÄK-1' })
    for (const search of ['ÄSSÄKÄ', 'esskär', ' ace point ', '2617416-4', 'FI26174164', '26174164', '17416', 'äk-1']) {
      expect([search, await names({ search })]).toEqual([search, [name.fi]])
    }
  })

  it.each(['%', '_', 'x\0y', '\\', "'; DROP TABLE organisation; --", '\u202eoof', '𝔘𝔫𝔦', 'null', '[]'])(
    'takes %j as it stands',
    async (search) => {
      expect(await names({ search })).toEqual([])
    }
  )

  it('narrows by legal form, by a role of today and by whether units are kept', async () => {
    const was = await registered({ name: { fi: 'Entinen jäsen' } }, [{ role: 'member', validFrom: '2020-01-01', validTo: today }])
    const will = await registered({ name: { fi: 'Tuleva rahoittaja' } }, [{ role: 'funder', validFrom: addDays(today, 1) }])
    const is = await registered({ name: { fi: 'Nykyinen kumppani' }, legalForm: 'parish' }, [{ role: 'partner', validFrom: today }])
    expect(await names({ legalForms: ['parish'] })).toEqual([is.name.fi])
    expect(await names({ roles: ['partner'] })).toContain(is.name.fi)
    expect(await names({ roles: ['member', 'funder'] })).not.toEqual(expect.arrayContaining([was.name.fi]))
    expect(await names({ roles: ['funder'] })).not.toContain(will.name.fi)
    const [keeping, idle] = [await list({ filter: { keepsUnits: true }, first: 100 }), await list({ filter: { keepsUnits: false }, first: 100 })]
    expect(keeping.nodes.every((each) => each.unitCount > 0)).toBe(true)
    expect(idle.nodes.every((each) => each.unitCount === 0)).toBe(true)
    expect(keeping.totalCount + idle.totalCount).toBe(await countOf(mine()))
    expect((await list({ filter: { roles: [], legalForms: [] } })).totalCount).toBe(await countOf(mine()))
  })

  it('refuses cursors that are not of this list, and what the schema does not know', async () => {
    const { endCursor } = (await list({ first: 1 })).pageInfo
    expect(await codeOf(LIST, { after: 'garbage' })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { after: encodeCursor(['name', 'a', 'a', 'no uuid']) })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { after: endCursor, sort: 'units' })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { after: endCursor, descending: true })).toBe('INVALID_CURSOR')
    expect(await codeOf(LIST, { first: 101 })).toBe('PAGE_TOO_LARGE')
    expect(await codeOf(LIST, { filter: { search: 'x'.repeat(101) } })).toBe('TOO_LONG')
    expect(await codeOf(LIST, { filter: { roles: ['king'] } })).toBe('INVALID_QUERY')
  })
})

describe('organisation', () => {
  it('tells how long each unit was kept as one time, however often the unit was renamed', async () => {
    const [unit] = await app.rows<{ id: string; owner: string; from: string }>(
      `SELECT unit_id AS id, organisation_id AS owner, min(valid_from)::text AS from FROM unit_period GROUP BY unit_id, organisation_id
       HAVING count(*) > 1 AND bool_or(valid_to IS NULL) ORDER BY unit_id LIMIT 1`
    )
    const [now] = await app.rows<{ name: string }>('SELECT name_fi AS name FROM unit_now WHERE id = $1', [unit?.id])
    const kept = (await one(unit?.owner ?? '')).units.filter((each) => each.unit.id === unit?.id)
    expect(kept).toEqual([{ validFrom: unit?.from, validTo: null, unit: expect.objectContaining({ name: { fi: now?.name } }) }])
  })

  it('is missing when it is unknown or of another consortium', async () => {
    const [theirs] = await app.rows<{ id: string }>('SELECT id FROM organisation WHERE consortium_id = $1', [second.consortiumId])
    for (const id of [newId(), 'x', '', theirs?.id]) expect(await codeOf(ONE, { id })).toBe('NOT_FOUND')
  })

  it.each(['reviewer', 'funder'] as const)('is refused to the %s', async (role) => {
    const actor = await app.as(role)
    const { id } = (await list({ first: 1 })).nodes[0]!
    for (const [query, variables] of [[ONE, { id }], [LIST, {}], [SIMILAR, { name: 'a' }]] as const) {
      expect(await codeOf(query, variables, actor)).toBe('NOT_ALLOWED')
    }
    expect((await app.anonymous.ask(ONE, { id })).status).toBe(401)
  })
})

describe('similarOrganisations', () => {
  it('puts the same business id first, then the same name, then what is like it', async () => {
    const parik = await registered({ name: { fi: 'Parikin-säätiö' }, businessId: '2617417-2' })
    const other = await registered({ name: { fi: 'Jokin aivan muu ry' }, businessId: '2617418-0' })
    expect(await similar({ name: 'parikin SÄÄTIÖ sr', businessId: '2617418-0' })).toEqual([
      { isSameBusinessId: true, organisation: expect.objectContaining({ id: other.id }) },
      { isSameBusinessId: false, organisation: expect.objectContaining({ id: parik.id }) }
    ])
    expect((await similar({ name: 'Parikinsäätiö' })).map((each) => each.organisation.id)).toEqual([parik.id])
    expect(await similar({ name: 'Parikin säätiö', businessId: 'FI26174172', exceptId: parik.id })).toEqual([])
  })

  it('finds marked letters and looks past the legal form', async () => {
    const { id } = await registered({ name: { fi: 'Ylä-Öljymäen työpajayhdistys ry' } })
    expect((await similar({ name: 'YLÄ ÖLJYMÄEN TYÖPAJA' })).map((each) => each.organisation.id)).toContain(id)
    expect(await similar({ name: 'ry' })).toEqual([])
  })

  it('lists five at the most', async () => {
    for (let number = 0; number < 7; number += 1) await registered({ name: { fi: `Vilikkala ${number}` } })
    expect(await similar({ name: 'Vilikkala' })).toHaveLength(5)
  })

  it.each(['', ' ', '%', 'a\0b', '\\', "'); --", '🙂', 'x'.repeat(5000)])('is undisturbed by %j', async (name) => {
    expect(await similar({ name, businessId: name })).toEqual([])
  })

  it('refuses an id that is none', async () => {
    expect(await codeOf(SIMILAR, { name: 'a', exceptId: 'x' })).toBe('NOT_FOUND')
  })
})

describe('registering', () => {
  it('keeps every field as it is to be written, and says so in the trail without contacts', async () => {
    const whole = {
      ...{ name: { fi: ' Uusi säätiö ', sv: 'Nya stiftelsen' }, legalForm: 'foundation', businessId: 'FI 26174199', code: 'U-1' },
      ...{ sizeClass: 'small', languages: ['se', 'fi'], email: 'Info@Uusi.Example', phone: '+358 40 1', website: 'https://uusi.example' },
      ...{ streetAddress: 'Katu 1', postalCode: '45100', town: 'Kouvola', contactName: 'Aino Esimerkki', note: 'Rivi\r\nToinen' }
    }
    const roles = [
      { role: 'founder', validFrom: '2014-01-01', validTo: null },
      { role: 'member', validFrom: '2020-01-01', validTo: '2022-01-01' },
      { role: 'member', validFrom: '2022-01-01', validTo: null }
    ]
    const organisation = await registered(whole, roles)
    expect(organisation).toEqual({
      ...{ id: expect.any(String), version: 1, unitCount: 0, units: [], roles: [roles[2], roles[1], roles[0]] },
      ...{ name: { fi: 'Uusi säätiö', sv: 'Nya stiftelsen', en: 'Uusi säätiö' }, businessId: '2617419-9', legalForm: 'foundation' },
      ...{ code: 'U-1', sizeClass: 'small', languages: ['fi', 'se'], email: 'info@uusi.example', phone: '+358 40 1' },
      ...{ website: 'https://uusi.example', streetAddress: 'Katu 1', postalCode: '45100', town: 'Kouvola' },
      ...{ contactName: 'Aino Esimerkki', note: 'Rivi\nToinen' }
    })
    expect(await one(organisation.id)).toEqual(organisation)
    const [entry] = await app.rows('SELECT action, outcome, subject_type, subject_id, details FROM audit_entry ORDER BY number DESC LIMIT 1')
    expect(entry).toEqual({
      ...{ action: 'registerOrganisation', outcome: 'done', subject_type: 'organisation', subject_id: organisation.id },
      details: { name: 'Uusi säätiö', legalForm: 'foundation', roles: 'founder, member' }
    })
    expect(JSON.stringify(entry)).not.toMatch(/Aino|uusi\.example|358/)
  })

  it('names everything that is wrong at once, each with its path, and registers nothing', async () => {
    await registered({ name: { fi: 'Varattu' }, code: 'VARATTU' })
    const before = await countOf()
    const wrong = { name: { fi: ' ' }, businessId: '1234567-2', code: ' VARATTU ', email: 'x', website: 'x', postalCode: 'x' }
    const roles = [
      { role: 'member', validFrom: '2020-01-01' },
      { role: 'member', validFrom: '2021-01-01' },
      { role: 'partner', validFrom: '2021-01-01', validTo: '2021-01-01' }
    ]
    expect(await issuesOf(REGISTER, input(wrong, roles))).toEqual([
      ...['REQUIRED details.name.fi', 'INVALID_BUSINESS_ID details.businessId', 'INVALID_EMAIL details.email'],
      ...['INVALID_WEBSITE details.website', 'INVALID_POSTAL_CODE details.postalCode', 'ALREADY_EXISTS details.code'],
      ...['RANGE_OVERLAPS roles.1.validFrom', 'INVALID_DATE roles.2.validTo']
    ])
    expect(await countOf()).toBe(before)
  })

  it.each([
    ['a business id that is taken, written otherwise', { businessId: 'FI12345671' }, 'ALREADY_EXISTS details.businessId'],
    ['a wrong check digit', { businessId: '1234567-3' }, 'INVALID_BUSINESS_ID details.businessId'],
    ['a NUL', { town: 'Kou\0vola' }, 'INVALID_INPUT details.town'],
    ['a key that is too long', { code: 'x'.repeat(41) }, 'TOO_LONG details.code'],
    ['a script for an address', { website: 'javascript:alert(1)' }, 'INVALID_WEBSITE details.website']
  ])('refuses %s', async (_case, more, issue) => {
    if ((await countOf(`o.business_id = '1234567-1'`)) === 0) await registered({ businessId: '1234567-1' })
    expect(await issuesOf(REGISTER, input(more))).toEqual([issue])
  })

  it.each(['undefined', 'NULL', '1;DROP TABLE organisation', '<script>alert(0)</script>', '田中さん ry', 'Ω≈ç√ ry', '표 ry', '${{<%[%"}}%\\ x', '../../etc/passwd'])(
    'keeps the name %j as it is',
    async (fi) => {
      expect((await registered({ name: { fi }, note: fi, town: fi })).name.fi).toBe(fi)
    }
  )

  it.each([
    ['businessId', '2617420-1'],
    ['code', 'KILPA']
  ])('of two with one %s at once takes one, and tells the other the field', async (field, value) => {
    const both = await Promise.all([1, 2].map(() => coordinator.ask(REGISTER, input({ [field]: value }))))
    const [refused, ...others] = both.flatMap((answer) => answer.errors ?? [])
    expect(refused?.extensions).toMatchObject({ code: 'ALREADY_EXISTS', path: ['details', field] })
    expect(others).toEqual([])
    expect((await names({ search: value }))).toHaveLength(1)
  })

  it('past the check of the service is still refused by the database, with the field', async () => {
    const { id } = await registered({ code: 'MYÖHEMPI' })
    await app.rows('BEGIN')
    await app.rows(`UPDATE organisation SET business_id = '2617425-2' WHERE id = $1`, [id])
    const waiting = coordinator.ask(REGISTER, input({ businessId: '2617425-2' }))
    await new Promise((resolve) => setTimeout(resolve, 500))
    await app.rows('COMMIT')
    expect((await waiting).errors?.[0]?.extensions).toMatchObject({ code: 'ALREADY_EXISTS', path: ['details', 'businessId'] })
    expect(await countOf(`o.business_id = '2617425-2'`)).toBe(1)
  })

  it.each(['regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'funder', 'auditor'] as const)(
    'and changing is refused to the %s, and nothing is changed',
    async (role) => {
      const [organisation] = (await list({ first: 1 })).nodes
      const before = await countOf()
      const actor = await app.as(role)
      expect(await codeOf(REGISTER, input(), actor)).toBe('NOT_ALLOWED')
      expect(await codeOf(CHANGE, change(organisation!), actor)).toBe('NOT_ALLOWED')
      expect(await countOf()).toBe(before)
      expect(await one(organisation!.id)).toEqual(organisation)
    }
  )
})

describe('changing', () => {
  it('replaces the details and, of the roles, what is different', async () => {
    const kept = { role: 'founder', validFrom: '2014-01-01', validTo: null }
    const before = await registered({ note: 'vanha', email: 'a@b.example' }, [kept, { role: 'member', validFrom: '2020-01-01' }])
    const [row] = await app.rows<{ xmin: string }>(`SELECT xmin FROM organisation_role WHERE organisation_id = $1 AND role = 'founder'`, [before.id])
    const after = await changed(before, { name: { fi: 'Kokeen uusi säätiö' }, note: 'uusi' }, [
      kept,
      { role: 'member', validFrom: '2020-01-01', validTo: '2025-01-01' },
      { role: 'funder', validFrom: '2024-01-01' }
    ])
    expect(after).toMatchObject({ version: 2, name: { fi: 'Kokeen uusi säätiö', sv: 'Kokeen uusi säätiö' }, note: 'uusi', email: null })
    expect(after.roles).toEqual([
      { role: 'funder', validFrom: '2024-01-01', validTo: null },
      { role: 'member', validFrom: '2020-01-01', validTo: '2025-01-01' },
      kept
    ])
    expect(await app.rows(`SELECT xmin FROM organisation_role WHERE organisation_id = $1 AND role = 'founder'`, [before.id])).toEqual([row])
    const { roles } = await changed(after)
    expect(roles).toEqual([])
  })

  it('of a version that is gone is refused, also when only roles had changed', async () => {
    const before = await registered()
    await changed(before, {}, [{ role: 'member', validFrom: today }])
    expect(await extensionsOf(CHANGE, change(before, { name: { fi: ' ' } }))).toMatchObject({ code: 'STALE', path: ['expectedVersion'] })
    expect((await one(before.id)).roles).toHaveLength(1)
  })

  it('by two at once is done by one', async () => {
    const before = await registered()
    const both = await Promise.all(['a', 'b'].map((town) => coordinator.ask(CHANGE, change(before, { town }))))
    expect(both.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['STALE', 'done'])
    expect((await one(before.id)).version).toBe(2)
  })

  it('keeps its own business id and key, and takes none of another', async () => {
    const other = await registered({ businessId: '2617424-4', code: 'OMA-1' })
    const own = await registered({ businessId: '2617422-8', code: 'OMA-2' })
    expect(await changed(own, { businessId: '2617422-8', code: 'OMA-2' })).toMatchObject({ version: 2, code: 'OMA-2' })
    const taken = { businessId: other.businessId, code: other.code }
    expect(await issuesOf(CHANGE, change({ ...own, version: 2 }, taken))).toEqual([
      'ALREADY_EXISTS details.businessId',
      'ALREADY_EXISTS details.code'
    ])
  })

  it('of one that is not there is refused', async () => {
    const [theirs] = await app.rows<{ id: string }>('SELECT id FROM organisation WHERE consortium_id = $1', [second.consortiumId])
    const nobody = { id: newId(), version: 1 } as Record_
    expect(await codeOf(CHANGE, change(nobody))).toBe('NOT_FOUND')
    expect(await codeOf(CHANGE, change({ ...nobody, id: theirs!.id }))).toBe('NOT_FOUND')
    expect(await codeOf(CHANGE, change({ ...nobody, id: 'x' }))).toBe('NOT_FOUND')
  })
})

describe('another consortium', () => {
  it('sees and changes nothing of ours, and may register the same body for itself', async () => {
    const outsider = await asOutsider(app, second)
    const ours = await registered({ name: { fi: 'Kahden konsortion jäsen' }, businessId: '2617423-6' })
    expect(await codeOf(ONE, { id: ours.id }, outsider)).toBe('NOT_FOUND')
    expect(await codeOf(CHANGE, change(ours), outsider)).toBe('NOT_FOUND')
    const { organisations } = await outsider.get<{ organisations: OrganisationConnection }>(LIST)
    expect(organisations.nodes.map((each) => each.name.fi)).toEqual(['Muualla'])
    expect(await outsider.get(SIMILAR, { name: ours.name.fi, businessId: ours.businessId })).toEqual({ similarOrganisations: [] })
    await outsider.get(REGISTER, input({ name: { fi: 'Kahden konsortion jäsen' }, businessId: ours.businessId }))
    expect(await countOf(`o.business_id = '2617423-6'`)).toBe(2)
    expect(await names({ search: '2617423-6' })).toEqual(['Kahden konsortion jäsen'])
  })
})

it('takes nobody in as a member by hand once members are admitted, and lets none be struck off', async () => {
  const member = { role: 'member', validFrom: '2026-05-01', validTo: null }
  const founder = await registered({ name: { fi: 'Perustajana Mukana ry' } }, [{ ...member, validFrom: '2024-01-01' }])
  const plain = await registered({ name: { fi: 'Kumppanina Mukana ry' } })
  // Other organisations of this spec are members of nothing but the register; whether it may be closed is membership.spec's.
  await app.rows('ALTER TABLE consortium DISABLE TRIGGER check_admission')
  await app.rows(`UPDATE consortium SET admission_since = '2026-01-01' WHERE is_demo`)
  expect(await codeOf(REGISTER, input({ name: { fi: 'Uusi Jäsen ry' } }, [member]))).toBe('MEMBER_BY_ADMISSION')
  expect(await codeOf(CHANGE, change(plain, { name: plain.name }, [member]))).toBe('MEMBER_BY_ADMISSION')
  expect(await codeOf(CHANGE, change(founder, { name: founder.name }, []))).toBe('MEMBER_BY_ADMISSION')
  expect(await codeOf(CHANGE, change(plain, { name: plain.name }, [{ ...member, role: 'partner' }]))).toBeUndefined()
})
