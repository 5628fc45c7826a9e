import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mostFigures } from '@solmu/domain/reports/export-job.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { pack } from '../../../core/files/archive.js'
import { contentTypes, sheetAsCsv, sheetsAsWorkbook, type TableSheet } from '../../../core/files/sheet-writer.js'
import type { ConsolidationInput } from '../consolidation/consolidation.graphql.js'
import { ConsolidationService } from '../consolidation/consolidation.service.js'
import { said as common } from '../publication/export/export-words.js'
import { aboutLines, columnRows, type ConsolidationPiece, figureHeadings, missingHeadings, pieceOf } from './consolidation-tables.js'
import type { MadeExport } from './export-maker.js'
import { said } from './export-words.js'

export type ConsolidationFile = { readonly input: ConsolidationInput; readonly format: 'xlsx' | 'csv'; readonly language: Language }

const ABOUT_SQL = `SELECT json_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) AS consortium, now() AS "madeAt",
    (SELECT u.display_name FROM app_user u WHERE u.id = app.user_id()) AS reader
  FROM consortium c WHERE c.id = app.consortium_id()`

/** A consolidation as a file, as the viewer reads it; made in one piece, or in several that are joined. */
@Injectable()
export class ConsolidationFiles {
  constructor(
    private readonly db: Db,
    private readonly service: ConsolidationService
  ) {}

  /** The figures of some indicators, within the viewer's reach. @throws what the consolidation throws */
  async piece({ input, language }: ConsolidationFile, indicatorIds: readonly string[]): Promise<ConsolidationPiece> {
    return pieceOf(await this.service.consolidation({ ...input, indicatorIds: [...indicatorIds] }), { lens: input.lens, language })
  }

  /** @throws DomainError EXPORT_TOO_LARGE when a file of the form does not hold as many figures */
  async join(of: ConsolidationFile, pieces: readonly ConsolidationPiece[]): Promise<MadeExport> {
    const { input, format, language } = of
    const count = pieces.reduce((sum, { rows }) => sum + rows.length, 0)
    const max = mostFigures[format]
    if (count > max) throw new DomainError('EXPORT_TOO_LARGE', { params: { max } })
    const sheets = sheetsOf(of, pieces, await this.about(of))
    const name = `${said.consolidationFile[language]}-${input.from}-${input.to}`.toLowerCase()
    if (format === 'xlsx') return { fileName: `${name}.xlsx`, contentType: contentTypes.xlsx, bytes: await sheetsAsWorkbook(sheets) }
    const files = sheets.map((sheet): [string, Buffer] => [`${sheet.name.toLowerCase().replaceAll(' ', '-')}.csv`, Buffer.from(sheetAsCsv(sheet, language))])
    return { fileName: `${name}.zip`, contentType: 'application/zip', bytes: pack(new Map(files)) }
  }

  private async about({ input, language }: ConsolidationFile) {
    const [row] = await this.db.sql<{ consortium: LocalizedText; reader: string | null; madeAt: Date }>(ABOUT_SQL)
    const reader = row?.reader ?? currentViewer().displayName
    return aboutLines(input, language, { consortium: row?.consortium ?? { fi: '', sv: '', en: '' }, reader, madeAt: new Date(row?.madeAt ?? 0) })
  }
}

function sheetsOf({ language }: ConsolidationFile, pieces: readonly ConsolidationPiece[], about: TableSheet['rows']): TableSheet[] {
  // Each piece names the same reports, as far as its indicators are asked.
  const missing = new Map(pieces.flatMap((piece) => piece.missing).map((row) => [JSON.stringify(row), row]))
  return [
    { name: common.figures[language], rows: [figureHeadings(language), ...pieces.flatMap(({ rows }) => rows)] },
    { name: common.about[language], rows: about },
    { name: common.dictionary[language], rows: [...columnRows(language), ...pieces.flatMap(({ dictionary }) => dictionary)] },
    { name: said.missing[language], rows: [missingHeadings(language), ...missing.values()] }
  ]
}
