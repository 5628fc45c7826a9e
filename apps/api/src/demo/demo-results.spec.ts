import { type Actor, TestApp } from '../testing/harness.js'

const RETURNS = `query ($filter: UnitReturnFilter, $after: String) { unitReturns(filter: $filter, first: 100, after: $after) {
  nodes { id state unit { name { fi } } round { period } findings { ruleCode severity cells { indicatorId breakdown } explanation { text writtenBy } } }
  pageInfo { hasNextPage endCursor } } }`

type Found = { ruleCode: string; severity: string; cells: { indicatorId: string; breakdown: string }[]; explanation: { text: string } | null }
type Shown = { id: string; state: string; unit: { name: { fi: string } }; round: { period: string }; findings: Found[] }
type Page = { unitReturns: { nodes: Shown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

let app: TestApp
let head: Actor
let openRound: string
beforeAll(async () => {
  app = await TestApp.start()
  head = await app.as('national_coordinator')
  const [round] = await app.rows<{ id: string }>(`SELECT id FROM collection_round WHERE state = 'open'`)
  openRound = round?.id ?? ''
})
afterAll(() => app.stop())

async function all(filter: object): Promise<Shown[]> {
  const shown: Shown[] = []
  for (let after: string | null = null, isMore = true; isMore; ) {
    const { nodes, pageInfo }: Page['unitReturns'] = (await head.get<Page>(RETURNS, { filter, after })).unitReturns
    shown.push(...nodes)
    ;[after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage]
  }
  return shown
}

const blocked = ({ findings }: Shown): string[] =>
  findings.flatMap(({ ruleCode, severity, explanation }) => (severity === 'error' || (severity === 'warning' && !explanation) ? [ruleCode] : []))

it('holds no return that could not have been sent', async () => {
  // The newest one that is closed has all the past that checks look at.
  const rounds = await app.rows<{ id: string }>(`SELECT id FROM collection_round WHERE state <> 'planned' ORDER BY period DESC LIMIT 2`)
  const states = ['submitted', 'returned', 'verified', 'accepted', 'locked']
  const sent = (await Promise.all(rounds.map(({ id }) => all({ roundId: id, states })))).flat()
  const [{ n } = { n: 0 }] = await app.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM unit_return WHERE number > 0 AND round_id = ANY ($1)',
    [rounds.map(({ id }) => id)]
  )
  expect(sent).toHaveLength(n)
  expect(n).toBeGreaterThan(80)
  expect(sent.flatMap((each) => blocked(each).map((code) => `${each.unit.name.fi} ${each.round.period} ${code}`))).toEqual([])
  expect(sent.some(({ findings }) => findings.some(({ explanation }) => explanation !== null))).toBe(true)
})

it('keeps with each version what was found and said when it was sent', async () => {
  const rows = await app.rows<{ code: string; text: string | null }>(
    `SELECT DISTINCT f ->> 'severity' AS code, (f -> 'explanation' ->> 'text') IS NOT NULL AS text
     FROM return_version v, jsonb_array_elements(v.findings) f ORDER BY 1, 2`
  )
  expect(rows).toEqual([
    { code: 'info', text: false },
    { code: 'warning', text: true }
  ])
})

it('has a draft with an error and a warning to be shown', async () => {
  const drafts = await all({ roundId: openRound, states: ['draft'] })
  const lieksa = drafts.find(({ unit }) => unit.name.fi === 'Lieksan Lauttaus')
  const ids = await app.rows<{ id: string; code: string }>(`SELECT id, code FROM indicator WHERE code IN ('B4', 'B5', 'D1')`)
  const place = ({ ruleCode, severity, cells: [cell] }: Found) =>
    `${severity} ${ruleCode} ${ids.find(({ id }) => id === cell?.indicatorId)?.code ?? ''} ${cell?.breakdown}`
  const found = lieksa?.findings.map(place)
  expect(found?.filter((text) => text.startsWith('error'))).toEqual([
    'error b4_at_most_ended_quarter B4 customer_group:ii',
    'error required_figures B5 customer_group:i'
  ])
  expect(found).toContain('warning d1_change D1 ')
  expect(lieksa?.findings.every(({ explanation }) => explanation === null)).toBe(true)
})
