/**
 * Every operation and every route, asked by every role about its own part, the part beside it, another centre's and another
 * consortium's. What is expected stands in access-table.ts, and is reviewed there. `ACCESS_ROWS='Claim|Cost'` asks only the
 * rows so named, while one works on them.
 *
 * A role that holds what an operation declares nowhere is refused at the door, before anybody looks what it asks about. So
 * it is asked there about one target for all: no other statement than the session's and the trail's may run, and the
 * table has to refuse the rest as well.
 */
import { type RoleName, roleNames, roles } from '@solmu/domain/access/roles.js'
import { buildSchema, type GraphQLSchema } from 'graphql'
import type { Declared } from '../../apps/api/src/testing/declared.js'
import { type Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import type { Request } from './access-request.js'
import { requests } from './access-requests.js'
import { type Letter, type Relation, relations, type Row, rows } from './access-table.js'
import { setStage, type Stage, type Target } from './access-targets.js'
import { documentWith } from './operations.js'

const only = new RegExp(process.env['ACCESS_ROWS'] ?? '')

let app: TestApp
let stage: Stage
let schema: GraphQLSchema
let declared: Declared
beforeAll(async () => {
  app = await TestApp.start({ env: { IDENTITY_PROVIDERS: 'https://login.kohde.example' } })
  stage = await setStage(app)
  const all = await app.declared()
  declared = all
  schema = buildSchema(all.schema)
})
afterAll(() => app.stop())

/** One question: who asks what about which target. */
type Question = { row: Row; role: RoleName; relation: Relation; target: Target }

describe('the table of access', () => {
  it('has a row for every operation and every route, and none for what is not there', () => {
    const operations = declared.operations.map(({ type, field }) => `${type}.${field}`)
    const named = new Set(rows.map(({ operation }) => operation))
    expect([...named].filter((name) => !name.includes('/')).sort()).toEqual([...new Set(operations)].sort())
    // A path is declared once for each of its methods.
    const paths = [...named].filter((name) => name.includes('/')).map((name) => name.split(' ')[1])
    expect(paths.sort()).toEqual(declared.routes.map(({ route }) => route.replace(/(?<=.)\/$/, '')).sort())
  })

  it('has every row once, and a way to ask it', () => {
    const names = rows.map(({ name }) => name)
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
    expect(rows.filter((row) => !makerOf(row)).map(({ name }) => name)).toEqual([])
    expect(Object.keys(requests).filter((name) => !names.includes(name))).toEqual([])
  })

  it('says something wherever there is something to ask about, and nothing elsewhere', () => {
    const wrong = roleNames.flatMap((role) =>
      rows.flatMap((row) =>
        relations
          .filter((relation) => (row.letters[role][relation] === '·') !== (stage.targets(role, row.kind, relation).length === 0))
          .map((relation) => `${row.name}: ${role}, ${relation}`)
      )
    )
    expect(wrong).toEqual([])
  })
})

describe.each(roleNames)('%s', (role) => {
  it('is refused, or does not see, what the table says, and no table changes but the trail', async () => {
    const { inside, atDoor } = questionsOf(role)
    const questions = [...onePerRow(atDoor), ...inside.filter((question) => letterOf(question) !== 'A')]
    const asked = await inTurn(questions, async (question) => ({ question, request: await requestOf(question) }))
    const before = await sums()
    const found: Found[] = []
    const ask = async (some: typeof asked) => void found.push(...(await inLanes(some, ({ question, request }) => answerTo(question, request))))
    const count = onePerRow(atDoor).length
    const statements = count === 0 ? [] : await app.statementsOf(() => ask(asked.slice(0, count)))
    await ask(asked.slice(count))
    const after = await sums()
    expect(found.filter(isUnexpected).map(told)).toEqual([])
    expect([...new Set(statements)].filter((statement) => !ofTheDoor.test(statement))).toEqual([])
    expect(atDoor.filter((question) => letterOf(question) !== 'N').map((question) => told({ question, letter: 'N' }))).toEqual([])
    expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual([])
    expect(questions.length).toBeGreaterThan(only.source === '(?:)' ? 50 : -1)
  })

  it('may do what the table says', async () => {
    const questions = questionsOf(role).inside.filter((question) => letterOf(question) === 'A')
    const found = await inTurn(questions, async (question) => answerTo(question, await requestOf(question)))
    expect(found.filter(isUnexpected).map(told)).toEqual([])
    expect(questions.length).toBeGreaterThan(only.source === '(?:)' ? 40 : -1)
  })
})

/** All questions to a role: those that are refused at the door, and those that get inside. */
function questionsOf(role: RoleName): { atDoor: Question[]; inside: Question[] } {
  const all = rows.filter(({ name }) => only.test(name)).flatMap((row) =>
    relations.flatMap((relation) => stage.targets(role, row.kind, relation).map((target) => ({ row, role, relation, target })))
  )
  const shut = new Set(rows.filter((row) => isShut(role, row)))
  return { atDoor: all.filter(({ row }) => shut.has(row)), inside: all.filter(({ row }) => !shut.has(row)) }
}

/** What the session and the trail of refusals take, and the transactions round them. */
const ofTheDoor = /^(BEGIN; SELECT set_config\(|COMMIT$|SELECT \* FROM app\.find_session\(|SELECT app\.audit_append\(|START TRANSACTION$|SELECT set_config\(|SELECT app\.touch_session\()/

/** True when the role holds nowhere what the operation declares. A path has a rule for each of its methods. */
function isShut(role: RoleName, { operation }: Row): boolean {
  const rules = operation.includes('/')
    ? declared.routes.filter(({ route }) => route.replace(/(?<=.)\/$/, '') === operation.split(' ')[1])
    : declared.operations.filter(({ type, field }) => `${type}.${field}` === operation)
  return rules.length > 0 && rules.every(({ rule }) => rule && 'action' in rule && roles[role][rule.action] === undefined)
}

const onePerRow = (questions: readonly Question[]): Question[] =>
  questions.filter(({ row }, place) => questions.findIndex((each) => each.row === row) === place)

const letterOf = ({ row, role, relation }: Question): Letter => row.letters[role][relation]

const makerOf = (row: Row) => requests[row.name] ?? requests[row.operation]

async function requestOf({ row, target }: Question): Promise<Request> {
  const maker = makerOf(row)
  if (!maker) throw new Error(`Nobody knows how to ask ${row.name}: add it to access-requests.ts`)
  return maker(target, app)
}

/** What came back, and as which letter it counts; anything else than the table knows stands for itself. */
type Found = { question: Question; letter: Letter | string }

const isUnexpected = ({ question, letter }: Found): boolean => letter !== letterOf(question)

const told = ({ question, letter }: Found): string =>
  `${question.row.name}: ${question.role}, ${question.relation}: ${letter} instead of ${letterOf(question)}`

type Came = { code: string; text: string }

async function answerTo(question: Question, request: Request): Promise<Found> {
  const { row, role } = question
  const actor = row.name === 'POST /auth/logout' ? await stage.anotherSession(role) : stage.actors[role]
  const came = await (row.operation.includes('/') ? send(actor, row, request) : ask(actor, row, request))
  return { question, letter: letterFor(row, came, request.shows) }
}

function letterFor({ name, past }: Row, { code, text }: Came, shows: string | undefined): Letter | string {
  if (code === 'NOT_ALLOWED') return 'N'
  if (past === 'shown' && code === 'done') {
    if (!shows) throw new Error(`${name} does not say what it shows`)
    return text.includes(shows) ? 'A' : 'M'
  }
  if (code === past) return 'A'
  return code === 'NOT_FOUND' ? 'M' : code
}

/** What GraphQL answers, a refusal at the door, and a confirmation of many roles, which tells of each on its own. */
type Answered = {
  data?: Record<string, { refused?: { code: string }[] } | null> | null
  errors?: { extensions: { code: string } }[]
  error?: { code: string }
}

async function ask(actor: Actor, { operation }: Row, { variables = {}, depth = 1 }: Request): Promise<Came> {
  const [type, field = ''] = operation.split('.') as ['Query' | 'Mutation', string]
  const document = documentWith(schema, { type, field }, { variables, depth })
  const answer = await actor.ask(document.query, document.variables)
  const told = answer as unknown as Answered
  return { code: codeIn(told) ?? refusedIn(told, field) ?? 'done', text: JSON.stringify(told.data) }
}

const codeIn = ({ errors, error }: Answered): string | undefined => errors?.[0]?.extensions.code ?? error?.code

const refusedIn = ({ data }: Answered, field: string): string | undefined => data?.[field]?.refused?.[0]?.code

async function send(actor: Actor, { operation }: Row, { path, body = {}, isUpload }: Request): Promise<Came> {
  const [method = '', route = ''] = operation.split(' ')
  const hasBody = method === 'POST' && !isUpload
  const response = await fetch(`${app.address}${path ?? route}`, {
    ...{ method, redirect: 'manual', headers: { cookie: actor.cookie, ...(hasBody && { 'content-type': 'application/json' }) } },
    ...(hasBody && { body: JSON.stringify(body) })
  })
  const text = await response.text()
  return { code: codeOf(response, text), text }
}

function codeOf({ status, ok }: Response, text: string): string {
  if (status === 302) return 'redirect'
  return ok ? 'done' : (JSON.parse(text) as { error: { code: string } }).error.code
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Refusals do not wait for each other: a few at a time. */
async function inLanes<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const lanes = Array.from({ length: 3 }, (_, lane) => items.filter((_item, place) => place % 3 === lane))
  return (await Promise.all(lanes.map((lane) => inTurn(lane, work)))).flat()
}

/**
 * One sum for each table but the trail, over the transactions that wrote its rows: whoever writes a row, be it as it was,
 * writes it later than all others. A session is seen again without being another.
 */
async function sums(): Promise<Record<string, string>> {
  const tables = await app.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'audit_entry' ORDER BY 1`
  )
  const writtenBy = (name: string) => (name === 'session' ? `hashtextextended((to_jsonb(t) - 'last_seen_at' - 'last_ip')::text, 0)` : 't.xmin::text::bigint')
  const sumOf = ({ name }: { name: string }) => `SELECT '${name}' AS name, count(*) || ':' || coalesce(sum(${writtenBy(name)}), 0) AS sum FROM ${name} t`
  const found = await app.rows<{ name: string; sum: string }>(tables.map(sumOf).join(' UNION ALL '))
  expect(found.length).toBeGreaterThan(30)
  return Object.fromEntries(found.map(({ name, sum }) => [name, sum]))
}
