import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type ColumnMapping, importFields, missingFields } from '@solmu/domain/network/import-fields.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { Page, PageArgs } from '../../../core/graphql/page.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { stateRefusal } from './import-steps.js'
import { ImportWork } from './import-work.js'
import type {
  ApplyImportInput,
  CheckImportInput,
  ImportColumnInput,
  ImportRow,
  ImportRowListArgs,
  NetworkImportType,
  UndoImportInput
} from './network-import.graphql.js'
import { type ImportRecord, NetworkImportQueries, toldImport } from './network-import.queries.js'

/** Files that bring in units and organisations: looked at first, then brought in, all or nothing, and undone as a whole. */
@Injectable()
export class NetworkImportService {
  constructor(
    private readonly imports: NetworkImportQueries,
    private readonly work: ImportWork,
    private readonly jobs: Jobs,
    private readonly audit: AuditWriter
  ) {}

  list(args: PageArgs, isCounted: boolean): Promise<Page<NetworkImportType>> {
    return this.imports.page(args, isCounted)
  }

  async one(id: string): Promise<NetworkImportType> {
    return toldImport(await this.imports.one(id))
  }

  /** @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async rows(args: ImportRowListArgs, isCounted: boolean): Promise<Page<ImportRow>> {
    const record = await this.imports.one(args.importId)
    const page = await this.imports.rowPage(args, isCounted)
    const readings = (await this.work.of(record.kind).understand?.(record, page.nodes)) ?? []
    return { ...page, nodes: page.nodes.map(({ line, label, outcome, cells, issues }, at) => ({ line, label, outcome, cells, issues: [...issues], readings: readings[at] ?? [] })) }
  }

  /**
   * Has every row looked at, with what the columns are taken for.
   *
   * @throws DomainError NOT_FOUND, IMPORT_STATE, COLUMN_MISSING, COLUMN_TWICE, INVALID_INPUT for what is no column or field
   */
  async check({ importId, columns, effectiveOn }: CheckImportInput): Promise<NetworkImportType> {
    const record = await this.held(importId)
    const refusals = { checking: 'busy', applying: 'busy', undoing: 'busy', applied: 'applied', undone: 'applied' } as const
    if (record.state in refusals) throw stateRefusal(refusals[record.state as keyof typeof refusals])
    const mapping = mappingOf(record, columns)
    await this.imports.remember(record.kind, choicesIn(record, mapping))
    await this.imports.startCheck(importId, mapping, effectiveOn)
    await this.jobs.add('import:check', { importId }, `import:${importId}`)
    return this.one(importId)
  }

  /**
   * Brings in the rows that were looked at.
   *
   * @throws DomainError NOT_FOUND, IMPORT_STATE
   */
  async apply({ importId, onlySound }: ApplyImportInput): Promise<NetworkImportType> {
    const record = await this.held(importId)
    const refusals = { checking: 'busy', applying: 'busy', undoing: 'busy', applied: 'applied', undone: 'applied' } as const
    if (record.state !== 'checked') throw stateRefusal(refusals[record.state as keyof typeof refusals] ?? 'not_checked')
    if (record.wrongCount > 0 && !onlySound) throw stateRefusal('wrong_rows')
    if (record.wrongCount === record.rowCount) throw stateRefusal('nothing_sound')
    await this.imports.start(importId, 'applying', onlySound)
    await this.jobs.add('import:apply', { importId }, `import:${importId}`)
    return this.one(importId)
  }

  /**
   * Undoes an import as a whole.
   *
   * @throws DomainError NOT_FOUND, IMPORT_STATE
   */
  async undo({ importId }: UndoImportInput): Promise<NetworkImportType> {
    const record = await this.held(importId)
    const refusals = { checking: 'busy', applying: 'busy', undoing: 'busy' } as const
    if (record.state !== 'applied') throw stateRefusal(refusals[record.state as keyof typeof refusals] ?? 'not_applied')
    if (!record.canUndo) throw stateRefusal('too_late')
    await this.work.of(record.kind).checkUndo(record)
    await this.imports.start(importId, 'undoing', record.onlySound)
    await this.jobs.add('import:undo', { importId }, `import:${importId}`)
    return this.one(importId)
  }

  private async held(importId: string): Promise<ImportRecord> {
    const record = await this.imports.hold(importId)
    const { kind, rowCount } = record
    this.audit.note({ subjectType: 'network_import', subjectId: record.id, details: { kind, rows: rowCount } })
    return record
  }
}

/**
 * What is worth remembering: what a column was taken for, and that it was left out although it had been taken for
 * something. A column that nobody had thought of, or one without a heading, says nothing about the next file.
 */
function choicesIn({ mapping: proposed }: ImportRecord, mapping: ColumnMapping): ColumnMapping {
  const isChoice = ([heading, field]: [string, string | null]) => field !== null || proposed[heading] != null
  return Object.fromEntries(Object.entries(mapping).filter((each) => isChoice(each) && !/^#\d+$/.test(each[0])))
}

/** Every column of the file, with the field that it fills or null. */
function mappingOf({ kind, columns }: ImportRecord, given: readonly ImportColumnInput[]): ColumnMapping {
  const headings = new Set(columns.map(({ heading }) => heading))
  const known = new Set(importFields(kind).map(({ name }) => name))
  const issues: DomainError[] = []
  const filled: string[] = []
  for (const [place, { heading, field }] of given.entries()) {
    const path = ['columns', place]
    if (!headings.has(heading)) issues.push(new DomainError('INVALID_INPUT', { path: [...path, 'heading'] }))
    if (field == null) continue
    if (!known.has(field)) issues.push(new DomainError('INVALID_INPUT', { path: [...path, 'field'] }))
    if (filled.includes(field)) issues.push(new DomainError('COLUMN_TWICE', { path: [...path, 'field'], params: { field } }))
    filled.push(field)
  }
  issues.push(...missingFields(kind, filled).map((field) => new DomainError('COLUMN_MISSING', { path: ['columns'], params: { field } })))
  const [first, ...more] = issues
  if (first) throw more.length === 0 ? first : new DomainError('INVALID_INPUT', { path: ['columns'], issues })
  const chosen = new Map(given.map(({ heading, field }) => [heading, field ?? null]))
  return Object.fromEntries(columns.map(({ heading }) => [heading, chosen.get(heading) ?? null]))
}
