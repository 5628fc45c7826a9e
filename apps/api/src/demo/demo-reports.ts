/** The report templates of the product as rows of the demo, released by the head office. */
import { shippedReports } from '../features/reports/builder/library/library.js'
import { demoId } from './demo-id.js'

type Row = Readonly<Record<string, unknown>>

/** Older than every edition of the demo. */
const releasedAt = '2026-01-07T09:00:00Z'

export const demoReportVersionId = (key: string): string => demoId(`report-version:${key}`)

/** Tables with their rows, parents before children. */
export function demoReports(consortiumId: string, userId: string): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const rows = shippedReports.map(({ key, name, description, parameter, lens, blocks }) => {
    const named = {
      ...{ nameFi: name.fi, nameSv: name.sv, nameEn: name.en, parameter, lens },
      ...{ descriptionFi: description.fi, descriptionSv: description.sv, descriptionEn: description.en }
    }
    const templateId = demoId(`report-template:${key}`)
    return {
      template: { id: templateId, consortiumId, key, ...named, isShipped: true, createdAt: releasedAt, version: 1 },
      version: {
        ...{ id: demoReportVersionId(key), templateId, consortiumId, number: 1, state: 'released', ...named, blocks, note: '', version: 1 },
        ...{ savedBy: userId, savedAt: releasedAt, releasedBy: userId, releasedAt }
      }
    }
  })
  return [
    ['report_template', rows.map(({ template }) => template)],
    ['report_version', rows.map(({ version }) => version)]
  ]
}
