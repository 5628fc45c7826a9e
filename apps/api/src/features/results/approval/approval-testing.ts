/** A round of one region for specs: what its people do with it, each through the API. */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { Actor, GraphQLAnswer, TestApp } from '../../../testing/harness.js'
import { aDimension, anIndicator, aReturn, aRound, demoConsortium, insert, type RoundOf, unitOf, unitsAround } from '../../../testing/results.js'

export const managerEmail = 'mikko.hyvarinen@solmu.example'
export const coordinatorEmail = 'eeva-liisa.turunen@solmu.example'

/** Figures: one by gender, one as a whole with a decimal. */
export type Asked = { placed: string; coaches: string }
export type Region = Asked & {
  roundId: string
  centreId: string
  unitIds: string[]
  returnIds: string[]
  /** Of a unit under another centre. */
  farUnitId: string
  farCentreId: string
  farReturnId: string
}

let dimensions = 0

/** The indicators that the rounds of a spec ask for. */
export async function someIndicators(app: TestApp): Promise<Asked & { dimension: string }> {
  const dimension = `spec_gender_${++dimensions}`
  await aDimension(app, { code: dimension, categories: ['f', 'm'] })
  const placed = await anIndicator(app, { unit: 'persons', dimensions: [dimension] })
  const coaches = await anIndicator(app, { unit: 'fte', decimals: 1 })
  return { placed, coaches, dimension }
}

/** Lets the manager of the demo work for another unit too. */
async function manages(app: TestApp, unitId: string): Promise<void> {
  await insertOnce(app, { role: 'unit_manager', unitId, email: managerEmail })
}

/** Gives a demo account a role. */
export async function insertOnce(app: TestApp, of: { role: string; unitId: string; email: string }): Promise<void> {
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
     SELECT $1, (SELECT consortium_id FROM org_unit WHERE id = $2), u.id, $3, $2, '2020-01-01' FROM app_user u
     WHERE u.email = $4 AND NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.unit_id = $2 AND a.role = $3)`,
    [newId(), of.unitId, of.role, of.email]
  )
}

/** A round with the returns of some units of the demo manager's region, empty, and one of another region. */
export async function aRegion(app: TestApp, of: { units?: number; asked?: Asked & { dimension: string }; round?: Partial<RoundOf> } = {}): Promise<Region> {
  const asked = of.asked ?? (await someIndicators(app))
  const indicators = [{ id: asked.placed, dimensions: [asked.dimension] }, { id: asked.coaches }]
  const roundId = await aRound(app, { indicators, ...of.round })
  const { unitId, centreId } = await unitOf(app, managerEmail)
  const { siblings, farUnitId } = await unitsAround(app, unitId)
  const unitIds = [unitId, ...siblings].slice(0, of.units ?? 2)
  const returnIds: string[] = []
  for (const each of unitIds) {
    await manages(app, each)
    returnIds.push(await aReturn(app, { roundId, unitId: each }))
  }
  const farReturnId = await aReturn(app, { roundId, unitId: farUnitId })
  const [far] = await app.rows<{ centreId: string }>('SELECT centre_id AS "centreId" FROM unit_return WHERE id = $1', [farReturnId])
  return {
    ...{ placed: asked.placed, coaches: asked.coaches, roundId, centreId: centreId ?? '', unitIds, returnIds },
    ...{ farUnitId, farReturnId, farCentreId: far?.centreId ?? '' }
  }
}

/** The breakdowns of the figure by gender in a round. */
export async function breakdownsIn(app: TestApp, roundId: string): Promise<string[]> {
  const [row] = await app.rows<{ code: string }>(
    'SELECT dimension_codes[1] AS code FROM round_indicator WHERE round_id = $1 AND cardinality(dimension_codes) > 0',
    [roundId]
  )
  return ['f', 'm'].map((category) => `${row?.code}:${category}`)
}

export const versionOf = async (app: TestApp, returnId: string): Promise<number> =>
  (await app.rows<{ version: number }>('SELECT version FROM unit_return WHERE id = $1', [returnId]))[0]?.version ?? -1
export const stateOf = async (app: TestApp, returnId: string): Promise<string> =>
  (await app.rows<{ state: string }>('SELECT state FROM unit_return WHERE id = $1', [returnId]))[0]?.state ?? ''
export const regionVersion = async (app: TestApp, { roundId, centreId }: Pick<Region, 'roundId' | 'centreId'>): Promise<number> =>
  (
    await app.rows<{ version: number }>('SELECT version FROM region_return WHERE round_id = $1 AND centre_id = $2', [roundId, centreId])
  )[0]?.version ?? 0
export const roundVersion = async (app: TestApp, roundId: string): Promise<number> =>
  (await app.rows<{ version: number }>('SELECT version FROM collection_round WHERE id = $1', [roundId]))[0]?.version ?? -1

const SAVE = `mutation ($input: SaveCellsInput!) { saveCells(input: $input) { cells { version } conflicts { breakdown } refusals { code } } }`
const step = (name: string, input: string, fields: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`
const OF_RETURN = 'unitReturn { id state number version }'

/** The documents of the steps. */
export const documents = {
  submit: step('submitReturn', 'SubmitReturnInput', OF_RETURN),
  withdraw: step('withdrawReturn', 'WithdrawReturnInput', OF_RETURN),
  verify: step('verifyReturns', 'VerifyReturnsInput', 'returns { unitReturn { id state } issue { code params } }'),
  question: step('returnCells', 'ReturnCellsInput', OF_RETURN),
  reopen: step('reopenReturn', 'ReopenReturnInput', OF_RETURN),
  confirm: step('confirmCell', 'ConfirmCellInput', '__typename'),
  forward: step('forwardRegion', 'ForwardRegionInput', 'region { state version missing { unit { id } reason } }'),
  recall: step('recallRegion', 'RegionStepInput', 'region { state version }'),
  sendBack: step('returnRegion', 'RegionStepInput', 'region { state version message }'),
  acceptRegion: step('acceptRegion', 'RegionStepInput', 'region { state version returns { state } }'),
  lock: step('lockRound', 'LockRoundInput', 'lockedCount leftOutCount'),
  propose: step('proposeCorrection', 'ProposeCorrectionInput', 'correction { id state version } unitReturn { state }'),
  verifyCorrection: step('verifyCorrection', 'VerifyCorrectionInput', 'correction { state version }'),
  decide: step('decideCorrection', 'DecideCorrectionInput', 'correction { state versionNumber } unitReturn { state number }')
} as const

/** What was refused with; empty when nothing was. */
export const codeOf = (answer: GraphQLAnswer): string => answer.errors?.[0]?.extensions.code ?? ''

/** The people of a round. */
export class People {
  private constructor(
    private readonly app: TestApp,
    readonly manager: Actor,
    readonly coordinator: Actor,
    readonly head: Actor
  ) {}

  static async of(app: TestApp): Promise<People> {
    return new People(app, await app.as('unit_manager'), await app.as('regional_coordinator'), await app.as('national_coordinator'))
  }

  /** Types a value over whatever stands there. */
  async write(returnId: string, ...[indicatorId, breakdown, value]: [string, string, string]): Promise<GraphQLAnswer> {
    const [row] = await this.app.rows<{ version: number }>(
      'SELECT version FROM return_cell WHERE return_id = $1 AND indicator_id = $2 AND breakdown = $3',
      [returnId, indicatorId, breakdown]
    )
    const cells = [{ indicatorId, breakdown, status: 'value', value, expectedVersion: row?.version ?? 0 }]
    return this.manager.ask(SAVE, { input: { returnId, cells } })
  }

  /** Fills in every figure. */
  async fill(region: Region, returnId: string): Promise<void> {
    for (const [index, breakdown] of (await breakdownsIn(this.app, region.roundId)).entries()) {
      await this.write(returnId, region.placed, breakdown, String(10 + index))
    }
    await this.write(returnId, region.coaches, '', '3.5')
  }

  async submit(returnId: string, actor = this.manager): Promise<GraphQLAnswer> {
    return actor.ask(documents.submit, { input: { returnId, expectedVersion: await versionOf(this.app, returnId) } })
  }

  async withdraw(returnId: string): Promise<GraphQLAnswer> {
    return this.manager.ask(documents.withdraw, { input: { returnId, expectedVersion: await versionOf(this.app, returnId) } })
  }

  /** Approves, and says with which code each was refused. */
  async verify(returnIds: readonly string[], actor = this.coordinator): Promise<(string | null)[]> {
    const returns = await Promise.all(
      returnIds.map(async (returnId) => ({ returnId, expectedVersion: await versionOf(this.app, returnId) }))
    )
    const answer = await actor.ask<{ verifyReturns: { returns: { issue: { code: string } | null }[] } }>(documents.verify, { input: { returns } })
    if (!answer.data) return [codeOf(answer)]
    return answer.data.verifyReturns.returns.map(({ issue }) => issue?.code ?? null)
  }

  async question(
    returnId: string,
    cells: readonly { indicatorId: string; breakdown: string; question?: string }[],
    actor = this.coordinator
  ): Promise<GraphQLAnswer> {
    const asked = cells.map((cell) => ({ question: 'Onko luku oikein?', ...cell }))
    const expectedVersion = await versionOf(this.app, returnId)
    return actor.ask(documents.question, { input: { returnId, expectedVersion, cells: asked, message: 'Tarkista' } })
  }

  async reopen(returnId: string, cells: readonly { indicatorId: string; breakdown: string }[] = []): Promise<GraphQLAnswer> {
    const asked = cells.map((cell) => ({ question: 'Yksikkö pyysi', ...cell }))
    const expectedVersion = await versionOf(this.app, returnId)
    return this.head.ask(documents.reopen, { input: { returnId, expectedVersion, cells: asked, reason: 'Luku oli väärästä kaudesta' } })
  }

  confirm(returnId: string, indicatorId: string, breakdown: string): Promise<GraphQLAnswer> {
    return this.manager.ask(documents.confirm, { input: { returnId, indicatorId, breakdown, text: 'Luku on laskettu uudelleen' } })
  }

  async forward(region: Pick<Region, 'roundId' | 'centreId'>, missing: string[] = [], actor = this.coordinator): Promise<GraphQLAnswer> {
    const named = missing.map((unitId) => ({ unitId, reason: 'Yksikkö suljettiin toukokuussa' }))
    const { roundId, centreId } = region
    return actor.ask(documents.forward, { input: { roundId, centreId, missing: named, expectedVersion: await regionVersion(this.app, region) } })
  }

  async region(
    kind: 'recall' | 'sendBack' | 'acceptRegion',
    region: Pick<Region, 'roundId' | 'centreId'>,
    actor = kind === 'recall' ? this.coordinator : this.head
  ): Promise<GraphQLAnswer> {
    const { roundId, centreId } = region
    const expectedVersion = await regionVersion(this.app, region)
    return actor.ask(documents[kind], { input: { roundId, centreId, message: 'Katsokaa vielä', expectedVersion } })
  }

  async lock(roundId: string, missing: string[] = []): Promise<GraphQLAnswer> {
    const named = missing.map((unitId) => ({ unitId, reason: 'Ei saatu muistutuksista huolimatta' }))
    return this.head.ask(documents.lock, { input: { roundId, missing: named, expectedVersion: await roundVersion(this.app, roundId) } })
  }
}

/** A later round of the same indicators, in which a unit has sent its return. */
export async function aLaterReturn(app: TestApp, region: Region, unitId: string): Promise<string> {
  const [round] = await app.rows<{ to: string }>('SELECT period_to AS "to" FROM collection_round WHERE id = $1', [region.roundId])
  const period = `${(round?.to ?? todayIn()).slice(0, 4)}-Q${Math.floor((Number(round?.to.slice(5, 7)) - 1) / 3) + 1}`
  const roundId = await aRound(app, { period, dueOn: addDays(todayIn(), 90), indicators: [{ id: region.coaches }] })
  const returnId = await aReturn(app, { roundId, unitId, state: 'submitted' })
  await insert(app, 'return_version', {
    ...{ return_id: returnId, number: 1, consortium_id: await demoConsortium(app), unit_id: unitId, kind: 'submission' }
  })
  return returnId
}
