import { type RefCommand, ReferenceRound } from '@solmu/domain/results/testing/workflow-reference.js'
import fc from 'fast-check'
import { TestApp } from '../../../testing/harness.js'
import { sized } from '../../../testing/size.js'
import { aCheckRule } from '../check/check-testing.js'
import { aLaterReturn, aRegion, type Asked, breakdownsIn, codeOf, documents, People, type Region, someIndicators, versionOf } from './approval-testing.js'

const SEQUENCES = sized({ usual: 12, nightly: 200 })

let app: TestApp
let people: People
let asked: Asked & { dimension: string }
beforeAll(async () => {
  app = await TestApp.start()
  people = await People.of(app)
  asked = await someIndicators(app)
  // The reference knows no rule but that every figure is given.
  await app.rows('UPDATE check_rule SET is_active = false')
  await aCheckRule(app, { code: 'model_required', kind: 'required', spec: { of: 'all', onlyRequired: true } })
})
afterAll(() => app.stop())

type Cell = { indicatorId: string; breakdown: string }

/** A round worked through the API; the far unit of another region is in it and never does anything. */
class Worked {
  private constructor(
    readonly region: Region,
    readonly cells: ReadonlyMap<string, Cell>
  ) {}

  static async start(): Promise<Worked> {
    const region = await aRegion(app, { units: 2, asked })
    await app.rows('DELETE FROM unit_return WHERE id = $1', [region.farReturnId])
    const [f = '', m = ''] = await breakdownsIn(app, region.roundId)
    const cells = { f: { indicatorId: region.placed, breakdown: f }, m: { indicatorId: region.placed, breakdown: m }, c: { indicatorId: region.coaches, breakdown: '' } }
    return new Worked(region, new Map(Object.entries(cells)))
  }

  private returnOf = (unit: string): string => this.region.returnIds[unit === 'a' ? 0 : 1] ?? ''
  private unitOf = (unit: string): string => this.region.unitIds[unit === 'a' ? 0 : 1] ?? ''
  private cellOf = (name: string): Cell => this.cells.get(name) ?? { indicatorId: '', breakdown: '' }

  /** True when the API has done it. */
  async try(command: RefCommand): Promise<boolean> {
    if ('centre' in command) return this.tryRegion(command)
    if (command.kind === 'lock') return codeOf(await people.lock(this.region.roundId, command.missing.map(this.unitOf))) === ''
    if (command.kind === 'later') return Boolean(await aLaterReturn(app, this.region, this.unitOf(command.unit)))
    const returnId = this.returnOf(command.unit)
    if ('cells' in command) return codeOf(await this.giveBack(returnId, command)) === ''
    if (command.kind === 'write') return this.write(returnId, command)
    if (command.kind === 'verify') return (await people.verify([returnId]))[0] === null
    return this.tryOwn(returnId, command)
  }

  private async tryOwn(returnId: string, command: RefCommand): Promise<boolean> {
    if (command.kind === 'submit') return codeOf(await people.submit(returnId)) === ''
    if (command.kind === 'withdraw') return codeOf(await people.withdraw(returnId)) === ''
    if (command.kind !== 'confirm') return this.tryCorrection(returnId, command)
    const { indicatorId, breakdown } = this.cellOf(command.cell)
    return codeOf(await people.confirm(returnId, indicatorId, breakdown)) === ''
  }

  private giveBack(returnId: string, { kind, cells }: Extract<RefCommand, { cells: readonly string[] }>) {
    const marked = cells.map(this.cellOf)
    if (kind === 'reopen') return people.reopen(returnId, marked)
    return people.question(returnId, marked, kind === 'question' ? people.coordinator : people.head)
  }

  private async write(returnId: string, { cell, value }: { cell: string; value: number }): Promise<boolean> {
    const { indicatorId, breakdown } = this.cellOf(cell)
    const answer = await people.write(returnId, indicatorId, breakdown, String(value))
    const saved = answer.data?.saveCells as { conflicts: unknown[]; refusals: unknown[] } | undefined
    return saved !== undefined && saved.conflicts.length + saved.refusals.length === 0
  }

  private async tryRegion(command: Extract<RefCommand, { centre: string }>): Promise<boolean> {
    if (command.kind === 'forward') return codeOf(await people.forward(this.region, command.missing.map(this.unitOf))) === ''
    return codeOf(await people.region(command.kind, this.region)) === ''
  }

  private async tryCorrection(returnId: string, command: RefCommand): Promise<boolean> {
    if (command.kind === 'propose') {
      const cells = [{ ...this.cellOf(command.cell), status: 'value', value: String(command.value) }]
      const input = { returnId, expectedVersion: await versionOf(app, returnId), reason: 'Väärä luku', cells }
      return codeOf(await people.manager.ask(documents.propose, { input })) === ''
    }
    const [open] = await app.rows<{ id: string; version: number }>(
      `SELECT id, version FROM correction WHERE return_id = $1 AND state IN ('proposed', 'verified')`,
      [returnId]
    )
    const of = { correctionId: open?.id ?? returnId, expectedVersion: open?.version ?? 0 }
    if (command.kind === 'verifyCorrection') return codeOf(await people.coordinator.ask(documents.verifyCorrection, { input: of })) === ''
    const isAccepted = command.kind === 'decideCorrection' && command.isAccepted
    const decision = isAccepted ? { decision: 'accept' } : { decision: 'reject', reason: 'Luku oli oikein' }
    return codeOf(await people.head.ask(documents.decide, { input: { ...of, ...decision } })) === ''
  }

  /** What stands in the database, in the words of the reference. */
  async picture(): Promise<unknown> {
    const names = new Map([...this.cells].map(([name, { indicatorId, breakdown }]) => [`${indicatorId}/${breakdown}`, name]))
    const rows = await app.rows<{ unit: string; state: string; cells: Record<string, unknown> | null; versions: Record<string, number>[] | null }>(
      `SELECT r.unit_id AS unit, r.state,
         (SELECT jsonb_object_agg(c.indicator_id || '/' || c.breakdown, jsonb_build_array(c.value::int, c.review, c.answered))
           FROM return_cell c WHERE c.return_id = r.id) AS cells,
         (SELECT jsonb_agg((SELECT coalesce(jsonb_object_agg(f.indicator_id || '/' || f.breakdown, f.value::int), '{}') FROM fact f
             WHERE f.return_id = r.id AND f.status = 'value' AND f.from_version <= v.number AND (f.to_version IS NULL OR f.to_version > v.number))
           ORDER BY v.number) FROM return_version v WHERE v.return_id = r.id) AS versions
       FROM unit_return r WHERE r.round_id = $1`,
      [this.region.roundId]
    )
    const named = (values: Record<string, unknown> | null) =>
      Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [names.get(key) ?? key, value]).sort())
    const [round] = await app.rows<{ state: string }>('SELECT state FROM collection_round WHERE id = $1', [this.region.roundId])
    const [region] = await app.rows<{ state: string }>('SELECT state FROM region_return WHERE round_id = $1', [this.region.roundId])
    return {
      isLocked: round?.state === 'locked',
      region: region?.state ?? 'open',
      returns: rows
        .map(({ unit, state, cells, versions }) => ({ unit: unit === this.unitOf('a') ? 'a' : 'b', state, cells: named(cells), versions: (versions ?? []).map(named) }))
        .sort((x, y) => (x.unit < y.unit ? -1 : 1))
    }
  }
}

/** Values in steps of the database: one decimal for the last figure. */
const stepsOf = (cell: string, value: number): number => (cell === 'c' ? value * 10 : value)
const inSteps = (values: ReadonlyMap<string, number>) => Object.fromEntries([...values].map(([name, value]) => [name, stepsOf(name, value)] as const).sort())

const pictureOf = (model: ReferenceRound) => ({
  isLocked: model.isLocked,
  region: model.region('centre').state,
  returns: [...model.returns.values()].map(({ unit, state, cells, versions }) => ({
    unit,
    state,
    cells: Object.fromEntries([...cells].map(([name, { value, review, answered }]) => [name, [stepsOf(name, value), review, answered]] as const).sort()),
    versions: versions.map(inSteps)
  }))
})

const names = ['f', 'm', 'c']
const unit = fc.constantFrom('a', 'b')
const cell = fc.constantFrom(...names)
const value = fc.integer({ min: 0, max: 3 })
const some = fc.subarray(names)
const units = fc.subarray(['a', 'b'])
const kinds = <Kind extends RefCommand['kind']>(...of: Kind[]) => fc.constantFrom(...of)
const fill = unit.map((each) => [...names.map((name, index): RefCommand => ({ kind: 'write', unit: each, cell: name, value: index })), { kind: 'submit', unit: each } as RefCommand])
const single: fc.Arbitrary<RefCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kinds('write'), unit, cell, value }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('confirm'), unit, cell }) },
  { weight: 6, arbitrary: fc.record({ kind: kinds('submit', 'verify', 'verify', 'withdraw'), unit }) },
  { weight: 3, arbitrary: fc.record({ kind: kinds('question', 'headQuestion', 'reopen'), unit, cells: some }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('forward'), centre: fc.constant('centre'), missing: units }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('recall', 'sendBack', 'acceptRegion'), centre: fc.constant('centre') }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('lock'), missing: units }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('propose'), unit, cell, value }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('verifyCorrection'), unit }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('decideCorrection'), unit, isAccepted: fc.boolean() }) }
)
const sequence = fc
  .array(fc.oneof({ weight: 3, arbitrary: single.map((each) => [each]) }, { weight: 1, arbitrary: fill }), { minLength: 4, maxLength: 14 })
  .map((parts) => parts.flat())

it('the API does what the reference does, and refuses what it refuses', async () => {
  await fc.assert(
    fc.asyncProperty(sequence, async (commands) => {
      const worked = await Worked.start()
      const model = new ReferenceRound(new Map([['centre', ['a', 'b']]]), names)
      for (const command of commands) {
        const isDone = await worked.try(command)
        expect({ command, isDone }).toEqual({ command, isDone: model.try(command) })
      }
      expect(await worked.picture()).toEqual(pictureOf(model))
    }),
    { numRuns: SEQUENCES, endOnFailure: true }
  )
}, 600_000)
