/**
 * Works out what a file of units comes down to: every row becomes changes of the
 * network, which are made one after the other in a draft, parents before those
 * that stand under them, ends of centres last. What the rules of the network
 * refuse becomes a fault of its row, and a row is brought in whole or not at all.
 * Source: issue "Network in time", item 5; requirements 3, 5 and 7.
 */
import type { NetworkDelta, NetworkOperation, Refusal } from './change.js'
import type { UnitType } from './facts.js'
import type { RowFault } from './import-cells.js'
import type { PlacedMunicipality } from './import-references.js'
import { WishReader, type ImportOptions, type Step, type UnitRegister, type Wish } from './import-unit-wishes.js'
import type { UnitRow } from './import-units.js'
import { NetworkDraft } from './network-draft.js'
import { makeChange } from './plan-change.js'

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'wrong'

export interface PlannedRow {
  readonly line: number
  readonly label: string
  readonly outcome: RowOutcome
  readonly faults: readonly RowFault[]
  /** The unit or organisation; null for a wrong row that names none. */
  readonly subjectId: string | null
}

export interface UnitImportPlan {
  readonly rows: readonly PlannedRow[]
  /** What the rows without faults come down to. */
  readonly delta: NetworkDelta
  readonly opened: readonly { readonly unitId: string; readonly type: UnitType; readonly code: string }[]
}

/** How many rows are worked out between two breaths. */
const breath = 100

const levels: readonly (UnitType | null)[] = [null, 'headquarters', 'regional_centre', 'local_unit']

/**
 * Works out the rows of a file. A generator, so that whoever drives it can do something else now and then: it yields
 * how many rows it has looked at.
 *
 * @param municipalities all that ever lived, with their middles.
 */
export function* planUnits(
  register: UnitRegister,
  rows: readonly UnitRow[],
  options: ImportOptions
): Generator<number, UnitImportPlan> {
  const reader = new WishReader(register, rows, options)
  const wishes: Wish[] = []
  for (const row of rows) {
    wishes.push(reader.read(row))
    if (wishes.length % breath === 0) yield wishes.length
  }
  const ordered = [...wishes].sort((a, b) => levels.indexOf(a.row.type) - levels.indexOf(b.row.type))
  for (;;) {
    const attempt = new Attempt(register, ordered, options)
    yield* attempt.run()
    if (attempt.isFinal) return attempt.plan(wishes)
  }
}

/** One try at all rows that are not known to be wrong; what fails at the end makes another try necessary. */
class Attempt {
  isFinal = true
  readonly #draft: NetworkDraft
  readonly #municipalities: ReadonlyMap<string, PlacedMunicipality>
  readonly #refused = new Map<Wish, readonly RowFault[]>()
  readonly #byUnit: ReadonlyMap<string, Wish>

  constructor(
    register: UnitRegister,
    private readonly wishes: readonly Wish[],
    private readonly options: ImportOptions
  ) {
    this.#draft = new NetworkDraft(register.records)
    this.#municipalities = new Map(register.municipalities.map((each) => [each.code, each]))
    this.#byUnit = new Map(wishes.map((wish) => [wish.unitId, wish]))
  }

  *run(): Generator<number, void> {
    let done = 0
    for (const wish of this.wishes) {
      if (wish.faults.length === 0) this.#begin(wish)
      if (++done % breath === 0) yield done
    }
    const ends = this.wishes.filter((wish) => wish.lastStep !== null && !this.#isWrong(wish))
    for (const wish of ends.sort((a, b) => ((a.lastStep?.day ?? '') < (b.lastStep?.day ?? '') ? -1 : 1))) {
      const faults = this.#make(wish.lastStep ? [wish.lastStep] : [])
      if (faults.length > 0) {
        wish.faults.push(...faults)
        this.isFinal = false
      }
      if (++done % breath === 0) yield done
    }
  }

  plan(wishes: readonly Wish[]): UnitImportPlan {
    const opened = wishes.filter((wish) => wish.isNew && !this.#isWrong(wish))
    return {
      rows: wishes.map((wish) => this.#told(wish)),
      delta: this.#draft.delta(),
      opened: opened.flatMap(({ unitId, row: { type, key } }) => (type && key ? [{ unitId, type, code: key }] : []))
    }
  }

  #begin(wish: Wish): void {
    const above = wish.parentId === null ? undefined : this.#byUnit.get(wish.parentId)
    const faults: readonly RowFault[] =
      above?.isNew && this.#isWrong(above)
        ? [{ field: 'parent', code: 'ROW_DEPENDS', params: { line: above.row.line } }]
        : this.#make(wish.steps)
    if (faults.length > 0) this.#refused.set(wish, faults)
  }

  /** Makes all steps of a row, or none. */
  #make(steps: readonly Step[]): RowFault[] {
    const mark = this.#draft.mark()
    for (const { day, operation } of steps) {
      const change = { effectiveOn: day, reason: this.options.reason, operation }
      const refusals = makeChange(this.#draft, this.#municipalities, change)
      if (refusals.length > 0) {
        this.#draft.takeBackTo(mark)
        return refusals.map((refusal) => faultOf(refusal, operation))
      }
    }
    return []
  }

  #isWrong(wish: Wish): boolean {
    return wish.faults.length > 0 || this.#refused.has(wish)
  }

  #told(wish: Wish): PlannedRow {
    const { row, unitId, isNew, steps, lastStep } = wish
    const faults = [...wish.faults, ...(this.#refused.get(wish) ?? [])]
    const isChanged = steps.length > 0 || lastStep !== null
    const sound: RowOutcome = isNew ? 'new' : isChanged ? 'changed' : 'unchanged'
    const isWrong = faults.length > 0
    return {
      line: row.line,
      label: row.label,
      outcome: isWrong ? 'wrong' : sound,
      faults,
      subjectId: isWrong && isNew ? null : unitId
    }
  }
}

function faultOf({ code }: Refusal, { kind }: NetworkOperation): RowFault {
  const field = code.startsWith('municipality')
    ? 'municipality'
    : code.startsWith('parent')
      ? 'parent'
      : ({ close: 'closedOn', move: 'parent' }[kind as string] ?? null)
  return { field, code: 'NETWORK_REFUSED', params: { code } }
}
