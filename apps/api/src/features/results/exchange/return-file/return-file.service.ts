import { Injectable } from '@nestjs/common'
import type { ErrorParams } from '@solmu/domain/errors.js'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import { type FileCell, type FileIssue, type FileReading, nowhere } from '@solmu/domain/results/file-intake.js'
import { decimalText } from '@solmu/shared/decimal.js'
import type { Language } from '@solmu/shared/text.js'
import { Recorded } from '../../../../core/audit/recorded.js'
import type { AuditNote } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import type { Upload } from '../../../../core/files/upload.js'
import type { CellInput } from '../../unit-return/cell/save-cells.graphql.js'
import { demandOpen, SaveCellsService } from '../../unit-return/cell/save-cells.service.js'
import type { ReturnRecord } from '../../unit-return/return-record.js'
import { ReturnStore } from '../../unit-return/return-store.js'
import { type ExchangedReturn, ExchangeQueries } from '../exchange.queries.js'
import { FiguresRefused, toldCells, toldIssue, type ToldCell, type ToldIssue } from '../figures-refused.js'
import { ofReturn } from '../recorded.js'
import { figuresFile, type FiguresFile, readFigures } from './figures-file.js'

/** What a file would change; nothing of it is saved. */
export type FilePreview = { readonly cells: ToldCell[]; readonly issues: ToldIssue[]; readonly unchangedCount: number }

/** What became of figures that were sent. */
export type SavedFigures = { readonly savedCount: number; readonly clearedCount: number; readonly unchangedCount: number; readonly state: string }

/** Figures that come in files and from machines. */
@Injectable()
export class ReturnFileService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly exchange: ExchangeQueries,
    private readonly saving: SaveCellsService,
    private readonly recorded: Recorded
  ) {}

  /**
   * Looks what a file would change in a return.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, and what `receive` and reading the file throw
   */
  async preview(returnId: string, { receive, language }: { receive: () => Promise<Upload>; language: Language }): Promise<FilePreview> {
    return this.recorded.guarded('readReturnFile', async (note) => {
      // Whoever may not write learns it before the file has come; and no transaction waits for a slow line.
      await this.db.read(() => this.editable(returnId, note))
      const upload = await receive()
      const file = await figuresFile(upload)
      return this.recorded.write('readReturnFile', note, async () => {
        const form = await this.editable(returnId, note)
        const reading = readFigures(file, form)
        const { cells, issues, unchangedCount } = reading
        note.details = { bytes: upload.bytes.length, changeCount: cells.length, issueCount: issues.length }
        return { cells: toldCells(reading, form, language), issues: issues.map((issue) => toldIssue(issue, language)), unchangedCount }
      })
    })
  }

  /**
   * Saves the figures that a machine sends for one return: all of them, or none.
   *
   * @throws FiguresRefused, DomainError NOT_FOUND, NOT_ALLOWED, ROUND_STATE, RETURN_STATE, and what `receive` throws
   */
  async put(returnId: string, receive: () => Promise<FiguresFile>): Promise<SavedFigures> {
    return this.recorded.guarded('putReturnCells', async (note) => {
      await this.db.read(() => this.editable(returnId, note))
      const file = await receive()
      return this.recorded.write('putReturnCells', note, async () => {
        const [form] = await this.locked([returnId], note)
        const reading = readFigures(file, form as ExchangedReturn)
        if (reading.issues.length > 0) throw new FiguresRefused(reading.issues)
        const saved = await this.save(form as ExchangedReturn, reading)
        const { savedCount, clearedCount, unchangedCount } = saved
        note.details = { savedCount, clearedCount, unchangedCount }
        return saved
      })
    })
  }

  /**
   * Locks returns that are to be written until the end of the transaction, all of them in the order of their ids.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ROUND_STATE, RETURN_STATE
   */
  async locked(returnIds: readonly string[], note: AuditNote): Promise<ExchangedReturn[]> {
    Object.assign(note, ofReturn(returnIds.length === 1 ? returnIds[0] : undefined))
    const records = await this.store.lockAll(returnIds.map((returnId) => ({ returnId, expectedVersion: null })))
    for (const record of records) this.store.check('return.edit', record)
    if (records.length === 1) Object.assign(note, { unitId: records[0]?.unitId })
    return this.exchange.exchanged(records)
  }

  /**
   * Saves what a file changes in a return that is locked.
   *
   * @throws FiguresRefused when anything of it cannot be saved after all
   */
  async save(form: ExchangedReturn, { cells, unchangedCount }: FileReading): Promise<SavedFigures> {
    const { record } = form
    demandOpen(record)
    if (cells.length === 0) return { savedCount: 0, clearedCount: 0, unchangedCount, state: record.state }
    const inputs = cells.map((cell) => inputOf(cell, decimalsIn(form)))
    const { refusals, conflicts, unitReturn } = await this.saving.save({ returnId: record.id, cells: inputs })
    const places = new Map(cells.map((cell) => [cellKeyText(cell), cell]))
    const faults = [...refusals, ...conflicts.map((conflict) => ({ ...conflict, code: 'STALE', params: {} }))]
    if (faults.length > 0) throw new FiguresRefused(faults.map((fault) => issueOf(fault, places.get(cellKeyText(fault)))))
    const clearedCount = cells.filter(({ answer }) => answer === null).length
    return { savedCount: cells.length - clearedCount, clearedCount, unchangedCount, state: unitReturn.state }
  }

  private async editable(returnId: string, note: AuditNote): Promise<ExchangedReturn> {
    Object.assign(note, ofReturn(returnId))
    const record: ReturnRecord = await this.store.one(returnId)
    Object.assign(note, { unitId: record.unitId })
    this.store.check('return.edit', record)
    const [form] = await this.exchange.exchanged([record])
    return form as ExchangedReturn
  }
}

export function decimalsIn({ sheet }: ExchangedReturn): (indicatorId: string) => number {
  const decimals = new Map(sheet.rows.map(({ indicator }) => [indicator.id, indicator.decimals]))
  return (indicatorId) => decimals.get(indicatorId) ?? 0
}

function inputOf({ indicatorId, breakdown, answer, version }: FileCell, decimalsOf: (indicatorId: string) => number): CellInput {
  const key = { indicatorId, breakdown, expectedVersion: version }
  if (!answer) return { ...key, isCleared: true }
  const value = answer.value === null ? null : decimalText(answer.value, decimalsOf(indicatorId))
  return { ...key, status: answer.status, value, note: answer.note }
}

function issueOf({ code, params }: { code: string; params: ErrorParams }, cell: FileCell | undefined): FileIssue {
  const { row, column, cell: address } = cell ?? nowhere
  return { row, column, cell: address as string | null, code: code as FileIssue['code'], params, text: cell?.indicatorCode ?? '' }
}
