import { Injectable } from '@nestjs/common'
import { layoutOf } from '@solmu/domain/results/file-layout.js'
import { listOf } from '@solmu/domain/results/file-list.js'
import { writeCsv } from '@solmu/shared/csv.js'
import { type Language, pick } from '@solmu/shared/text.js'
import { Recorded } from '../../../../core/audit/recorded.js'
import { contentTypes } from '../../../../core/files/sheet-writer.js'
import { ReturnStore } from '../../unit-return/return-store.js'
import { type SentFile, fileWord } from '../../../../core/files/sent-file.js'
import { type ExchangedReturn, ExchangeQueries } from '../exchange.queries.js'
import { ofReturn } from '../recorded.js'
import { formWorkbook } from '../workbook/form-workbook.js'

export const templateFormats = ['xlsx', 'csv', 'json'] as const
export type TemplateFormat = (typeof templateFormats)[number]

const WARNINGS: Readonly<Record<Language, string>> = {
  fi: 'Tätä lukua Solmu ei ota vastaan. Jatketaanko silti?',
  sv: 'Solmu tar inte emot det här talet. Fortsätta ändå?',
  en: 'Solmu will not take this number. Go on anyway?'
}

/** The form of a return as a file, with the figures that it has. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly store: ReturnStore,
    private readonly exchange: ExchangeQueries,
    private readonly recorded: Recorded
  ) {}

  /** @throws DomainError NOT_FOUND */
  async template(returnId: string, { format, language }: { format: TemplateFormat; language: Language }): Promise<SentFile> {
    const form = await this.recorded.run('exportReturnTemplate', async (note) => {
      Object.assign(note, ofReturn(returnId), { details: { format } })
      const record = await this.store.one(returnId)
      Object.assign(note, { unitId: record.unitId })
      const [form] = await this.exchange.exchanged([record])
      return form as ExchangedReturn
    })
    const name = `${[form.period.toLowerCase(), fileWord(pick(form.unitName, language).text)].join('-')}.${format}`
    return { name, contentType: contentTypes[format], content: await contentOf(form, { format, language }) }
  }
}

async function contentOf(form: ExchangedReturn, { format, language }: { format: TemplateFormat; language: Language }): Promise<Buffer> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(listOf(form, true), null, 2)}\n`)
  const layout = layoutOf(form, language)
  if (format === 'xlsx') return formWorkbook(layout, WARNINGS[language])
  const width = Math.max(...layout.rows.map(({ fields }) => fields.length))
  // Every line has as many fields, so that a reader sees by the first one what parts them.
  const rows = layout.rows.map(({ fields }) => Array.from({ length: width }, (_, place) => fields[place]?.value ?? null))
  return Buffer.from(writeCsv(rows, { separator: language === 'en' ? ',' : ';' }))
}
