import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CellKey, cellKeyText } from '@solmu/domain/results/cell.js'
import type { AskedIndicator } from '@solmu/domain/results/sheet.js'
import { type CellChange, planSave, type SavePlan, type WrittenCell } from '@solmu/domain/results/sheet-save.js'
import { isUuid } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { ReturnPeople, type PeopleOfReturn } from '../return-people.js'
import type { ReturnCell, ReturnRecord } from '../return-record.js'
import { ReturnStore } from '../return-store.js'
import { shownReturn } from '../shown-return.js'
import { textOf } from '../sheet/shown-sheet.js'
import type { SavedCell } from './cell.graphql.js'
import { CellWriter } from './cell-writer.js'
import type { CellInput, SaveCellsInput, SaveCellsPayload, SaveConflict } from './save-cells.graphql.js'

/** How many figures one save may name: more than any form has. */
export const mostCells = 2000

type Loaded = {
  readonly record: ReturnRecord
  readonly asked: readonly AskedIndicator[]
  readonly cells: readonly ReturnCell[]
  readonly count: number
}

/** Saves figures of a return: as many as there are, in the same few statements. */
@Injectable()
export class SaveCellsService {
  constructor(
    private readonly store: ReturnStore,
    private readonly writer: CellWriter,
    private readonly people: ReturnPeople,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Saves what can be saved; what somebody else has written meanwhile, and what cannot be, comes back as data.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ROUND_STATE or RETURN_STATE where nothing at all may be written,
   *   INVALID_INPUT for too many figures at once
   */
  async save(input: Pick<SaveCellsInput, 'returnId' | 'cells'>): Promise<SaveCellsPayload> {
    if (!isUuid(input.returnId)) throw new DomainError('NOT_FOUND', { path: ['returnId'] })
    if (input.cells.length > mostCells) throw new DomainError('INVALID_INPUT', { path: ['cells'], params: { max: mostCells } })
    const changes = input.cells.map(changeOf)
    const loaded = await this.load(input.returnId, changes)
    this.demandWriting(loaded.record)
    const { record, asked, cells } = loaded
    const plan = planSave(changes, { round: record.round.state, state: record.state, asked, cells })
    const clock = nextClock(record, cells)
    const touched = plan.written.length + plan.cleared.length
    if (touched > 0) await this.writer.write(record, { ...plan, clock })
    this.note(record, plan)
    return this.answer(loaded, plan, touched > 0 ? clock : null)
  }

  /** Everything that deciding takes, in one round trip; nothing of it moves any more once the return is locked. */
  private async load(returnId: string, changes: readonly CellChange[]): Promise<Loaded> {
    const keys = changes.filter(({ indicatorId }) => isUuid(indicatorId))
    const [record, asked, cells, count] = await Promise.all([
      this.store.lock(returnId, null),
      this.writer.askedOf(returnId, [...new Set(keys.map(({ indicatorId }) => indicatorId))]),
      this.writer.standing(returnId, keys),
      this.writer.countOf(returnId)
    ])
    return { record, asked, cells, count }
  }

  private demandWriting(record: ReturnRecord): void {
    const { id: subjectId, unitId } = record
    this.audit.note({ subjectType: 'unit_return', subjectId, unitId })
    this.store.check('return.edit', record)
    demandOpen(record)
  }

  private note({ state }: ReturnRecord, plan: SavePlan<ReturnCell>): void {
    const details = {
      ...{ savedCount: plan.written.length, clearedCount: plan.cleared.length },
      ...{ conflictCount: plan.conflicts.length, refusalCount: plan.refusals.length }
    }
    const isFirst = state === 'not_started' && plan.written.length + plan.cleared.length > 0
    this.audit.note({ details, ...(isFirst && { before: { state }, after: { state: 'draft' } }) })
  }

  private async answer(loaded: Loaded, plan: SavePlan<ReturnCell>, clock: number | null): Promise<SaveCellsPayload> {
    const { record, asked, cells, count } = loaded
    const decimals = new Map(asked.map(({ indicator }) => [indicator.id, indicator.decimals]))
    const decimalsOf = ({ indicatorId }: CellKey) => decimals.get(indicatorId) ?? 0
    const known = new Set(cells.map(cellKeyText))
    const added = known.size === 0 ? plan.written.length : plan.written.filter((cell) => !known.has(cellKeyText(cell))).length
    return {
      unitReturn: { ...shownReturn(savedRecord(record, clock)), givenCount: count + added - plan.cleared.length },
      cells: [
        ...plan.written.map((cell) => savedCell({ ...cell, version: clock ?? 0 }, decimalsOf(cell))),
        ...plan.unchanged.map((cell) => savedCell(cell, decimalsOf(cell))),
        ...[...plan.cleared, ...plan.empty].map(emptied)
      ],
      conflicts: await this.conflicts(record, { plan, decimalsOf }),
      refusals: [...plan.refusals]
    }
  }

  private async conflicts(
    { id }: ReturnRecord,
    { plan, decimalsOf }: { plan: SavePlan<ReturnCell>; decimalsOf: (key: CellKey) => number }
  ): Promise<SaveConflict[]> {
    if (plan.conflicts.length === 0) return []
    const people = await this.people.of(id)
    return plan.conflicts.map(({ indicatorId, breakdown, theirs }) => ({
      ...{ indicatorId, breakdown },
      theirs: theirs && theirCell(theirs, { people, decimals: decimalsOf(theirs) })
    }))
  }
}

/** @throws DomainError ROUND_STATE, RETURN_STATE */
export function demandOpen({ round, state }: ReturnRecord): void {
  if (round.state !== 'open') throw new DomainError('ROUND_STATE')
  if (!['not_started', 'draft', 'returned'].includes(state)) throw new DomainError('RETURN_STATE')
}

function changeOf({ indicatorId, breakdown, status, value, note, expectedVersion, isCleared }: CellInput): CellChange {
  return {
    indicatorId: indicatorId.toLowerCase(),
    breakdown,
    status: status ?? 'value',
    value: value ?? null,
    note: note ?? '',
    expectedVersion,
    isCleared: isCleared === true
  }
}

/** Later than every version that the return or one of the named figures has had. */
export const nextClock = ({ cellClock }: ReturnRecord, cells: readonly ReturnCell[]): number =>
  cells.reduce((latest, { version }) => Math.max(latest, version), cellClock) + 1

function savedRecord(record: ReturnRecord, clock: number | null): ReturnRecord {
  if (clock === null) return record
  if (record.state !== 'not_started') return { ...record, cellClock: clock }
  return { ...record, cellClock: clock, state: 'draft', version: record.version + 1, heldSince: new Date() }
}

export function savedCell(cell: WrittenCell & { readonly version: number }, decimals: number): SavedCell {
  const { indicatorId, breakdown, status, note, version, review, answered } = cell
  return { indicatorId, breakdown, status, value: textOf(cell.value, decimals), note, version, review, answered }
}

const emptied = ({ indicatorId, breakdown }: CellKey): SavedCell => ({
  ...{ indicatorId, breakdown, status: null, value: null, note: '', version: 0, review: 'open', answered: null }
})

function theirCell(cell: ReturnCell, { people, decimals }: { people: PeopleOfReturn; decimals: number }) {
  const { status, note, version, changedById, changedAt } = cell
  const changedBy = changedById === null ? null : (people.get(changedById)?.displayName ?? null)
  return { status, value: textOf(cell.value, decimals), note, version, changedBy, changedAt }
}
