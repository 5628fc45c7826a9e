import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import { type CellAnswer, cellKeyText } from './cell.js'
import { type Closing, correctedCells, type CorrectedCell, needsCorrection, takeCorrectionStep } from './correction.js'
import { isApproved, missingUnits, type MissingUnit, planLock, demandLock, takeRegionStep } from './region.js'
import type { CorrectionState, RegionState, ReturnState } from './return-state.js'
import { cellsAfter, isCellWritable, isUnanswered, type ReviewedCell } from './return.workflow-cells.js'
import { type ReturnAction, type ReturnSituation, takeStep } from './return.workflow.js'
import type { RoundState } from './round.js'
import { type RefCommand, ReferenceRound } from './testing/workflow-reference.js'

type BookCell = ReviewedCell & { value: number }
type BookReturn = {
  readonly unit: string
  readonly centre: string
  state: ReturnState
  cells: BookCell[]
  versions: ReadonlyMap<string, number>[]
  correction: { state: CorrectionState; cells: CorrectedCell[] } | null
}

const everybody = () => true
const centreOnly = (permission: string) => permission !== 'return.accept'
const headOnly = (permission: string) => permission !== 'return.verify'
const key = (breakdown: string) => ({ indicatorId: 'i', breakdown })

/** A round that is worked with the functions of the product. */
class Book {
  round: RoundState = 'open'
  readonly returns = new Map<string, BookReturn>()
  readonly regions = new Map<string, { state: RegionState; missing: MissingUnit[] }>()
  readonly later = new Set<string>()

  constructor(
    readonly tree: ReadonlyMap<string, readonly string[]>,
    readonly cellNames: readonly string[]
  ) {
    for (const [centre, units] of tree) {
      this.regions.set(centre, { state: 'open', missing: [] })
      for (const unit of units) {
        this.returns.set(unit, { unit, centre, state: 'not_started', cells: [], versions: [], correction: null })
      }
    }
  }

  of = (unit: string): BookReturn => this.returns.get(unit)!
  unitsOf = (centre: string) => [...this.returns.values()].filter((each) => each.centre === centre)
  listOf = (centre: string) => this.unitsOf(centre).map(({ unit, state }) => ({ unitId: unit, state }))

  try(command: RefCommand): boolean {
    const before = JSON.stringify([...this.returns])
    try {
      this.do(command)
      return true
    } catch {
      same(JSON.stringify([...this.returns]), before)
      return false
    }
  }

  private do(command: RefCommand): void {
    if (command.kind === 'later') this.later.add(command.unit)
    else if (command.kind === 'lock') this.lock(command.missing)
    else if ('centre' in command) this.region(command)
    else if (command.kind === 'write' || command.kind === 'confirm') this.cell(command)
    else if (command.kind === 'submit') this.submit(this.of(command.unit))
    else if (command.kind === 'withdraw' || command.kind === 'verify') this.step(this.of(command.unit), command.kind, [])
    else if ('cells' in command) this.giveBack(command)
    else this.correct(command as Parameters<Book['correct']>[0])
  }

  private situation(own: BookReturn): ReturnSituation {
    return {
      state: own.state,
      region: this.regions.get(own.centre)!.state,
      round: this.round,
      today: '2026-10-10',
      sendUntil: '2026-10-31',
      questioned: own.cells.filter(({ review }) => review === 'questioned').length,
      unanswered: own.cells.filter(isUnanswered).length,
      hasLater: this.later.has(own.unit),
      hasOpenCorrection: own.correction !== null,
      isUnderHeadquarters: false,
      checks: { errors: own.cells.length === this.cellNames.length ? 0 : 1, unexplained: 0 }
    }
  }

  private step(own: BookReturn, action: ReturnAction, marked: readonly string[], may = everybody as (p: string) => boolean): void {
    const to = takeStep(action, this.situation(own), may)
    const after = cellsAfter(action, own.cells, marked.map(key))
    own.cells = after.map((cell, index) => ({ ...cell, value: own.cells[index]!.value }))
    own.state = to
  }

  private cell(command: Extract<RefCommand, { cell: string }>): void {
    const own = this.of(command.unit)
    const index = own.cells.findIndex(({ breakdown }) => breakdown === command.cell)
    const cell = own.cells[index]
    if (!isCellWritable({ round: this.round, state: own.state, review: cell?.review ?? null })) throw new Error('locked')
    if (command.kind === 'confirm') {
      if (own.state !== 'returned' || !cell) throw new Error('not asked')
      own.cells[index] = { ...cell, answered: 'confirmed' }
      return
    }
    this.write(own, command as Extract<RefCommand, { kind: 'write' }>, cell)
  }

  private write(own: BookReturn, { cell: breakdown, value }: Extract<RefCommand, { kind: 'write' }>, cell?: BookReturn['cells'][number]): void {
    if (own.state === 'not_started') this.step(own, 'start', [])
    const answered = (of: BookReturn['cells'][number]) => (value === of.value ? of.answered : 'mended')
    if (!cell) own.cells.push({ ...key(breakdown), value, review: 'open', answered: null })
    else own.cells[own.cells.findIndex((each) => each.breakdown === breakdown)] = { ...cell, value, answered: own.state === 'returned' ? answered(cell) : null }
  }

  private submit(own: BookReturn): void {
    this.step(own, 'submit', [])
    own.versions = [...own.versions, new Map(own.cells.map(({ breakdown, value }) => [breakdown, value]))]
  }

  private giveBack({ kind, unit, cells }: Extract<RefCommand, { cells: readonly string[] }>): void {
    const own = this.of(unit)
    const action = kind === 'reopen' ? 'reopen' : 'question'
    const marked = kind === 'reopen' && cells.length === 0 ? this.cellNames : cells
    if (marked.length === 0) throw new Error('nothing is marked')
    this.step(own, action, marked, kind === 'question' ? centreOnly : headOnly)
    this.regions.get(own.centre)!.state = 'open'
  }

  private region(command: Extract<RefCommand, { centre: string }>): void {
    const region = this.regions.get(command.centre)!
    const action = ({ forward: 'forward', recall: 'recall', sendBack: 'send_back', acceptRegion: 'accept_region' } as const)[command.kind]
    const returns = this.listOf(command.centre)
    const missing = command.kind === 'forward' ? missingUnits(command.missing.map(named), returns) : region.missing
    region.state = takeRegionStep(action, { ...region, round: this.round, returns, missing, isHeadquarters: false }, everybody)
    region.missing = missing
    if (action === 'accept_region') this.acceptVerified(command.centre)
  }

  private acceptVerified(centre: string): void {
    for (const own of this.unitsOf(centre)) if (own.state === 'verified') this.step(own, 'accept', [])
  }

  private lock(named_: readonly string[]): void {
    const all = [...this.regions.keys()].flatMap((centre) => this.listOf(centre))
    const missing = missingUnits([...[...this.regions.values()].flatMap((region) => region.missing), ...named_.map(named)], all)
    demandLock(this.round, planLock(all, missing))
    for (const [centre, region] of this.regions) {
      region.missing = missing.filter(({ unitId }) => this.of(unitId).centre === centre)
      region.state = 'accepted'
      this.acceptVerified(centre)
      for (const own of this.unitsOf(centre)) if (own.state === 'accepted') this.step(own, 'lock', [])
    }
    this.round = 'locked'
  }

  private correct(command: Extract<RefCommand, { kind: 'propose' | 'verifyCorrection' | 'decideCorrection' }>): void {
    const own = this.of(command.unit)
    if (command.kind === 'propose') {
      const standing = new Map<string, CellAnswer>(
        this.cellNames.map((name) => {
          const value = own.versions.at(-1)?.get(name)
          return [cellKeyText(key(name)), value === undefined ? { status: 'missing', value: null } : { status: 'value', value }]
        })
      )
      const wanted = [{ ...key(command.cell), status: 'value' as const, value: command.value }]
      const of = { ...this.closing(own), hasOpenCorrection: own.correction !== null }
      own.correction = { state: 'proposed', cells: correctedCells(wanted, standing, of) }
      return
    }
    if (!own.correction) throw new Error('nothing is proposed')
    const action = command.kind === 'verifyCorrection' ? 'verify' : command.isAccepted ? 'accept' : 'reject'
    const state = takeCorrectionStep(
      action,
      { ...own.correction, isUnderHeadquarters: false, isClosed: needsCorrection(this.closing(own)) },
      action === 'verify' ? everybody : headOnlyHere
    )
    if (state === 'accepted') {
      const values = own.correction.cells.map(({ breakdown, value }) => [breakdown, value!] as const)
      own.versions = [...own.versions, new Map([...(own.versions.at(-1) ?? []), ...values])]
      for (const [name, value] of values) this.put(own, name, value)
      this.admit(own)
    }
    own.correction = state === 'verified' ? { ...own.correction, state } : null
  }

  private closing = (own: BookReturn): Closing => ({ round: this.round, state: own.state, hasLater: this.later.has(own.unit) })

  /** A unit that was left out comes in by its correction. */
  private admit(own: BookReturn): void {
    if (isApproved(own.state)) return
    this.step(own, 'admit', [])
    const region = this.regions.get(own.centre)!
    region.missing = region.missing.filter(({ unitId }) => unitId !== own.unit)
  }

  private put(own: BookReturn, name: string, value: number): void {
    const found = own.cells.find(({ breakdown }) => breakdown === name)
    if (found) found.value = value
    else own.cells.push({ ...key(name), value, review: 'approved', answered: null })
  }
}

/** Only the head office decides; the reference knows no other who rejects. */
const headOnlyHere = (permission: string) => permission === 'return.accept'
const named = (unitId: string): MissingUnit => ({ unitId, reason: `${unitId} was closed` })

const cellNames = ['', 'g:f', 'g:m']
const centres = ['north', 'south', 'east']
const unitNames = ['a', 'b', 'c', 'd', 'e']
const tree = fc
  .array(fc.constantFrom(...centres), { minLength: 1, maxLength: unitNames.length })
  .map((places) => new Map(centres.map((centre) => [centre, unitNames.filter((_, index) => places[index] === centre)])))

const unit = fc.constantFrom(...unitNames)
const centre = fc.constantFrom(...centres)
const cell = fc.constantFrom(...cellNames)
const value = fc.integer({ min: 0, max: 3 })
const some = fc.subarray(cellNames)
const few = fc.subarray(unitNames)
const kinds = <Kind extends RefCommand['kind']>(...names: Kind[]) => fc.constantFrom(...names)
const command: fc.Arbitrary<RefCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kinds('write'), unit, cell, value }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('confirm'), unit, cell }) },
  { weight: 8, arbitrary: fc.record({ kind: kinds('submit', 'submit', 'verify', 'verify', 'withdraw', 'later'), unit }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('question', 'headQuestion', 'reopen'), unit, cells: some }) },
  { weight: 3, arbitrary: fc.record({ kind: kinds('forward'), centre, missing: few }) },
  { weight: 3, arbitrary: fc.record({ kind: kinds('recall', 'sendBack', 'acceptRegion', 'acceptRegion'), centre }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('lock'), missing: few }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('propose'), unit, cell, value }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('verifyCorrection'), unit }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('decideCorrection'), unit, isAccepted: fc.boolean() }) },
  // A unit that fills in everything at once, with or without its centre, or else few sequences would get far.
  { weight: 6, arbitrary: fc.record({ kind: kinds('later'), unit: fc.constantFrom(...unitNames.flatMap((each) => [`fill:${each}`, `done:${each}`, `mend:${each}`])) }) }
)

/** A correction from its proposal to its decision. */
const mending = (name: string): RefCommand[] => [
  { kind: 'propose', unit: name, cell: 'g:f', value: 7 },
  { kind: 'verifyCorrection', unit: name },
  { kind: 'decideCorrection', unit: name, isAccepted: true }
]

/** What one command stands for. */
function spelled(each: RefCommand, known: ReadonlyMap<string, BookReturn>): RefCommand[] {
  if (each.kind === 'later' && each.unit.includes(':')) {
    const [how, filled = ''] = each.unit.split(':')
    if (!known.has(filled)) return []
    if (how === 'mend') return mending(filled)
    const writes = cellNames.map((name, index) => ({ kind: 'write' as const, unit: filled, cell: name, value: index }))
    const steps: RefCommand[] = [...writes, { kind: 'submit', unit: filled }]
    if (how === 'done') steps.push({ kind: 'verify', unit: filled })
    return steps
  }
  if ('unit' in each && !known.has(each.unit)) return []
  if ('missing' in each) {
    const isHere = (name: string) => known.has(name) && (each.kind === 'lock' || known.get(name)?.centre === each.centre)
    return [{ ...each, missing: each.missing.filter(isHere) }]
  }
  return [each]
}

/** What must hold however the steps came about; told without asking either of the two machines what is allowed. */
function invariants(before: Book, after: Book, done: RefCommand): void {
  for (const own of after.returns.values()) {
    const isOwn = 'unit' in done && done.unit === own.unit
    nothingMoved(before.of(own.unit), own, isOwn ? done : null)
    if (own.state === 'returned') onlyQuestionedIsOpen(after, own, isOwn ? done : null)
  }
  for (const [name, { state, missing }] of after.regions) if (state !== 'open') nothingUnapproved(after.unitsOf(name), missing)
}

/** What was sent stands, and a step on one return changes nothing that was said of another. */
function nothingMoved(was: BookReturn, own: BookReturn, done: RefCommand | null): void {
  was.versions.forEach((version, index) => same([...own.versions[index]!], [...version]))
  if (!done) same(reviewsOf(own), reviewsOf(was))
  const mayMove = ['not_started', 'draft', 'returned'].includes(was.state) || done?.kind === 'decideCorrection'
  if (!mayMove) same(valuesOf(own), valuesOf(was))
}

function onlyQuestionedIsOpen(after: Book, own: BookReturn, done: RefCommand | null): void {
  const open = own.cells.filter(({ review }) => isCellWritable({ round: after.round, state: own.state, review }))
  const questioned = own.cells.filter(({ review }) => review === 'questioned')
  same(open, after.round === 'open' ? questioned : [])
  if (done && 'cells' in done) {
    const marked = done.cells.length === 0 ? cellNames : done.cells
    same(questioned.map(({ breakdown }) => breakdown).sort(), [...marked].sort())
  }
}

/** A parent is never approved over an unapproved child, unless the child is named with a reason. */
function nothingUnapproved(returns: readonly BookReturn[], missing: readonly MissingUnit[]): void {
  const reasons = new Map(missing.map(({ unitId, reason }) => [unitId, reason]))
  for (const own of returns) if (!isApproved(own.state) && !reasons.get(own.unit)) expect(own).toBe('named with a reason')
}

/** Compares texts first: saying how two things differ takes long, and they hardly ever do. */
function same(found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted)
}

const valuesOf = (own: BookReturn) => own.cells.map(({ breakdown, value: given }) => [breakdown, given])
const reviewsOf = (own: BookReturn) => own.cells.map(({ breakdown, review }) => [breakdown, review])

function copyOf(book: Book): Book {
  const copy = new Book(book.tree, book.cellNames)
  for (const own of book.returns.values()) copy.returns.set(own.unit, copyOfReturn(own))
  for (const [name, region] of book.regions) copy.regions.set(name, { state: region.state, missing: region.missing.map((each) => ({ ...each })) })
  for (const each of book.later) copy.later.add(each)
  copy.round = book.round
  return copy
}

const copyOfReturn = (own: BookReturn): BookReturn => ({
  ...own,
  cells: own.cells.map((each) => ({ ...each })),
  versions: own.versions.map((version) => new Map(version)),
  correction: own.correction && { ...own.correction, cells: own.correction.cells.map((each) => ({ ...each })) }
})

const pictureOf = (book: Book) => ({
  isLocked: book.round === 'locked',
  regions: [...book.regions].map(([name, { state, missing }]) => [name, state, missing.map(({ unitId }) => unitId).sort()]),
  returns: [...book.returns.values()].map((own) => [
    own.unit,
    own.state,
    Object.fromEntries(own.cells.map(({ breakdown, value: given, review, answered }) => [breakdown, [given, review, answered]])),
    own.versions.map((version) => Object.fromEntries(version)),
    own.correction?.state ?? null
  ])
})

const pictureOfReference = (model: ReferenceRound) => ({
  isLocked: model.isLocked,
  regions: [...model.regions].map(([name, { state, missing }]) => [name, state, [...missing.keys()].sort()]),
  returns: [...model.returns.values()].map((own) => [
    own.unit,
    own.state,
    Object.fromEntries([...own.cells].map(([name, { value: given, review, answered }]) => [name, [given, review, answered]])),
    own.versions.map((version) => Object.fromEntries(version)),
    own.correction?.state ?? null
  ])
})

class Try implements fc.Command<ReferenceRound, Book> {
  constructor(
    readonly command: RefCommand,
    readonly reached: Set<string>
  ) {}

  check = () => true

  run(model: ReferenceRound, book: Book): void {
    for (const each of spelled(this.command, book.returns)) {
      const before = copyOf(book)
      const isDone = book.try(each)
      same({ each, isDone }, { each, isDone: model.try(each) })
      same(pictureOf(book), pictureOfReference(model))
      if (isDone) {
        invariants(before, book, each)
        this.reached.add(each.kind)
        for (const own of book.returns.values()) this.reached.add(own.state)
      }
    }
  }

  toString = () => JSON.stringify(this.command)
}

/** From every state there are two ways to the end: somebody names what is missing, or everybody does what is theirs. */
function canEnd(book: Book): void {
  if (book.round !== 'open') return
  const unapproved = [...book.returns.values()].filter(({ state }) => !isApproved(state)).map((own) => own.unit)
  const short = copyOf(book)
  expect(short.try({ kind: 'lock', missing: unapproved })).toBe(true)
  for (const own of short.returns.values()) expect(own.state).toBe(unapproved.includes(own.unit) ? book.of(own.unit).state : 'locked')
  for (const own of book.returns.values()) finish(book, own)
  for (const [name, region] of book.regions) {
    if (region.state === 'open') expect(book.try({ kind: 'forward', centre: name, missing: [] })).toBe(true)
    if (region.state === 'forwarded') expect(book.try({ kind: 'acceptRegion', centre: name })).toBe(true)
  }
  expect(book.try({ kind: 'lock', missing: [] })).toBe(true)
  for (const own of book.returns.values()) expect(own.state).toBe('locked')
}

function finish(book: Book, own: BookReturn): void {
  const { unit: name, centre: above } = own
  if (isApproved(own.state)) return
  if (own.correction) book.try({ kind: 'decideCorrection', unit: name, isAccepted: false })
  if (book.regions.get(above)!.state !== 'open') expect(book.try({ kind: 'sendBack', centre: above })).toBe(true)
  for (const { breakdown } of [...own.cells]) book.try({ kind: 'confirm', unit: name, cell: breakdown })
  for (const each of cellNames) book.try({ kind: 'write', unit: name, cell: each, value: 1 })
  book.try({ kind: 'submit', unit: name })
  expect(book.try({ kind: 'verify', unit: name })).toBe(true)
}

it('works as the reference does, whoever tries what, and what must hold holds after every step', () => {
  const reached = new Set<string>()
  const commands = fc.commands([command.map((each) => new Try(each, reached))], { maxCommands: 60, size: 'max' })
  fc.assert(
    fc.property(tree, commands, (branches, sequence) => {
      const real = new Book(branches, cellNames)
      fc.modelRun(() => ({ model: new ReferenceRound(branches, cellNames), real }), sequence)
      canEnd(real)
    }),
    { numRuns: sized({ usual: 500, nightly: 2000 }) }
  )
  // A model that never got anywhere would prove nothing.
  const every = ['locked', 'accepted', 'returned', 'confirm', 'headQuestion', 'reopen', 'sendBack', 'withdraw', 'propose', 'decideCorrection']
  expect([...reached]).toEqual(expect.arrayContaining(every))
})
