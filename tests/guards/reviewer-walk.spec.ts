/**
 * A reviewer asks every query of the schema and every file for what a unit says of itself, and gets nothing of it before the own
 * review is handed in; and the head office, which reads everything of every unit, gets nothing of a review before all are in.
 */
import { buildSchema, type GraphQLSchema } from 'graphql'
import { unpack } from '../../apps/api/src/core/files/archive.js'
import type { Operation, Route } from '../../apps/api/src/testing/declared.js'
import { type Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import { type ReviewScene, secrets, setReviewScene } from '../../apps/api/src/testing/reviews.js'
import { documentFor, type Ids } from './operations.js'

let app: TestApp
let scene: ReviewScene
let queries: Operation[]
let routes: Route[]
let schema: GraphQLSchema
let reviewer: Actor
let office: Actor
let reviewIds: string[]
/** What an operation may be asked about: the assessment, its round, unit and version, its evidence, the reviews and the people. */
let everyId: string[]

const ANSWER = `mutation ($input: AnswerReviewInput!) { answerReview(input: $input) { review { version } } }`
const SUBMIT = `mutation ($input: ReviewStepInput!) { submitReview(input: $input) { review { state } } }`

beforeAll(async () => {
  app = await TestApp.start()
  scene = await setReviewScene(app)
  const declared = await app.declared()
  queries = declared.operations.filter(({ type }) => type === 'Query')
  routes = declared.routes.filter(({ route }) => /^(GET )?\/(api|files)/.test(route) && !/my-data|public|feed|calendar/.test(route))
  schema = buildSchema(declared.schema)
  // One who leads a unit elsewhere, and so holds more than a reviewer does.
  reviewer = await scene.as('middle')
  office = await scene.as('coordinator')
  const { cycleId, assessments, people } = scene
  const pairs = (['middle', 'reviewer'] as const).map((who) => ({ assessmentId: assessments.east, reviewerId: people[who] }))
  await office.get(`mutation ($input: AssignReviewsInput!) { assignReviews(input: $input) { assignment { round { id } } } }`, {
    input: { cycleId, wanted: 2, pairs, note: '' }
  })
  reviewIds = (await app.rows<{ id: string }>('SELECT id FROM quality_review WHERE assessment_id = $1', [assessments.east])).map(({ id }) => id)
  const evidence = await app.rows<{ id: string }>('SELECT id FROM quality_evidence WHERE assessment_id = $1', [assessments.east])
  everyId = [assessments.east, cycleId, scene.units.east, scene.versionId, people.middle, ...evidence.map(({ id }) => id), ...reviewIds]
})
afterAll(() => app.stop())

/** Gives every criterion a level with a secret in its comment, and hands in. */
async function handIn(who: 'middle' | 'reviewer'): Promise<void> {
  const actor = await scene.as(who)
  const [own] = await app.rows<{ id: string }>('SELECT id FROM quality_review WHERE assessment_id = $1 AND reviewer_id = $2', [scene.assessments.east, scene.people[who]])
  const answers = scene.codes.map((criterionCode) => ({ criterionCode, value: 2, comment: secrets.review, expectedVersion: 0 }))
  const { answerReview } = await actor.get<{ answerReview: { review: { version: number } } }>(ANSWER, { input: { reviewId: own?.id, answers } })
  await actor.get(SUBMIT, { input: { reviewId: own?.id, expectedVersion: answerReview.review.version } })
}

const idsOf = (id: string): Ids => new Proxy({}, { get: () => id })

/** With one id wherever one is asked for; once, where none is. */
function documentsOf(operation: Operation): { query: string; variables: Record<string, unknown> }[] {
  const asked = (id: string) => documentFor(schema, operation, { ids: idsOf(id), everyArgument: true, depth: 4 })
  const plain = documentFor(schema, operation, { ids: idsOf(scene.assessments.east), depth: 4 })
  const isAboutIds = JSON.stringify(asked(scene.cycleId).variables).includes(scene.cycleId)
  return isAboutIds ? [...everyId.map(asked), plain] : [plain]
}

async function eightByEight<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 8) await Promise.all(items.slice(at, at + 8).map(work))
}

/** The queries whose answers hold a secret. */
async function tellingQueries(actor: Actor, words: readonly string[], of = queries): Promise<string[]> {
  const found = new Set<string>()
  await eightByEight(
    of.flatMap((operation) => documentsOf(operation).map((document) => ({ operation, document }))),
    async ({ operation, document }) => {
      const { data, errors } = await actor.ask(document.query, document.variables)
      const text = JSON.stringify(data)
      expect([operation.field, errors?.some(({ extensions }) => extensions.code === 'INTERNAL') ?? false]).toEqual([operation.field, false])
      if (words.some((word) => text.includes(word))) found.add(operation.field)
    }
  )
  return [...found].sort()
}

/** The files that hold a secret. */
async function tellingFiles(actor: Actor, words: readonly string[]): Promise<string[]> {
  const paths = routes
    .map(({ route }) => route.replace(/^GET /, ''))
    .filter((route) => route.startsWith('/'))
    .flatMap((route) => (/:(?!format)\w+/.test(route) ? everyId.map((id) => route.replaceAll(/:(?!format)\w+/g, id)) : [route]))
    .flatMap((path) => (path.includes(':format') ? ['json', 'csv', 'xlsx'].map((format) => path.replace(':format', format)) : [path]))
  const found: string[] = []
  await eightByEight(paths, async (path) => {
    const response = await fetch(`${app.address}${path}`, { headers: { cookie: actor.cookie }, redirect: 'manual' })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (response.status !== 200) return
    const texts = bytes.subarray(0, 2).toString() === 'PK' ? [...(await unpack(bytes, () => true)).values()] : [bytes]
    if (texts.some((text) => words.some((word) => text.toString().includes(word)))) found.push(path)
  })
  return found
}

const ofSelf = [secrets.self, secrets.score]

describe('before the reviews are in', () => {
  it('no query and no file tells a reviewer what the unit says, or what that comes to', async () => {
    expect([queries.length > 60, routes.length > 5]).toEqual([true, true])
    expect(await tellingQueries(reviewer, ofSelf)).toEqual([])
    expect(await tellingFiles(reviewer, ofSelf)).toEqual([])
  })

  it('would be found out: without the lock of the database, queries tell', async () => {
    await app.rows(`CREATE POLICY left_open ON quality_assessment FOR SELECT TO solmu_app USING (true)`)
    for (const table of ['quality_answer', 'quality_self_score']) {
      await app.rows(`CREATE POLICY left_open ON ${table} FOR SELECT TO solmu_app USING (true); ALTER POLICY blind_reviewer ON ${table} USING (true)`)
    }
    const told = await tellingQueries(reviewer, ofSelf, queries.filter(({ field }) => field === 'reviewSettlement' || field === 'assessment'))
    const blind = 'NOT assessment_id = ANY (ARRAY(SELECT app.blind_to()))'
    await app.rows(`ALTER POLICY blind_reviewer ON quality_answer USING (side <> 'self' OR ${blind}); ALTER POLICY blind_reviewer ON quality_self_score USING (${blind})`)
    for (const table of ['quality_assessment', 'quality_answer', 'quality_self_score']) await app.rows(`DROP POLICY left_open ON ${table}`)
    expect(told).not.toEqual([])
  })

  it('holds for one who reads everything by another role', async () => {
    // An auditor who was made a reviewer in spite of the rules sees all but this one.
    await app.rows(`UPDATE role_assignment SET role = 'auditor' WHERE user_id = $1 AND role = 'unit_manager'`, [scene.people.middle])
    const told = await tellingQueries(reviewer, ofSelf, queries.filter(({ field }) => ['reviewSettlement', 'assessment', 'assessments', 'auditEntries'].includes(field)))
    await app.rows(`UPDATE role_assignment SET role = 'unit_manager' WHERE user_id = $1 AND role = 'auditor'`, [scene.people.middle])
    expect(told).toEqual([])
  })

  it('no query and no file tells the head office what one reviewer has given, while another still scores', async () => {
    await handIn('middle')
    expect(await tellingQueries(office, [secrets.review])).toEqual([])
    expect(await tellingFiles(office, [secrets.review])).toEqual([])
  })
})

describe('afterwards', () => {
  it('a reviewer who has handed in reads what the unit says, and all read the reviews once all are in', async () => {
    const settlement = queries.filter(({ field }) => field === 'reviewSettlement')
    expect(await tellingQueries(reviewer, ofSelf, settlement)).toEqual(['reviewSettlement'])
    // What the other reviewer is still to give, and the office to read, stays shut.
    expect(await tellingQueries(office, [secrets.review], settlement)).toEqual([])
    await handIn('reviewer')
    expect(await tellingQueries(office, [secrets.review], settlement)).toEqual(['reviewSettlement'])
  })
})
