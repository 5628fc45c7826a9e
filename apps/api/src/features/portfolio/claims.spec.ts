import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { asideOf } from '@solmu/domain/portfolio/claim.js'
import { claimStanding, noShare, partsOf, shareOf, type WholeLine } from '@solmu/domain/portfolio/claim-money.js'
import { claimStates } from '@solmu/domain/portfolio/claim.workflow.js'
import { costModels } from '@solmu/domain/portfolio/cost-model.js'
import { newId } from '@solmu/shared/ids.js'
import fc from 'fast-check'
import { writeWorkbook } from '../../core/files/workbook.js'
import { type Actor, TestApp } from '../../testing/harness.js'

const COST = 'id partnerId category source day amount { minorUnits currency } document corrects note mayEdit version claim { id number state }'
const CLAIM = `id number partnerId period state note version mayWrite mayJudge claimed { minorUnits } accepted { minorUnits } parked { minorUnits } refused { minorUnits } owed { minorUnits } repaid { minorUnits } sentOn certifiedOn paidOn
  lines { id costId category amount { minorUnits } added { minorUnits } verdict reason isClaimedAgain aside { minorUnits } owed { minorUnits } repaid { minorUnits } recoverable { minorUnits } recoveryActs origin { lineId claimId number reason } } claimable { costId origin { lineId } } events { action toState reason } recoveries { act costDocument amount { minorUnits } day document reason } steps { action to blockedBy needsReason }`
const MONEY = 'budget earlier current withLead certified paid parked refused owed repaid unclaimed leftToClaim leftToCertify forecast'.split(' ').map((sum) => `${sum} { minorUnits }`).join(' ')
const act = (name: string, type: string, what: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} } }`
const SAVE = act('saveProjectCost', 'SaveProjectCostInput', `cost { ${COST} }`)
const REMOVE = act('removeProjectCost', 'RemoveProjectCostInput', 'costId')
const OPEN = act('openProjectClaim', 'OpenProjectClaimInput', `claim { ${CLAIM} }`)
const WRITE = act('saveProjectClaim', 'SaveProjectClaimInput', `claim { ${CLAIM} }`)
const MOVE = act('moveProjectClaim', 'MoveProjectClaimInput', `claim { ${CLAIM} }`)
const JUDGE = act('judgeProjectClaim', 'JudgeProjectClaimInput', `claim { ${CLAIM} }`)
const RECOVER = act('recordProjectRecovery', 'RecordProjectRecoveryInput', `claim { ${CLAIM} }`)
const ONE = `query ($id: ID!) { projectClaim(claimId: $id) { ${CLAIM} } }`
const LIST = 'query ($id: ID!) { projectClaims(projectId: $id) { claims { id state } mayOpenFor standing { claimed { minorUnits } certified { minorUnits } paid { minorUnits } due { minorUnits } parked { minorUnits } refused { minorUnits } } } }'
const COSTS = `query ($projectId: ID!, $filter: ProjectCostFilter, $sort: ProjectCostSort, $descending: Boolean, $first: Int, $after: String) {
  projectCosts(projectId: $projectId, filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) { totalCount sum { minorUnits } nodes { ${COST} } pageInfo { hasNextPage endCursor } } }`
const OVERVIEW = `query ($id: ID!, $period: String) { projectMoney(projectId: $id, period: $period) { period periods partners { id } rows { partnerId category source ${MONEY} } } }`
const SPENDING = 'query ($id: ID!) { projectSpending(projectId: $id) { costModel categories currency isOpen partners { id mayWrite } } }'

type Answer = Awaited<ReturnType<Actor['ask']>>
type Money = { minorUnits: string }
type Cost = { id: string; version: number; mayEdit: boolean; document: string; amount: Money; claim: { id: string; state: string } | null }
type Line = { id: string; costId: string; amount: Money; added: Money; verdict: string; isClaimedAgain: boolean; owed: Money; repaid: Money; recoveryActs: string[]; origin: { lineId: string; claimId: string } | null }
type Claim = { id: string; number: number; state: string; version: number; claimed: Money; accepted: Money; parked: Money; lines: Line[]; claimable: { costId: string; origin: { lineId: string } | null }[]; steps: { action: string; blockedBy: string[] }[]; events: { action: string }[] }
type CostPage = { nodes: Cost[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
type Row = { partnerId: string; category: string; source: string } & Record<string, Money>

let app: TestApp
let [office, centre, manager, member, auditor, reviewer]: Actor[] = []
let places: { own: string; ownOrganisation: string; far: string; farOrganisation: string; consortiumId: string }
const today = todayIn()
const start = addMonths(`${today.slice(0, 4)}-01-01`, -12)
const year = today.slice(0, 4)
const last = String(Number(year) - 1)

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const pathOf = ({ errors }: Answer) => errors?.[0]?.extensions.path
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const euros = (minorUnits: string, currency = 'EUR') => ({ minorUnits, currency })

interface Spent {
  readonly id: string
  /** Of the manager's unit, of a unit elsewhere, and of an organisation without units in the network. */
  readonly own: string
  readonly far: string
}

/** A running project with a decision of 61,600 euros for its lead, as the database keeps it. */
async function running({ model = 'flat_40', stage = 'running', leaves = null as string | null } = {}): Promise<Spent> {
  const [id, own, far, budget] = [newId(), newId(), newId(), newId()]
  const ends = `${Number(year) + 1}-12-31`
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, starts_on, ends_on, cost_model, stage) VALUES ($1, $2, 'single', $3, '{"fi": "Kaari", "sv": "", "en": ""}', 'EUR', $4, $5, $6, $7)`, [id, places.consortiumId, places.own, start, ends, model, stage])
  for (const [partner, organisation, unit, isLead] of [[own, places.ownOrganisation, places.own, true], [far, places.farOrganisation, places.far, false]] as const) {
    await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [partner, places.consortiumId, id, organisation, isLead, start, isLead ? null : leaves])
    await app.rows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) VALUES ($1, $2, $3, $4)', [partner, places.consortiumId, id, unit])
  }
  await app.rows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, state, cost_model, starts_on, ends_on, decided_on) VALUES ($1, $2, $3, 1, 'decision', 'locked', $4, $5, $6, $5)`, [budget, places.consortiumId, id, model, start, ends])
  await app.rows(`INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned) VALUES ($1, $2, $3, $4, 'staff', $5, 'grant', 4400000, false), ($1, $2, $3, $4, 'flat_rate', $5, 'grant', 1760000, true)`, [budget, places.consortiumId, id, own, year])
  return { id, own, far }
}

const input = (of: Spent, more: Record<string, unknown> = {}) => ({ projectId: of.id, partnerId: of.own, category: 'staff', source: 'grant', day: `${last}-03-15`, amount: euros('4400000'), document: 'P-1', corrects: '', note: 'Palkat', ...more })
const spend = async (of: Spent, more: Record<string, unknown> = {}, by = manager!) => one<{ cost: Cost }>(await by.ask(SAVE, { input: input(of, more) })).cost
const claimIn = (answer: Answer) => one<{ claim: Claim }>(answer).claim
const open = (of: Spent, period = last, by = manager!) => by.ask(OPEN, { input: { projectId: of.id, partnerId: of.own, period } })
const move = (claim: Claim, action: string, { by = manager!, reason = '' } = {}) => by.ask(MOVE, { input: { claimId: claim.id, expectedVersion: claim.version, action, reason } })
const seen = async (id: string, by = office!) => one<Claim>(await by.ask(ONE, { id }))
const judge = (claim: Claim, lines: readonly object[], by = centre!) => by.ask(JUDGE, { input: { claimId: claim.id, expectedVersion: claim.version, lines } })
const overview = async (of: Spent, period?: string) => one<{ period: string; rows: Row[] }>(await office!.ask(OVERVIEW, { id: of.id, period }))
const total = (rows: readonly Row[], sum: string) => rows.reduce((all, row) => all + BigInt(row[sum]!.minorUnits), 0n)
/** Lines as they may stand: judged in whole or in part, corrections among them, taken back and repaid in part. */
const worlds = fc.array(
  fc.record({ state: fc.constantFrom(...claimStates), verdict: fc.constantFrom('accepted' as const, 'parked' as const, 'refused' as const), source: fc.constantFrom('grant' as const, 'municipal' as const), amount: fc.bigInt({ min: -9000n, max: 900_000n }).filter((amount) => amount !== 0n), part: fc.nat(1000), back: fc.nat(1000) }).map(({ part, back, ...each }) => {
    const whole = { amount: each.amount, added: (each.amount * 2n) / 5n }
    const aside = asideOf({ verdict: each.verdict, part: each.amount > 1n && part % 2 === 0 ? 1n + (BigInt(part) % (each.amount - 1n)) : null }, whole)
    const accepted = { amount: whole.amount - aside.amount, added: whole.added - aside.added }
    const recovered = accepted.amount > 0n && back % 3 > 0 ? shareOf(accepted, 1n + (BigInt(back) % accepted.amount)) : noShare
    return { ...each, ...whole, aside, recovered, repaid: back % 3 === 2 ? recovered : noShare }
  }),
  { minLength: 1, maxLength: 12 }
)
/** What was parked comes back in a later claim: with the lead, or with the funder. */
const comingBack = (lines: readonly WholeLine[]): WholeLine[] =>
  lines.flatMap((each, at) => (each.verdict === 'parked' && (each.state === 'paid' || each.state === 'certified') && at % 3 > 0 ? [{ ...each, ...each.aside, id: `${each.id.slice(0, -1)}${each.id.endsWith('f') ? '0' : 'f'}`, claimId: `${each.claimId.slice(0, -1)}${each.claimId.endsWith('f') ? '0' : 'f'}`, originId: each.id, state: at % 3 === 1 ? ('with_lead' as const) : ('with_funder' as const), verdict: 'claimed' as const, aside: noShare, recovered: noShare, repaid: noShare, paidOn: null }] : []))
const sqlSums = [['with_lead', 'withLead'], ['claimed', 'claimed'], ['certified', 'certified'], ['paid', 'paid'], ['parked', 'parked'], ['refused', 'refused'], ['owed', 'owed'], ['repaid', 'repaid']] as const

/** Rows as the database keeps them, each in a claim of its own. */
async function plant(of: Spent, lines: readonly WholeLine[]): Promise<void> {
  const rows = JSON.stringify(lines.map(({ aside, recovered, repaid, ...each }, at) => ({ ...each, at, amount: each.amount.toString(), added: each.added.toString(), ...Object.fromEntries(([['a', aside], ['r', recovered], ['p', repaid]] as const).flatMap(([name, share]) => [[name, share.amount.toString()], [`${name}x`, share.added.toString()]])) })))
  const from = `jsonb_to_recordset($4) AS t (id uuid, "claimId" uuid, "costId" uuid, "originId" uuid, state text, verdict text, source text, amount bigint, added bigint, "paidOn" date, at integer, a bigint, ax bigint, r bigint, rx bigint, p bigint, px bigint)`
  const own = [places.consortiumId, of.id, of.own]
  await app.rows('ALTER TABLE project_claim_line DISABLE TRIGGER USER')
  await app.rows(`INSERT INTO project_cost (id, consortium_id, project_id, partner_id, category, source, day, amount, document, corrects) SELECT t."costId", $1, $2, $3, 'staff', t.source, app.today(), t.amount, 'P-' || t.at, 'P' FROM ${from} WHERE t."originId" IS NULL`, [...own, rows])
  await app.rows(`INSERT INTO project_claim (id, consortium_id, project_id, partner_id, number, period, state, certified_on, paid_on) SELECT t."claimId", $1, $2, $3, t.at + 1, '${last}', CASE t.state WHEN 'draft' THEN 'withdrawn' ELSE t.state END, t."paidOn", t."paidOn" FROM ${from}`, [...own, rows])
  await app.rows(`INSERT INTO project_claim_line (id, consortium_id, project_id, partner_id, claim_id, cost_id, origin_id, amount, added, verdict, reason, is_live, aside, aside_added, recovered, recovered_added, repaid, repaid_added) SELECT t.id, $1, $2, $3, t."claimId", t."costId", t."originId", t.amount, t.added, t.verdict, 'Syy', t.state NOT IN ('draft', 'withdrawn'), t.a, t.ax, t.r, t.rx, t.p, t.px FROM ${from}`, [...own, rows])
  await app.rows('ALTER TABLE project_claim_line ENABLE TRIGGER USER')
}

/** One with the funder. */
async function sent(of: Spent): Promise<Claim> {
  const there = claimIn(await move(claimIn(await open(of)), 'send'))
  return claimIn(await move(there, 'forward'))
}
/** Sends a file as a browser does. */
async function send(name: string, text: string | Uint8Array<ArrayBuffer>, to: string, by = manager!): Promise<{ readonly status: number; readonly body: unknown }> {
  const body = new FormData()
  body.append('file', new Blob([text]), name)
  const response = await fetch(`${app.address}${to}`, { method: 'POST', headers: { cookie: by.cookie }, body })
  return { status: response.status, body: await response.json() }
}

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  ;[auditor, reviewer] = [await app.as('auditor'), await app.as('reviewer')]
  const [row] = await app.rows<typeof places>(
    `SELECT m.unit_id AS own, u.organisation_id AS "ownOrganisation", f.id AS far, f.organisation_id AS "farOrganisation", m.consortium_id AS "consortiumId"
     FROM role_assignment m JOIN unit_now u ON u.id = m.unit_id JOIN app_user p ON p.id = m.user_id AND p.email = 'mikko.hyvarinen@solmu.example'
       JOIN role_assignment c ON c.role = 'regional_coordinator' JOIN app_user q ON q.id = c.user_id AND q.email = 'eeva-liisa.turunen@solmu.example'
       JOIN unit_now f ON f.type = 'local_unit' AND f.is_open AND f.organisation_id <> u.organisation_id AND f.id NOT IN (SELECT l.unit_id FROM unit_link l WHERE l.parent_id = c.unit_id)
     WHERE m.role = 'unit_manager' ORDER BY f.id LIMIT 1`
  )
  places = row!
})
afterAll(() => app.stop())

describe('costs', () => {
  it('are recorded by the unit that spent them, read by those whose money it is, and by nobody else', async () => {
    const of = await running()
    const cost = await spend(of)
    expect(cost).toMatchObject({ mayEdit: true, claim: null, amount: { minorUnits: '4400000' } })
    for (const by of [auditor!, reviewer!]) expect(codeOf(await by.ask(SAVE, { input: input(of, { document: 'X' }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(SAVE, { input: input(of, { partnerId: of.far }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(SAVE, { input: input(of, { partnerId: newId() }) }))).toBe('NOT_FOUND')
    expect(codeOf(await reviewer!.ask(COSTS, { projectId: of.id }))).toBe('NOT_ALLOWED')
    for (const by of [office!, centre!, manager!, member!, auditor!]) expect(one<{ totalCount: number }>(await by.ask(COSTS, { projectId: of.id })).totalCount).toBe(1)
    expect(one<{ partners: { mayWrite: boolean }[] }>(await manager!.ask(SPENDING, { id: of.id })).partners.map(({ mayWrite }) => mayWrite)).toEqual([true, false])
    expect(one<object>(await office!.ask(SPENDING, { id: of.id }))).toMatchObject({ costModel: 'flat_40', categories: ['staff', 'side_costs'], isOpen: true })
  })

  it('stand within the days of the project and of the partner, in a category of the model and the currency of the project', async () => {
    const of = await running({ leaves: `${last}-06-01` })
    const refused = async (more: Record<string, unknown>, by = manager!) => {
      const answer = await by.ask(SAVE, { input: input(of, more) })
      return [codeOf(answer), ...(pathOf(answer) ?? []).slice(-1)]
    }
    expect(await refused({ day: addDays(start, -1) })).toEqual(['OUT_OF_RANGE', 'day'])
    expect(await refused({ day: addDays(today, 1) })).toEqual(['OUT_OF_RANGE', 'day'])
    expect(await refused({ day: '7560-01-01' })).toEqual(['INVALID_DATE'])
    expect(await refused({ category: 'travel' })).toEqual(['COST_OUTSIDE_MODEL', 'category'])
    expect(await refused({ amount: euros('100', 'SEK') })).toEqual(['CURRENCY_MIXED', 'amount'])
    expect(await refused({ amount: euros('0') })).toEqual(['OUT_OF_RANGE', 'amount'])
    expect(await refused({ document: ' ' })).toEqual(['REQUIRED', 'document'])
    expect(await refused({ partnerId: of.far, day: `${last}-06-01` }, office!)).toEqual(['PARTNER_AWAY', 'day'])
    expect(codeOf(await manager!.ask(SAVE, { input: input(await running({ stage: 'applied' })) }))).toBe('PROJECT_STAGE')
  })

  it('keep what stands on a voucher in another currency, with its rate, and are claimed in that of the project', async () => {
    const of = await running()
    const exchange = { rate: '11,2345', day: `${last}-03-14`, source: 'Euroopan keskuspankki' }
    const krona = (more: Record<string, unknown> = {}) => manager!.ask(SAVE, { input: input(of, { amount: euros('112345', 'SEK'), exchange, ...more }) })
    for (const [more, code, path] of [
      [{ exchange: null }, 'CURRENCY_MIXED', ['amount']], [{ amount: euros('100', 'JPY') }, 'INVALID_INPUT', ['amount']], [{ exchange: { ...exchange, rate: '0' } }, 'INVALID_INPUT', ['exchange', 'rate']],
      [{ exchange: { ...exchange, day: addDays(today, 1) } }, 'OUT_OF_RANGE', ['exchange', 'day']], [{ exchange: { ...exchange, source: ' ' } }, 'REQUIRED', ['exchange', 'source']]
    ] as const) {
      const answer = await krona(more)
      expect([more, codeOf(answer), pathOf(answer)]).toEqual([more, code, path])
    }
    const { cost } = one<{ cost: Cost }>(await krona())
    const { nodes } = one<{ nodes: object[] }>(await manager!.ask(`query ($id: ID!) { projectCosts(projectId: $id) { nodes { amount { minorUnits currency } exchange { original { minorUnits currency } rate day source } } } }`, { id: of.id }))
    expect(nodes).toEqual([{ amount: euros('10000'), exchange: { ...exchange, original: euros('112345', 'SEK'), rate: '11.2345' } }])
    const claim = claimIn(await open(of))
    expect(claim.claimed.minorUnits).toBe('14000')
    await expect(app.rows(`UPDATE project_cost SET amount = amount + 1 WHERE id = $1`, [cost.id])).rejects.toThrow()
  })

  it('are corrected by entries below nothing that name what they correct, and never by more', async () => {
    const of = await running()
    await spend(of)
    const correct = (more: Record<string, unknown>) => manager!.ask(SAVE, { input: input(of, { document: 'K-1', amount: euros('-400000'), corrects: 'P-1', ...more }) })
    expect(codeOf(await correct({ corrects: '' }))).toBe('REQUIRED')
    expect(codeOf(await correct({ corrects: 'P-2' }))).toBe('UNKNOWN_REFERENCE')
    expect(codeOf(await correct({ amount: euros('-4400001') }))).toBe('CORRECTION_TOO_LARGE')
    one(await correct({}))
    expect(codeOf(await correct({}))).toBe('ALREADY_EXISTS')
    expect(codeOf(await correct({ document: 'K-2', amount: euros('-4000001') }))).toBe('CORRECTION_TOO_LARGE')
  })

  it('change as they were seen until they are claimed, and can be found', async () => {
    const of = await running()
    const cost = await spend(of)
    await spend(of, { document: 'P-2', amount: euros('100000'), source: 'municipal', note: 'Kesätyö' })
    expect(codeOf(await manager!.ask(SAVE, { input: input(of, { costId: cost.id, expectedVersion: 7 }) }))).toBe('STALE')
    const changed = await spend(of, { costId: cost.id, expectedVersion: cost.version, amount: euros('4000000') })
    expect(changed).toMatchObject({ version: 2, amount: { minorUnits: '4000000' } })
    const found = async (filter: object) => one<{ nodes: Cost[]; sum: Money }>(await manager!.ask(COSTS, { projectId: of.id, filter, sort: 'amount' }))
    expect(await found({ search: 'kesä' })).toMatchObject({ nodes: [{ document: 'P-2' }], sum: { minorUnits: '100000' } })
    expect((await found({ sources: ['grant'], categories: ['staff'], from: start, to: today, isClaimed: false, partnerId: of.own })).nodes.map(({ document }) => document)).toEqual(['P-1'])
    const pages: string[] = []
    for (let after: string | null = null; ; ) {
      const page: CostPage = one<CostPage>(await manager!.ask(COSTS, { projectId: of.id, sort: 'document', descending: true, first: 1, after }))
      pages.push(...page.nodes.map(({ document }) => document))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(pages).toEqual(['P-2', 'P-1'])
    const claim = claimIn(await open(of))
    expect(codeOf(await manager!.ask(SAVE, { input: input(of, { costId: cost.id, expectedVersion: 2, amount: euros('1') }) }))).toBe('COST_CLAIMED')
    expect(codeOf(await manager!.ask(REMOVE, { input: { projectId: of.id, costId: cost.id, expectedVersion: 2 } }))).toBe('COST_CLAIMED')
    one(await manager!.ask(WRITE, { input: { claimId: claim.id, expectedVersion: claim.version, costIds: [], note: '' } }))
    one(await manager!.ask(REMOVE, { input: { projectId: of.id, costId: cost.id, expectedVersion: 2 } }))
    expect((await found({})).nodes).toHaveLength(1)
  })
})

describe('a file of costs', () => {
  const csv = (...rows: string[]) => ['Pvm;Tositenumero;Kululaji;Summa;Selite', ...rows].join('\r\n')

  it('is looked at first, comes in as a whole or not at all, and brings nothing when it is sent again', async () => {
    const of = await running()
    const good = csv('15.3.' + last + ';P-1;Palkat;44 000,00 €;Palkat', '16.3.' + last + ';P-2;palkka;1 000,50;Sijainen')
    const preview = await send('kulut.csv', good, `/api/projects/${of.id}/costs/file`)
    expect([preview.status, preview.body]).toMatchObject([200, { missing: [], counts: { rows: 2, fresh: 2, known: 0, faulty: 0 }, sums: { fresh: '4500050' }, rows: [{ line: 2, cost: { amount: '4400000', day: `${last}-03-15` } }, { line: 3 }] }])
    expect(one<{ totalCount: number }>(await manager!.ask(COSTS, { projectId: of.id })).totalCount).toBe(0)
    expect((await send('kulut.csv', good, `/api/projects/${of.id}/costs`)).body).toEqual({ savedCount: 2, knownCount: 0 })
    expect((await send('kulut.csv', good, `/api/projects/${of.id}/costs`)).body).toEqual({ savedCount: 0, knownCount: 2 })
    const bad = csv('1.1.7560;P-3;Palkat;5;', `31.2.${last};P-4;Palkat;5;`, `1.4.${last};P-5;Matkat;5;`, `1.4.${last};P-6;Palkat;5 SEK;`, `1.4.${last};;Palkat;viisi;`, `1.4.${last};P-7;Palkat;5;`, `1.4.${last};P-7;Palkat;5;`)
    const looked = await send('kulut.csv', bad, `/api/projects/${of.id}/costs/file`)
    expect(looked.body).toMatchObject({ counts: { rows: 7, fresh: 1, known: 0, faulty: 6 } })
    const faults = (looked.body as { rows: { line: number; faults: { field: string; code: string }[] }[] }).rows.flatMap(({ line, faults }) => faults.map(({ field, code }) => [line, field, code]))
    expect(faults).toEqual([[2, 'day', 'INVALID_DATE'], [3, 'day', 'INVALID_DATE'], [4, 'category', 'COST_OUTSIDE_MODEL'], [5, 'amount', 'CURRENCY_MIXED'], [6, 'amount', 'INVALID_NUMBER'], [6, 'document', 'REQUIRED'], [8, null, 'DUPLICATE_KEY']])
    expect((await send('kulut.csv', bad, `/api/projects/${of.id}/costs`)).status).toBe(400)
    expect(one<{ totalCount: number }>(await manager!.ask(COSTS, { projectId: of.id })).totalCount).toBe(2)
  })

  it('is a workbook as well, with days and amounts as its cells have them', async () => {
    const of = await running()
    const book = await writeWorkbook([{ name: 'Kulut', rows: [['Päivä', 'Tosite', 'Kululaji', 'Määrä', 'Korjaa tositetta'], [new Date(`${last}-03-15T00:00:00Z`), 'P-1', 'Palkat', 1234.5, ''], [new Date(`${last}-04-15T00:00:00Z`), 'K-1', 'Palkat', -34.5, 'P-1']] }])
    const looked = await send('kulut.xlsx', new Uint8Array(book), `/api/projects/${of.id}/costs/file`)
    expect(looked.body).toMatchObject({ counts: { rows: 2, fresh: 2, faulty: 0 }, sums: { fresh: '120000' }, rows: [{ cost: { day: `${last}-03-15`, amount: '123450' } }, { cost: { amount: '-3450' } }] })
    expect((await send('kulut.xlsx', new Uint8Array(book), `/api/projects/${of.id}/costs`)).body).toEqual({ savedCount: 2, knownCount: 0 })
  })

  it('says which columns are missing, takes what they were chosen for, and is taken from nobody else', async () => {
    const of = await running()
    const odd = `Koska;Tosite;Kululaji;Paljonko\r\n15.3.${last};P-1;Palkat;12,00`
    const preview = (mapping?: object) => send('kulut.csv', odd, `/api/projects/${of.id}/costs/file${mapping ? `?mapping=${encodeURIComponent(JSON.stringify(mapping))}` : ''}`)
    expect((await preview()).body).toMatchObject({ missing: ['day', 'amount'], rows: [] })
    expect((await preview({ Koska: 'day', Paljonko: 'amount' })).body).toMatchObject({ missing: [], counts: { fresh: 1 }, sums: { fresh: '1200' } })
    expect((await send('kulut.csv', odd, `/api/projects/${of.id}/costs`)).status).toBe(400)
    expect((await send('kulut.csv', odd, `/api/projects/${of.id}/costs?partner=${of.far}`)).status).toBe(403)
    for (const by of [auditor!, reviewer!]) expect((await send('kulut.csv', odd, `/api/projects/${of.id}/costs`, by)).status).toBe(403)
    expect((await send('kulut.txt', odd, `/api/projects/${of.id}/costs`)).status).toBe(415)
  })
})

describe('claims', () => {
  it('go from the partner to the money, and bring 61,600 euros for 44,000 euros of salaries', async () => {
    const of = await running()
    const cost = await spend(of)
    expect(codeOf(await open(of, '1999'))).toBe('OUT_OF_RANGE')
    expect(codeOf(await open(of, 'aina'))).toBe('INVALID_INPUT')
    expect(codeOf(await manager!.ask(OPEN, { input: { projectId: of.id, partnerId: of.far, period: last } }))).toBe('NOT_ALLOWED')
    const draft = claimIn(await open(of))
    expect(draft).toMatchObject({ state: 'draft', mayWrite: true, claimed: { minorUnits: '6160000' }, lines: [{ costId: cost.id, amount: { minorUnits: '4400000' }, added: { minorUnits: '1760000' } }], claimable: [{ costId: cost.id }] })
    expect(codeOf(await open(of))).toBe('ALREADY_EXISTS')
    expect(codeOf(await move(draft, 'forward'))).toBe('CLAIM_STATE')
    expect(codeOf(await move({ ...draft, version: 9 }, 'send'))).toBe('STALE')
    expect(codeOf(await move(draft, 'certify'))).toBe('NOT_ALLOWED')
    const lead = claimIn(await move(draft, 'send'))
    expect(codeOf(await move(lead, 'give_back'))).toBe('REQUIRED')
    const back = claimIn(await move(lead, 'give_back', { reason: 'Tosite puuttuu.' }))
    const there = claimIn(await move(claimIn(await move(back, 'send')), 'forward'))
    expect(codeOf(await move(there, 'certify', { by: centre! }))).toBe('CLAIM_STATE')
    expect(codeOf(await judge(there, [], manager!))).toBe('NOT_ALLOWED')
    const judged = claimIn(await judge(there, [{ lineId: there.lines[0]!.id, verdict: 'accepted', reason: '' }]))
    expect(codeOf(await judge(there, []))).toBe('STALE')
    const certified = claimIn(await move(judged, 'certify', { by: centre! }))
    expect(codeOf(await judge(certified, []))).toBe('CLAIM_STATE')
    const paid = claimIn(await move(certified, 'pay', { by: centre! }))
    expect(paid).toMatchObject({ state: 'paid', accepted: { minorUnits: '6160000' }, certifiedOn: today, paidOn: today })
    expect(paid.events.map(({ action }) => action)).toEqual(['pay', 'certify', 'forward', 'send', 'give_back', 'send'])
    const { rows } = await overview(of)
    expect(['budget', 'current', 'certified', 'paid', 'leftToClaim'].map((sum) => total(rows, sum))).toEqual([6160000n, 6160000n, 6160000n, 6160000n, 0n])
  })

  it('park a line in doubt with its reason, and take it again with its origin, to the cent', async () => {
    const of = await running()
    await spend(of, { amount: euros('333333') })
    await spend(of, { document: 'P-2', amount: euros('100001') })
    const there = await sent(of)
    const [first, second] = there.lines as [Line, Line]
    expect(pathOf(await judge(there, [{ lineId: second.id, verdict: 'parked', reason: ' ' }]))).toEqual(['lines', 0, 'reason'])
    expect(codeOf(await judge(there, [{ lineId: newId(), verdict: 'accepted', reason: '' }]))).toBe('NOT_FOUND')
    const judged = claimIn(await judge(there, [{ lineId: first.id, verdict: 'accepted', reason: '' }, { lineId: second.id, verdict: 'parked', reason: 'Tuntikirjanpito puuttuu.' }]))
    const certified = claimIn(await move(judged, 'certify', { by: centre! }))
    const parked = BigInt(second.amount.minorUnits) + BigInt(second.added.minorUnits)
    expect(certified.parked.minorUnits).toBe(String(parked))
    const again = claimIn(await open(of, year))
    expect([again.lines, again.claimable]).toEqual([[], [{ costId: second.costId, origin: { lineId: second.id } }]])
    const filled = claimIn(await manager!.ask(WRITE, { input: { claimId: again.id, expectedVersion: again.version, costIds: [second.costId], note: 'Kirjanpito liitetty.' } }))
    expect(filled.lines).toMatchObject([{ amount: second.amount, added: second.added, origin: { lineId: second.id, claimId: there.id } }])
    const was = (await overview(of, year)).rows
    expect([total(was, 'parked'), total(was, 'unclaimed')]).toEqual([parked, 0n])
    const forward = claimIn(await move(claimIn(await move(filled, 'send')), 'forward'))
    const now = (await overview(of, year)).rows
    expect([total(now, 'parked'), total(now, 'current')]).toEqual([0n, parked])
    expect((await seen(there.id)).lines.find(({ id }) => id === second.id)?.isClaimedAgain).toBe(true)
    claimIn(await move(forward, 'withdraw', { by: centre!, reason: 'Rahoittaja pyysi.' }))
    expect(total((await overview(of, year)).rows, 'parked')).toBe(parked)
  })

  it('are taken back after they were paid without anything vanishing: what was paid is owed, and the costs are free again', async () => {
    const of = await running()
    await spend(of)
    const there = await sent(of)
    const paid = claimIn(await move(claimIn(await move(claimIn(await judge(there, there.lines.map(({ id }) => ({ lineId: id, verdict: 'accepted', reason: '' })))), 'certify', { by: centre! })), 'pay', { by: centre! }))
    expect(codeOf(await move(paid, 'withdraw', { reason: 'Virhe' }))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(paid, 'withdraw', { by: centre! }))).toBe('REQUIRED')
    const back = claimIn(await move(paid, 'withdraw', { by: centre!, reason: 'Tositteet olivat väärältä kaudelta.' }))
    expect(back).toMatchObject({ state: 'withdrawn', paidOn: today, accepted: { minorUnits: '6160000' }, steps: [] })
    const { rows } = await overview(of, last)
    expect(['owed', 'certified', 'paid', 'unclaimed', 'leftToClaim'].map((sum) => total(rows, sum))).toEqual([6160000n, 0n, 0n, 6160000n, 6160000n])
    const anew = claimIn(await open(of))
    expect(anew).toMatchObject({ number: 2, claimed: { minorUnits: '6160000' } })
    expect(codeOf(await manager!.ask(SAVE, { input: input(of, { costId: there.lines[0]!.costId, expectedVersion: 1, amount: euros('1') }) }))).toBe('COST_CLAIMED')
    const { claims, standing } = one<{ claims: { state: string }[]; standing: Record<string, Money> }>(await office!.ask(LIST, { id: of.id }))
    expect([claims.map(({ state }) => state), standing['paid']!.minorUnits, standing['claimed']!.minorUnits]).toEqual([['draft', 'withdrawn'], '0', '0'])
  })

  it('are written by one of two people at once, and a cost stands in one claim alone', async () => {
    const of = await running()
    await spend(of)
    const draft = claimIn(await open(of))
    const write = (costIds: string[]) => manager!.ask(WRITE, { input: { claimId: draft.id, expectedVersion: draft.version, costIds, note: '' } })
    const codes = (await Promise.all([write([]), write([draft.lines[0]!.costId])])).map(codeOf)
    expect([...codes].sort()).toEqual(['STALE', undefined])
    expect(codeOf(await manager!.ask(WRITE, { input: { claimId: draft.id, expectedVersion: (await seen(draft.id)).version, costIds: [newId()], note: '' } }))).toBe('COST_CLAIMED')
    const empty = claimIn(await manager!.ask(WRITE, { input: { claimId: draft.id, expectedVersion: (await seen(draft.id)).version, costIds: [], note: '' } }))
    expect(codeOf(await move(empty, 'send'))).toBe('CLAIM_STATE')
    expect(claimIn(await move(empty, 'withdraw')).state).toBe('withdrawn')
    const opened = await Promise.all([open(of), open(of)])
    expect(opened.map(codeOf).sort()).toEqual(['ALREADY_EXISTS', undefined])
  })

  it('wait in the inbox of the lead, and then of those who record what the funder says', async () => {
    const of = await running()
    await spend(of)
    const lead = claimIn(await move(claimIn(await open(of)), 'send'))
    const kinds = async (by: Actor) => one<{ nodes: { kind: string; params: { claimId?: string } }[] } | { kind: string; params: { claimId?: string } }[]>(await by.ask('{ workItems { kind params } }'))
    const mine = async (by: Actor) => [await kinds(by)].flat().flatMap((all) => ('nodes' in all ? all.nodes : [all])).filter(({ params }) => params.claimId === lead.id).map(({ kind }) => kind)
    expect([await mine(manager!), await mine(centre!)]).toEqual([['claim_with_lead'], []])
    claimIn(await move(lead, 'forward'))
    expect([await mine(manager!), await mine(centre!)]).toEqual([[], ['claim_with_funder']])
  })

  it('park a part of a line, pay the rest, and are not taken back while that part is claimed again', async () => {
    const of = await running()
    await spend(of, { amount: euros('100001') })
    const there = await sent(of)
    const [line] = there.lines as [Line]
    const part = (minorUnits: string, currency = 'EUR') => judge(there, [{ lineId: line.id, verdict: 'parked', reason: 'Osa kuuluu muulle hankkeelle.', part: euros(minorUnits, currency) }])
    for (const wrong of ['0', '-1', '100002']) expect([codeOf(await part(wrong)), pathOf(await part(wrong))]).toEqual(['OUT_OF_RANGE', ['lines', 0, 'part']])
    expect(codeOf(await part('1', 'SEK'))).toBe('CURRENCY_MIXED')
    const judged = claimIn(await part('33334'))
    // Of 40,000 cents that the rate adds 13,333.47 fall to the part.
    expect([judged.parked.minorUnits, judged.accepted.minorUnits]).toEqual(['46667', '93334'])
    const paid = claimIn(await move(claimIn(await move(judged, 'certify', { by: centre! })), 'pay', { by: centre! }))
    const again = claimIn(await open(of, year))
    const filled = claimIn(await manager!.ask(WRITE, { input: { claimId: again.id, expectedVersion: again.version, costIds: [line.costId], note: '' } }))
    expect(filled.lines).toMatchObject([{ amount: { minorUnits: '33334' }, added: { minorUnits: '13333' } }])
    expect(codeOf(await move(await seen(paid.id), 'withdraw', { by: centre!, reason: 'Virhe' }))).toBe('CLAIM_STATE')
    const lead = claimIn(await move(filled, 'send'))
    const sums = async () => (await overview(of, year)).rows
    const at = (rows: readonly Row[]) => ['withLead', 'parked', 'certified', 'leftToClaim', 'leftToCertify'].map((sum) => total(rows, sum))
    expect(at(await sums())).toEqual([0n, 46667n, 93334n, 6160000n - 140001n, 6160000n - 93334n])
    claimIn(await move(lead, 'forward'))
    expect(at(await sums())).toEqual([0n, 0n, 93334n, 6160000n - 140001n, 6160000n - 93334n])
  })

  it('are taken back by the funder after they were paid: owed, no longer certified, and repaid', async () => {
    const of = await running()
    await spend(of)
    const there = await sent(of)
    const record = (claim: Claim, more: Record<string, unknown> = {}, by = centre!) => by.ask(RECOVER, { input: { claimId: claim.id, expectedVersion: claim.version, act: 'decide', lines: [{ lineId: claim.lines[0]!.id, amount: euros('1000000') }], day: today, document: 'KEHA/7', reason: 'Tarkastus', ...more } })
    const certified = claimIn(await move(claimIn(await judge(there, [{ lineId: there.lines[0]!.id, verdict: 'accepted', reason: '' }])), 'certify', { by: centre! }))
    expect(codeOf(await record(certified))).toBe('CLAIM_STATE')
    const paid = claimIn(await move(certified, 'pay', { by: centre! }))
    for (const by of [manager!, member!]) expect(codeOf(await record(paid, {}, by))).toBe('NOT_ALLOWED')
    expect(codeOf(await record({ ...paid, version: 1 }))).toBe('STALE')
    for (const [more, code, field] of [
      [{ reason: ' ' }, 'REQUIRED', 'reason'], [{ document: '' }, 'REQUIRED', 'document'], [{ lines: [] }, 'REQUIRED', 'lines'], [{ day: addDays(today, 1) }, 'OUT_OF_RANGE', 'day'],
      [{ lines: [{ lineId: paid.lines[0]!.id, amount: euros('4400001') }] }, 'OUT_OF_RANGE', 'amount'], [{ lines: [{ lineId: newId() }] }, 'NOT_FOUND', 'lineId'], [{ act: 'repay' }, 'CLAIM_STATE', null]
    ] as const) {
      const answer = await record(paid, more)
      expect([more, codeOf(answer), (pathOf(answer) ?? []).at(-1) ?? null]).toEqual([more, code, field])
    }
    const taken = claimIn(await record(paid))
    expect(taken).toMatchObject({ owed: { minorUnits: '1400000' }, recoveries: [{ act: 'decide', costDocument: 'P-1', amount: { minorUnits: '1400000' }, document: 'KEHA/7' }], lines: [{ recoverable: { minorUnits: '3400000' }, recoveryActs: ['decide', 'lift', 'repay'] }] })
    const at = async () => (({ rows }) => ['certified', 'paid', 'owed', 'repaid', 'leftToClaim', 'leftToCertify'].map((sum) => total(rows, sum)))(await overview(of, last))
    expect(await at()).toEqual([4760000n, 4760000n, 1400000n, 0n, 1400000n, 1400000n])
    const lifted = claimIn(await record(taken, { act: 'lift', reason: 'Oikaisuvaatimus hyväksyttiin.' }))
    expect([lifted.lines[0]!.recoveryActs, await at()]).toEqual([['decide'], [6160000n, 6160000n, 0n, 0n, 0n, 0n]])
    const back = claimIn(await record(claimIn(await record(lifted)), { act: 'repay', reason: '' }))
    expect([back.lines[0]!.recoveryActs, await at()]).toEqual([['decide'], [4760000n, 4760000n, 0n, 1400000n, 1400000n, 1400000n]])
    // What is left is owed once the claim itself is taken back, and can be repaid too.
    const gone = claimIn(await move(back, 'withdraw', { by: centre!, reason: 'Väärä kausi.' }))
    expect([gone.lines[0]!.owed.minorUnits, gone.lines[0]!.recoveryActs]).toEqual(['4760000', ['repay']])
    expect(claimIn(await record(gone, { act: 'repay', reason: '' })).lines[0]).toMatchObject({ owed: { minorUnits: '0' }, repaid: { minorUnits: '6160000' } })
    await expect(app.rows('DELETE FROM project_recovery WHERE claim_id = $1', [gone.id])).rejects.toThrow('claims are kept')
  })

  it('stand by the rule of the domain in the database too, whatever there is', async () => {
    for (const world of fc.sample(worlds, 40)) {
      const of = await running({ stage: 'running' })
      const lines = world.map((each, at): WholeLine => ({ ...each, id: newId(), claimId: newId(), costId: newId(), partnerId: of.own, category: 'staff', period: last, originId: null, paidOn: each.state === 'paid' || (each.state === 'withdrawn' && at % 2 === 0) ? today : null }))
      const whole = lines.map((each): WholeLine => (each.paidOn === null ? { ...each, recovered: noShare, repaid: noShare } : each))
      await plant(of, [...whole, ...comingBack(whole)])
      for (const source of ['grant', 'municipal'] as const) {
        const [row] = await app.rows<Record<string, string>>(`SELECT ${sqlSums.map(([column, sum]) => `coalesce(sum(m.${column}), 0)::text AS "${sum}"`).join(', ')} FROM claim_money m WHERE m.project_id = $1 AND m.source = $2`, [of.id, source])
        const told = claimStanding(partsOf(costModels.flat_40, [...whole, ...comingBack(whole)].filter((each) => each.source === source)))
        expect(row).toEqual(Object.fromEntries(sqlSums.map(([, sum]) => [sum, told[sum].toString()])))
      }
    }
  })

  it('of a partner that leaves: what it spent before can still be claimed, what is open is told, and what fell after it has to be corrected', async () => {
    const of = await running()
    await spend(of, { partnerId: of.far, day: `${last}-03-15` }, office)
    await spend(of, { partnerId: of.far, day: `${last}-08-15`, document: 'P-2', amount: euros('50000') }, office)
    await app.rows('UPDATE project_partner SET valid_to = $2 WHERE id = $1', [of.far, `${last}-06-01`])
    const told = async () => one<{ partners: { id: string; costsAfter: Money | null; openClaims: number }[] }>(await office!.ask('query ($id: ID!) { project(id: $id) { partners { id costsAfter { minorUnits } openClaims } } }', { id: of.id })).partners[1]
    const opened = claimIn(await office!.ask(OPEN, { input: { projectId: of.id, partnerId: of.far, period: last } }))
    expect([opened.lines.length, opened.claimable.length, await told()]).toEqual([1, 1, { id: of.far, costsAfter: { minorUnits: '50000' }, openClaims: 1 }])
    expect(codeOf(await office!.ask(SAVE, { input: input(of, { partnerId: of.far, day: `${last}-08-16`, document: 'P-3' }) }))).toBe('PARTNER_AWAY')
    await spend(of, { partnerId: of.far, day: `${last}-05-31`, document: 'K-2', amount: euros('-50000'), corrects: 'P-2' }, office)
    expect(await told()).toEqual({ id: of.far, costsAfter: null, openClaims: 1 })
  })

  it('are kept by the database itself', async () => {
    const of = await running()
    await spend(of)
    const there = await sent(of)
    const paid = claimIn(await move(claimIn(await move(claimIn(await judge(there, there.lines.map(({ id }) => ({ lineId: id, verdict: 'accepted', reason: '' })))), 'certify', { by: centre! })), 'pay', { by: centre! }))
    await expect(app.rows(`UPDATE project_claim SET paid_on = paid_on - 1 WHERE id = $1`, [paid.id])).rejects.toThrow('claims are kept')
    await expect(app.rows('DELETE FROM project_claim WHERE id = $1', [paid.id])).rejects.toThrow('claims are kept')
    await expect(app.rows('UPDATE project_claim_line SET amount = 1 WHERE claim_id = $1', [paid.id])).rejects.toThrow('claims are kept')
    await expect(app.rows('UPDATE project_cost SET amount = 1 WHERE project_id = $1', [of.id])).rejects.toThrow('claims are kept')
    await expect(app.rows('DELETE FROM project_claim_event WHERE claim_id = $1', [paid.id])).rejects.toThrow('claims are kept')
  })
})

describe('the overview', () => {
  it('adds up whatever way it is looked at, warns of what is above the grant, and comes as a file', async () => {
    const of = await running()
    await spend(of, { amount: euros('9000000') })
    const { rows, period } = await overview(of)
    expect([period, total(rows, 'unclaimed'), total(rows, 'forecast') > total(rows, 'budget')]).toEqual([year, 12600000n, true])
    for (const by of [manager!, centre!, auditor!]) {
      const response = await fetch(`${app.address}/api/projects/${of.id}/money.csv?lang=fi`, { headers: { cookie: by.cookie } })
      const text = await response.text()
      expect([response.status, text.split('\r\n').filter((line) => line !== '').length]).toEqual([200, rows.length + 2])
      expect(text).toContain('126000')
    }
    const book = await fetch(`${app.address}/api/projects/${of.id}/money.xlsx?lang=sv&period=${last}`, { headers: { cookie: manager!.cookie } })
    expect([book.status, book.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    expect((await fetch(`${app.address}/api/projects/${of.id}/money.csv`, { headers: { cookie: reviewer!.cookie } })).status).toBe(403)
    expect(codeOf(await office!.ask(OVERVIEW, { id: of.id, period: 'aina' }))).toBe('INVALID_INPUT')
    expect(codeOf(await reviewer!.ask(OVERVIEW, { id: of.id }))).toBe('NOT_ALLOWED')
  })
})
