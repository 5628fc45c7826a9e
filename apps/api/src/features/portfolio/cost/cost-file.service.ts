import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type ColumnMapping, proposeColumns } from '@solmu/domain/network/import-fields.js'
import { costFields, type CostRow, readCostRows } from '@solmu/domain/portfolio/cost-file.js'
import { newId } from '@solmu/shared/ids.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { type AuditNote, currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { readSheet, type Sheet, sheetFormatOf } from '../../../core/files/sheet-reader.js'
import type { Upload } from '../../../core/files/upload.js'
import { demandSpending, type Spending, SpendingReader } from '../money/spending.js'
import { CostQueries } from './cost.queries.js'

/** More than the books of a project hold in a year. */
const MOST_ROWS = 5000
const SHOWN = 200

/** Whose costs a file holds where it does not say, and what its columns were taken for. */
export interface FileOf {
  readonly projectId: string
  readonly partnerId: string | null
  readonly mapping: ColumnMapping
}

/** A row of the file as it is shown before anything is saved. */
interface ShownRow {
  readonly line: number
  readonly isKnown: boolean
  readonly cost: { readonly partnerId: string; readonly category: string; readonly source: string; readonly day: string; readonly amount: string; readonly document: string } | null
  readonly faults: CostRow['faults']
}

/** What a file would bring in; nothing of it is saved. */
export interface CostFilePreview {
  readonly columns: readonly { readonly heading: string; readonly field: string | null; readonly sample: string }[]
  /** The fields that a column has to fill, and none does. */
  readonly missing: readonly string[]
  readonly counts: Readonly<Record<'rows' | 'fresh' | 'known' | 'faulty', number>>
  /** What the new rows add up to, and what those add up to that are there already. */
  readonly sums: Readonly<Record<'fresh' | 'known', string>>
  /** Those with faults first. */
  readonly rows: readonly ShownRow[]
}

export interface SavedCosts {
  readonly savedCount: number
  readonly knownCount: number
}

interface ReadFile {
  readonly sheet: Sheet
  readonly columns: readonly (string | null)[]
  readonly missing: readonly string[]
  readonly rows: readonly CostRow[]
}

/** Costs that come in files: looked at first, and then all of them or none. */
@Injectable()
export class CostFileService {
  constructor(
    private readonly spending: SpendingReader,
    private readonly queries: CostQueries,
    private readonly db: Db,
    private readonly recorded: Recorded
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, and what `receive` and reading the file throw */
  preview(of: FileOf, receive: () => Promise<Upload>): Promise<CostFilePreview> {
    return this.recorded.guarded('readProjectCosts', async (note) => {
      const sheet = await this.sheet(of, note, receive)
      return this.recorded.write('readProjectCosts', note, async () => {
        const spending = await this.writable(of, note)
        const read = await this.read(sheet, of, spending)
        const shown = previewOf(read)
        note.details = { rows: shown.counts.rows, faulty: shown.counts.faulty }
        return shown
      })
    })
  }

  /** @throws DomainError as `preview`, REQUIRED for a column that is missing, INVALID_INPUT for a file with any fault: nothing of it is saved then */
  save(of: FileOf, receive: () => Promise<Upload>): Promise<SavedCosts> {
    return this.recorded.guarded('putProjectCosts', async (note) => {
      const sheet = await this.sheet(of, note, receive)
      return this.recorded.write('putProjectCosts', note, async () => {
        await this.db.sql('SELECT id FROM project WHERE id = $1 FOR NO KEY UPDATE', [of.projectId])
        const spending = await this.writable(of, note)
        const { missing, rows } = await this.read(sheet, of, spending)
        if (missing.length > 0) throw new DomainError('REQUIRED', { path: [missing[0] ?? ''] })
        const faulty = rows.filter(({ faults }) => faults.length > 0)
        if (faulty.length > 0) throw new DomainError('INVALID_INPUT', { path: ['file'], params: { count: faulty.length, line: faulty[0]?.line ?? 0 } })
        const fresh = rows.filter(({ isKnown }) => !isKnown)
        await this.insert(of.projectId, fresh)
        note.details = { savedCount: fresh.length, knownCount: rows.length - fresh.length }
        return { savedCount: fresh.length, knownCount: rows.length - fresh.length }
      })
    })
  }

  /** Whoever may not write learns it before the file has come; and no transaction waits for a slow line. */
  private async sheet(of: FileOf, note: AuditNote, receive: () => Promise<Upload>): Promise<Sheet> {
    await this.db.read(() => this.writable(of, note))
    const { fileName, bytes } = await receive()
    const sheet = await readSheet(bytes, sheetFormatOf(fileName, bytes))
    if (sheet.rows.length > MOST_ROWS) throw new DomainError('TOO_MANY_ROWS', { path: ['file'], params: { max: MOST_ROWS } })
    return sheet
  }

  private async writable({ projectId, partnerId }: FileOf, note: AuditNote): Promise<Spending> {
    Object.assign(note, subjectOf('project', projectId))
    const spending = await this.spending.of(projectId)
    Object.assign(note, { unitId: spending.project.lead.id })
    const own = spending.partners.filter(({ mayWrite }) => mayWrite)
    if (own.length === 0) throw new DomainError('NOT_ALLOWED')
    if (partnerId !== null && !spending.partners.some(({ id }) => id === partnerId)) throw new DomainError('NOT_FOUND', { path: ['partnerId'] })
    if (partnerId !== null && !own.some(({ id }) => id === partnerId)) throw new DomainError('NOT_ALLOWED')
    demandSpending(spending)
    return spending
  }

  /** Whose costs the viewer does not record is nobody that the file can name. */
  private async read(sheet: Sheet, { projectId, partnerId, mapping }: FileOf, { frame, partners, project }: Spending): Promise<ReadFile> {
    const columns = proposeColumns(costFields, sheet.headings, mapping)
    const missing = costFields.filter(({ name, isRequired }) => isRequired && !columns.includes(name)).map(({ name }) => name)
    const own = partners.filter(({ mayWrite }) => mayWrite)
    const named = own.map(({ id, name, businessId }) => ({ id, names: [name.fi, name.sv, name.en, businessId ?? ''].filter((each) => each !== '') }))
    const known = await this.queries.known(projectId, null)
    const alone = own.length === 1 ? (own[0]?.id ?? null) : null
    const rows = missing.length > 0 ? [] : readCostRows(sheet.rows, columns, { ...frame, currency: project.currency, named, partnerId: partnerId ?? alone, known })
    return { sheet, columns, missing, rows }
  }

  private async insert(projectId: string, rows: readonly CostRow[]): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    const costs = rows.flatMap(({ cost }) => (cost ? [{ ...cost, id: newId(), amount: cost.amount.toString() }] : []))
    await this.db.sql(
      `INSERT INTO project_cost (id, consortium_id, project_id, partner_id, category, source, day, amount, document, corrects, note, made_by)
       SELECT c.id, $1, $2, c."partnerId", c.category, c.source, c.day, c.amount, c.document, c.corrects, c.note, $3
       FROM jsonb_to_recordset($4) AS c (id uuid, "partnerId" uuid, category text, source text, day date, amount bigint, document text, corrects text, note text)`,
      [consortiumId, projectId, userId, JSON.stringify(costs)]
    )
  }
}

function previewOf({ sheet, columns, missing, rows }: ReadFile): CostFilePreview {
  const [faulty, whole] = [rows.filter(({ faults }) => faults.length > 0), rows.filter(({ faults }) => faults.length === 0)]
  const [known, fresh] = [whole.filter(({ isKnown }) => isKnown), whole.filter(({ isKnown }) => !isKnown)]
  const sum = (of: readonly CostRow[]) => of.reduce((all, { cost }) => all + (cost?.amount ?? 0n), 0n).toString()
  return {
    columns: sheet.headings.map((heading, at) => ({ heading, field: columns[at] ?? null, sample: (sheet.rows[0]?.cells[at] ?? '').slice(0, 80) })),
    missing,
    counts: { rows: sheet.rows.length, fresh: fresh.length, known: known.length, faulty: faulty.length },
    sums: { fresh: sum(fresh), known: sum(known) },
    rows: [...faulty, ...fresh, ...known].slice(0, SHOWN).map(shown)
  }
}

const shown = ({ line, isKnown, faults, cost }: CostRow): ShownRow => ({
  ...{ line, isKnown, faults },
  cost: cost && { partnerId: cost.partnerId, category: cost.category, source: cost.source, day: cost.day, amount: cost.amount.toString(), document: cost.document }
})
