import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type Cell, type CellKey, cellKeyText } from '@solmu/domain/results/cell.js'
import { type AskedIndicator, askedCells, sheetOf } from '@solmu/domain/results/sheet.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Loaders } from '../../../../core/graphql/loaders.js'
import { ReturnPeople } from '../return-people.js'
import type { ReturnRecord, ReturnSheet } from '../return-record.js'
import { ReturnStore } from '../return-store.js'
import type { CellHistoryEntry, ReturnDifference, SheetRowType } from './sheet.graphql.js'
import { type SentCell, SheetQueries } from './sheet.queries.js'
import { type Beside, shownSheet, textOf } from './shown-sheet.js'

const noSheet: ReturnSheet = { rows: [], askedCount: 0, givenCount: 0 }

/** Shows the figures of a return: the working copy, what was sent, and how the two differ. */
@Injectable()
export class SheetService {
  constructor(
    private readonly loaders: Loaders,
    private readonly store: ReturnStore,
    private readonly queries: SheetQueries,
    private readonly people: ReturnPeople
  ) {}

  /** The working copy; the same few statements for any number of returns. */
  async workingCopy({ id }: ReturnRecord): Promise<SheetRowType[]> {
    const [sheet] = await this.loaders.of<SheetRowType[]>('workingCopies', (ids) => this.workingCopies(ids)).load(id)
    return sheet ?? []
  }

  private async workingCopies(ids: readonly string[]): Promise<{ key: string; value: SheetRowType[] }[]> {
    const [records, cells] = await Promise.all([this.store.some(ids), this.queries.cellsOf(ids)])
    const asked = await Promise.all(records.map((record) => this.store.askedOf(record)))
    const byReturn = groupBy(cells, ({ returnId }) => returnId)
    const sheets = records.map(({ id, round, state }, place) =>
      sheetOf(asked[place] ?? [], { round: round.state, state, cells: byReturn.get(id) ?? [] })
    )
    const beside = await this.beside(records)
    return records.map(({ id }, place) => ({ key: id, value: shownSheet(sheets[place] ?? noSheet, beside(id)) }))
  }

  /** What stands beside the figures of returns, by their ids. */
  private async beside(records: readonly ReturnRecord[]): Promise<(returnId: string) => Beside> {
    const ids = records.map(({ id }) => id)
    const [previous, targets, comments, people] = await Promise.all([
      this.queries.previousOf(ids),
      this.queries.targetsOf(ids),
      this.queries.commentCountsOf(ids),
      Promise.all(ids.map((id) => this.people.of(id)))
    ])
    return (returnId) => ({
      previous: previous.filter((row) => row.returnId === returnId),
      targets: targets.filter((row) => row.returnId === returnId),
      comments: comments.filter((row) => row.returnId === returnId),
      people: people[ids.indexOf(returnId)] ?? new Map()
    })
  }

  /** @throws DomainError NOT_FOUND for a return out of sight, or a version that there is not */
  async ofVersion(returnId: string, number: number): Promise<SheetRowType[]> {
    const record = await this.store.one(returnId)
    demandVersion(record, number, 'number')
    const [asked, cells, beside] = await Promise.all([
      this.store.askedOf(record),
      this.queries.cellsOfVersion(record.id, number),
      this.beside([record])
    ])
    return shownSheet(sheetOf(asked, { round: record.round.state, state: 'locked', cells }), beside(record.id))
  }

  /**
   * The figures that differ between two versions, in the order of the form.
   *
   * @param from the earlier version; 0 for nothing at all
   * @param to the later version; null for the working copy, in which an empty place counts as missing
   * @throws DomainError NOT_FOUND for a return out of sight, or a version that there is not
   */
  async difference(returnId: string, from: number, to: number | null): Promise<ReturnDifference[]> {
    const record = await this.store.one(returnId)
    if (from !== 0) demandVersion(record, from, 'from')
    if (to !== null) demandVersion(record, to, 'to')
    const [asked, sent, working] = await Promise.all([
      this.store.askedOf(record),
      this.queries.sentIn(returnId, to === null ? [from] : [from, to]),
      to === null ? this.store.cellsOf(returnId) : []
    ])
    const after = to === null ? withMissing(asked, working) : standingIn(sent, to)
    return differences(asked, { before: standingIn(sent, from), after })
  }

  /**
   * What a figure has been, the newest first; the working copy only where it is not what was sent last.
   *
   * @throws DomainError NOT_FOUND for a return out of sight
   */
  async history(returnId: string, key: CellKey): Promise<CellHistoryEntry[]> {
    const record = await this.store.one(returnId)
    if (!isUuid(key.indicatorId)) return []
    const [asked, rows, people] = await Promise.all([
      this.store.askedOf(record),
      this.queries.historyOf(record.id, key),
      this.people.of(record.id)
    ])
    const decimals = asked.find(({ indicator }) => indicator.id === key.indicatorId)?.indicator.decimals ?? 0
    const [newest, sent] = rows
    const isAsSent = newest?.versionNumber === null && sent && isSame(newest, sent)
    return (isAsSent ? rows.slice(1) : rows).map(({ versionNumber, status, value, changedById, changedAt }) => ({
      ...{ versionNumber, status, value: textOf(value, decimals), changedAt },
      changedBy: changedById === null ? null : (people.get(changedById)?.displayName ?? null)
    }))
  }
}

function demandVersion({ number: newest }: ReturnRecord, number: number, path: string): void {
  if (number < 1 || number > newest) throw new DomainError('NOT_FOUND', { path: [path] })
}

type Answers = ReadonlyMap<string, Cell>

const byKey = (cells: readonly Cell[]): Answers => new Map(cells.map((cell) => [cellKeyText(cell), cell]))

const standingIn = (sent: readonly SentCell[], version: number): Answers =>
  byKey(sent.filter(({ fromVersion, toVersion }) => fromVersion <= version && (toVersion === null || toVersion > version)))

/** As it would be sent: what was asked for and left empty is missing. */
function withMissing(asked: readonly AskedIndicator[], cells: readonly Cell[]): Answers {
  const missing = askedCells(asked).map((key) => ({ ...key, status: 'missing' as const, value: null }))
  return byKey([...missing, ...cells])
}

const isSame = (a: Cell | undefined, b: Cell | undefined): boolean => a?.status === b?.status && a?.value === b?.value

function differences(asked: readonly AskedIndicator[], of: { before: Answers; after: Answers }): ReturnDifference[] {
  const decimals = new Map(asked.map(({ indicator }) => [indicator.id, indicator.decimals]))
  const order = new Map(askedCells(asked).map((key, place) => [cellKeyText(key), place]))
  const keys = [...new Set([...of.before.keys(), ...of.after.keys()])].sort(
    (a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || (a < b ? -1 : 1)
  )
  return keys.flatMap((key) => {
    const [before, after] = [of.before.get(key), of.after.get(key)]
    const { indicatorId, breakdown } = before ?? after ?? { indicatorId: '', breakdown: '' }
    const shown = (cell?: Cell) =>
      cell ? { status: cell.status, value: textOf(cell.value, decimals.get(indicatorId) ?? 0) } : null
    return isSame(before, after) ? [] : [{ indicatorId, breakdown, before: shown(before), after: shown(after) }]
  })
}
