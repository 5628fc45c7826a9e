import { demoPassword } from '../../../demo/demo-network.js'
import type { TestApp } from '../../../testing/harness.js'
import { TestProgram } from '../../../testing/program.js'
import { sized } from '../../../testing/size.js'
import { aRegion, breakdownsIn, documents, managerEmail, type Region } from './approval-testing.js'

const ROUNDS = sized({ usual: 2, nightly: 20 })
/** Many figures, so that sending takes its time, beside the three that are asked. */
const CELLS = 60
const FIGURES = CELLS + 3

let program: TestProgram
let owner: TestApp
beforeAll(async () => {
  program = await TestProgram.start()
  // The fixtures ask for nothing of the application but the rows of its owner.
  owner = { rows: async (sql: string, values: unknown[] = []) => (await program.owner.query(sql, values)).rows } as unknown as TestApp
})
afterAll(() => program.remove())

async function draft(): Promise<Region & { returnId: string }> {
  const region = await aRegion(owner, { units: 1 })
  const returnId = region.returnIds[0] ?? ''
  await program.owner.query(
    `INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, value)
     SELECT r.id, $2, 'x:c' || n, r.consortium_id, r.unit_id, 'value', n FROM unit_return r, generate_series(1, $3::int) n WHERE r.id = $1`,
    [returnId, region.placed, CELLS]
  )
  await program.owner.query(
    `INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, value)
     SELECT r.id, a.indicator_id, a.breakdown, r.consortium_id, r.unit_id, 'value', 1 FROM unit_return r,
       unnest($2::uuid[], $3::text[]) AS a (indicator_id, breakdown) WHERE r.id = $1`,
    [returnId, [region.placed, region.placed, region.coaches], [...(await breakdownsIn(owner, region.roundId)), '']]
  )
  await program.owner.query(`UPDATE unit_return SET state = 'draft' WHERE id = $1`, [returnId])
  return { ...region, returnId }
}

it('kill -9 while a return is sent: it is sent or it is not, never half, and the draft is there', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { returnId } = await draft()
    const login = await program.post('/auth/login', { email: managerEmail, password: demoPassword })
    const cookie = String(login.headers.get('set-cookie')?.split(';', 1)[0])
    const input = { returnId, expectedVersion: 1 }
    const reply = program.post('/graphql', { query: documents.submit, variables: { input } }, cookie).catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, (round * 60) / ROUNDS))
    await program.kill()
    const answer = (await (await reply)?.json().catch(() => null)) as { data?: object } | null
    const { rows } = await program.owner.query<{ state: string; number: number; versions: number; steps: number; facts: number; cells: number }>(
      `SELECT r.state, r.number, (SELECT count(*)::int FROM return_version v WHERE v.return_id = r.id) AS versions,
         (SELECT count(*)::int FROM return_step p WHERE p.return_id = r.id) AS steps,
         (SELECT count(*)::int FROM fact f WHERE f.return_id = r.id) AS facts,
         (SELECT count(*)::int FROM return_cell c WHERE c.return_id = r.id AND c.status = 'value') AS cells
       FROM unit_return r WHERE r.id = $1`,
      [returnId]
    )
    const [found] = rows
    // The draft is there either way.
    const [sent, kept] = [
      { state: 'submitted', number: 1, versions: 1, steps: 1, facts: FIGURES, cells: FIGURES },
      { state: 'draft', number: 0, versions: 0, steps: 0, facts: 0, cells: FIGURES }
    ]
    expect([sent, kept]).toContainEqual(found)
    if (answer?.data) expect(found).toEqual(sent)
    if (round < ROUNDS - 1) await program.run()
  }
})
