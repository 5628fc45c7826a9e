/**
 * A funder asks every query of the schema and every file of the program for everything that there is, and gets nothing but what
 * was published for their own organisation.
 */
import { roles } from '@solmu/domain/access/roles.js'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { unpack } from '../../apps/api/src/core/files/archive.js'
import type { Operation, Route } from '../../apps/api/src/testing/declared.js'
import { type FunderScene, plantedMoney, setFunderScene } from './funder-scene.js'
import { documentFor, type Ids } from './operations.js'

let scene: FunderScene
let queries: Operation[]
let routes: Route[]
let schema: GraphQLSchema
let everyId: string[]
let allowed: Allowed

beforeAll(async () => {
  scene = await setFunderScene()
  const declared = await scene.app.declared()
  queries = declared.operations.filter(({ type }) => type === 'Query')
  routes = declared.routes
  schema = buildSchema(declared.schema)
  everyId = await idsOfEverything()
  allowed = await allowedToFunder()
})
afterAll(() => scene.app.stop())

/** What the funder may come across: their account and its place, and their publication. */
type Allowed = { readonly ids: ReadonlySet<string>; readonly secrets: readonly string[] }

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const idsIn = (text: string): string[] => text.match(uuids) ?? []

/** An id of every table, of every kind of unit, all editions and audiences. */
async function idsOfEverything(): Promise<string[]> {
  const tables = await scene.app.rows<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name = 'id' AND c.data_type = 'uuid'`
  )
  const edges = tables.map(({ name }) => `(SELECT id::text FROM ${name} ORDER BY id DESC LIMIT 1)`)
  const rows = await scene.app.rows<{ id: string }>([...edges, `SELECT min(u.id::text) FROM org_unit u GROUP BY u.type`].join(' UNION '))
  return [...new Set([...rows.map(({ id }) => id), ...scene.editionIds, ...scene.audienceIds])]
}

async function allowedToFunder(): Promise<Allowed> {
  const { app, own } = scene
  const [row] = await app.rows<{ text: string; names: string[] }>(
    `WITH me AS (SELECT id, email, display_name FROM app_user WHERE email = 'leena.kurki@solmu.example'),
       roles AS (SELECT r.* FROM role_assignment r JOIN me ON me.id = r.user_id),
       shown AS (SELECT p.edition_id, p.audience_id, p.frame, e.replaces_id FROM edition_publication p JOIN edition e ON e.id = p.edition_id
         WHERE p.edition_id = $1 AND p.audience_id = $2)
     SELECT concat_ws(' ', (SELECT json_agg(me) FROM me), (SELECT json_agg(roles) FROM roles), (SELECT json_agg(shown) FROM shown),
       -- Who has looked at their role.
       (SELECT json_agg(v) FROM access_review v WHERE v.assignment_id IN (SELECT id FROM roles)),
       (SELECT json_agg(s.id) FROM session s JOIN me ON me.id = s.user_id),
       (SELECT json_agg(o) FROM organisation o WHERE o.id IN (SELECT organisation_id FROM roles)),
       (SELECT json_agg(json_build_array(u.unit_id, u.name_fi, u.name_sv, u.name_en, u.organisation_id)) FROM unit_period u WHERE u.unit_id IN (SELECT unit_id FROM roles)),
       (SELECT json_agg(c) FROM consortium c WHERE c.id IN (SELECT consortium_id FROM roles)),
       -- What it pays for, by whom it is led.
       (SELECT json_agg(json_build_array(p.id, g.id, u.name_fi, u.name_sv, u.name_en)) FROM project p JOIN funding_call k ON k.id = p.call_id JOIN programme g ON g.id = k.programme_id JOIN funder f ON f.id = g.funder_id
          JOIN unit_period u ON u.unit_id = p.lead_unit_id WHERE f.organisation_id IN (SELECT organisation_id FROM roles) AND p.stage NOT IN ('idea', 'preparation', 'withdrawn')),
       -- Open calls are told to the whole world.
       (SELECT json_agg(m.id) FROM membership_call m WHERE m.published_at IS NOT NULL),
       -- Who stands behind it, as far down as the funder reads.
       (SELECT string_agg(u.display_name, ' ') FROM app_user u WHERE u.display_name IN ('Aino Salmela', 'Eeva-Liisa Turunen'))) AS text,
     ARRAY(SELECT DISTINCT n FROM unit_period, unnest(ARRAY[name_fi, name_sv, name_en]) n
       UNION SELECT display_name FROM app_user UNION SELECT unnest(ARRAY['Ensimmäinen kätketty', 'Toinen kätketty'])) AS names`,
    [own.editionId, own.audienceId]
  )
  const { text = '', names = [] } = row ?? {}
  // The sheet of municipalities and areas is everybody's.
  const [country] = await app.rows<{ text: string }>(
    `SELECT string_agg(concat_ws('|', name_fi, name_sv, name_en), '|') AS text FROM (SELECT name_fi, name_sv, name_en FROM municipality UNION SELECT name_fi, name_sv, name_en FROM area) x`
  )
  const known = `${text}|${country?.text ?? ''}`
  return { ids: new Set(idsIn(text)), secrets: names.filter((name) => name.length > 3 && !known.includes(name)) }
}

/** Numbers of eight digits and more, with or without decimals, that stand outside ids. */
function largeNumbersIn(text: string): string[] {
  const plain = text.replaceAll(uuids, '').replaceAll(/(\d)[.,](\d)/g, '$1$2')
  return plain.match(/(?<![0-9a-zA-Z])\d{8,}(?![0-9a-zA-Z])/g) ?? []
}

/** What there is in an answer that is not the funder's. */
function leaksIn(text: string): string[] {
  return [
    ...idsIn(text).filter((id) => !allowed.ids.has(id)),
    ...allowed.secrets.filter((secret) => text.includes(secret)),
    // The funder reads amounts of its own projects, however large; a sum that holds anything planted is larger still.
    ...largeNumbersIn(text.replaceAll(/"minorUnits":"-?(\d+)"/g, (whole, amount: string) => (BigInt(amount) >= plantedMoney ? whole : '')))
  ]
}

/** Every argument that is an id gets the same one, but for those that are named. */
const idsOf = (id: string, named: Ids = {}): Ids => new Proxy(named, { get: (target, name) => target[String(name).split('.').at(-1) ?? ''] ?? id })

const pairs = () => scene.editionIds.flatMap((editionId) => scene.audienceIds.map((audienceId) => ({ editionId, audienceId })))

type Choice = { readonly ids: Ids; readonly everyArgument: boolean }

/** What a query answers to one choice of ids. */
async function ask(operation: Operation, { ids, everyArgument }: Choice): Promise<string> {
  const { query, variables } = documentFor(schema, operation, { ids, everyArgument, depth: 4 })
  const { data, errors } = await scene.funder.ask(query, variables)
  const codes = errors?.map(({ extensions }) => extensions.code) ?? []
  expect([operation.field, codes.filter((code) => ['INTERNAL', 'TOO_COMPLEX'].includes(code))]).toEqual([operation.field, []])
  if (isBeyond(operation)) expect([operation.field, codes]).toEqual([operation.field, ['NOT_ALLOWED']])
  return JSON.stringify(data)
}

/** Whether a query asks for an id, with or without what is optional. */
function asksForId(operation: Operation, everyArgument: boolean): boolean {
  const { variables } = documentFor(schema, operation, { ids: idsOf(scene.own.editionId), everyArgument })
  return JSON.stringify(variables).includes(scene.own.editionId)
}

/** Every id where one is asked for, every pair with and without what is optional, and the query as it stands. */
function choicesOf(operation: Operation): Choice[] {
  if (!asksForId(operation, true)) return [false, true].map((everyArgument) => ({ ids: {}, everyArgument }))
  const everyArgument = !asksForId(operation, false)
  const { variables } = documentFor(schema, operation, { ids: idsOf(''), everyArgument: true })
  if (!/"(editionId|audienceId)s?"/.test(JSON.stringify(variables))) return everyId.map((id) => ({ ids: idsOf(id), everyArgument }))
  const ofPairs = pairs().flatMap((pair) => [false, true].map((each) => ({ ids: idsOf(pair.editionId, pair), everyArgument: each })))
  return [...everyId.map((id) => ({ ids: idsOf(id), everyArgument })), ...ofPairs]
}

/** The ends of a list: enough of what is refused by the role alone, whatever it is asked about. */
const ends = <T>(items: readonly T[]): T[] => [...new Set([...items.slice(0, 1), ...items.slice(-1)])]

/** True of what the guard at the door refuses a funder, which roles-matrix.spec.ts has of every operation. */
const isBeyond = ({ rule }: Pick<Operation, 'rule'>): boolean => rule !== undefined && 'action' in rule && !Object.hasOwn(roles.funder, rule.action)

/** Eight at a time: the program answers no quicker than that. */
async function eightByEight<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 8) await Promise.all(items.slice(at, at + 8).map(work))
}

/** Leaks by query; what was told, to see that something was. */
async function walk(operations: readonly Operation[]): Promise<{ leaks: object; told: string }> {
  const leaks: Record<string, string[]> = {}
  let told = ''
  for (const operation of operations) {
    const choices = choicesOf(operation)
    await eightByEight(isBeyond(operation) ? ends(choices) : choices, async (choice) => {
      const answer = await ask(operation, choice)
      const found = leaksIn(answer)
      if (found.length > 0) leaks[operation.field] = [...(leaks[operation.field] ?? []), ...found].slice(0, 3)
      if (operation.field === 'publishedFigures') told += answer
    })
  }
  return { leaks, told }
}

describe('a funder who asks for everything that there is', () => {
  it('is told by every query what was published for their organisation, and nothing else', async () => {
    expect([everyId.length > 20, allowed.secrets.length > 100, queries.length > 40]).toEqual([true, true, true])
    const { leaks, told } = await walk(queries)
    expect(leaks).toEqual({})
    for (const number of scene.told) expect(told).toContain(String(number))
  })

  it('gets no other file, whichever edition and audience it is asked of', async () => {
    const leaks: Record<string, string[]> = {}
    const given = new Set<string>()
    const look = async (path: string) => {
      const { status, texts } = await fileAt(path)
      expect([path, status]).not.toEqual([path, 500])
      const found = texts.flatMap(leaksIn)
      if (found.length > 0) leaks[path] = found.slice(0, 3)
      if (status === 200 && texts.some((text) => text.includes(String(scene.told[0])))) given.add(path)
    }
    await eightByEight(routes.flatMap((each) => (isBeyond(each) ? ends(pathsOf(each.route)) : pathsOf(each.route))), look)
    expect(leaks).toEqual({})
    const { editionId, audienceId } = scene.own
    expect([...given].filter((path) => !path.includes(`${editionId}/${audienceId}`))).toEqual([])
    expect(given.size).toBeGreaterThan(2)
  })

  it('would be found out: a list of projects that added up what others pay', async () => {
    const own = `SELECT p.id FROM project p JOIN funding_call a ON a.id = p.call_id JOIN programme g ON g.id = a.programme_id JOIN funder f ON f.id = g.funder_id JOIN audience d ON d.organisation_id = f.organisation_id WHERE d.id = '${scene.own.audienceId}'`
    const planted = await scene.app.rows<{ other: number; mixed: number }>(`SELECT count(*) FILTER (WHERE l.project_id NOT IN (${own}))::int AS other, count(*) FILTER (WHERE l.project_id IN (${own}))::int AS mixed FROM budget_line l WHERE l.amount >= ${plantedMoney}`)
    expect([planted[0]!.other > 5, planted[0]!.mixed > 0]).toEqual([true, true])
    await scene.app.rows('ALTER TABLE budget_line DISABLE TRIGGER USER')
    await scene.app.rows(`UPDATE budget_line SET amount = ${plantedMoney} WHERE source = 'grant' AND budget_id IN (SELECT b.id FROM budget_version b WHERE b.state = 'locked' AND b.project_id IN (${own}))`)
    const { leaks } = await walk(queries.filter(({ field }) => field === 'fundedProjects'))
    expect(Object.keys(leaks)).toEqual(['fundedProjects'])
  })

  it('would be found out: an open policy on questions shows those of another funder', async () => {
    await scene.app.rows('CREATE POLICY left_open ON edition_question FOR SELECT TO solmu_app USING (true)')
    const { leaks } = await walk(queries.filter(({ field }) => field === 'editionQuestions'))
    await scene.app.rows('DROP POLICY left_open ON edition_question')
    expect(Object.keys(leaks)).toEqual(['editionQuestions'])
  })
})

const formats = ['json', 'csv', 'xlsx', 'zip', 'pdf', 'adx', 'jsonl', 'xml']

/** What is no reading of records: signing in, how the program does, and what is kept about the funder themselves. */
const apart = /^\/(auth|metrics|healthz|readyz)\b|\*|my-data/

/** The addresses of a route: for each pair, or each id, in each form. */
function pathsOf(route: string): string[] {
  if (apart.test(route)) return []
  const filled = (pair: { editionId: string; audienceId: string }) =>
    route.replaceAll(/:(editionId|audienceId)/g, (_whole, name: 'editionId' | 'audienceId') => pair[name]).replaceAll(/:(name)\b/g, 'returns')
  const isPair = /:(editionId|audienceId)/.test(route)
  const withIds = isPair ? pairs().map(filled) : [filled({ editionId: '', audienceId: '' })]
  const whole = withIds.flatMap((path) => (/:(?!format)\w+/.test(path) ? everyId.map((id) => path.replaceAll(/:(?!format)\w+/g, id)) : [path]))
  // Paper takes a second a sheet, and is refused like the rest: one form of a file that is refused is enough.
  return whole.flatMap((path) => (path.includes(':format') ? formatsOf(path).map((format) => path.replace(':format', format)) : [path]))
}

function formatsOf(path: string): string[] {
  const { editionId, audienceId } = scene.own
  if (path.includes(`${editionId}/${audienceId}`)) return formats.filter((format) => format !== 'pdf')
  return scene.editionIds.some((id) => path.includes(id)) ? formats : ['json']
}

/** The text of what is at a path, unpacked. */
async function fileAt(path: string): Promise<{ status: number; texts: string[] }> {
  const response = await fetch(`${scene.app.address}${path}`, { headers: { cookie: scene.funder.cookie }, redirect: 'manual' })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.status !== 200) return { status: response.status, texts: [] }
  const isArchive = bytes.subarray(0, 2).toString() === 'PK'
  const parts = isArchive ? [...(await unpack(bytes, () => true)).values()] : [bytes]
  return { status: response.status, texts: parts.map((part) => part.toString()) }
}
