/** Columns of report templates and their versions, as rows are read. */
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { nameOf } from '../../network/network.sql.js'
import type { ReportVersionState } from './report-kinds.graphql.js'

const descriptionOf = (row: string): string =>
  `json_build_object('fi', ${row}.description_fi, 'sv', ${row}.description_sv, 'en', ${row}.description_en)`

/** By the name of today; null for whom the viewer does not see, or who has been erased. */
const personOf = (id: string): string => `(SELECT u.display_name FROM app_user u WHERE u.id = ${id})`

export type TemplateRow = {
  readonly id: string
  readonly key: string
  readonly name: LocalizedText
  readonly description: LocalizedText
  readonly parameter: ReportParameter
  readonly lens: string | null
  readonly isShipped: boolean
  readonly isRetired: boolean
  readonly copiedFromName: LocalizedText | null
  readonly version: number
}

/** Of `report_template t`. */
export const TEMPLATE = `t.id, t.key, ${nameOf('t')} AS name, ${descriptionOf('t')} AS description, t.parameter, t.lens, t.is_shipped AS "isShipped",
  t.retired_at IS NOT NULL AS "isRetired", t.version, (SELECT ${nameOf('o')} FROM report_template o WHERE o.id = t.copied_from) AS "copiedFromName"`

export type VersionRow = {
  readonly id: string
  readonly templateId: string
  readonly number: number
  readonly state: ReportVersionState
  readonly name: LocalizedText
  readonly description: LocalizedText
  readonly parameter: ReportParameter
  readonly lens: string | null
  readonly blocks: unknown
  readonly note: string
  readonly savedBy: string | null
  readonly savedAt: Date
  readonly releasedBy: string | null
  readonly releasedAt: Date | null
  readonly version: number
  readonly attachedCount: number
}

/** Of `report_version v`. */
export const VERSION = `v.id, v.template_id AS "templateId", v.number, v.state, ${nameOf('v')} AS name, ${descriptionOf('v')} AS description, v.parameter, v.lens,
  v.blocks, v.note, ${personOf('v.saved_by')} AS "savedBy", v.saved_at AS "savedAt", ${personOf('v.released_by')} AS "releasedBy", v.released_at AS "releasedAt", v.version,
  (SELECT count(*)::int FROM report_attachment a WHERE a.version_id = v.id AND a.detached_at IS NULL) AS "attachedCount"`

/** A page of templates by their Finnish names: $1 search, $2 with retired ones, $3 $4 the place after which it begins, $5 how many. */
export const LIST = `SELECT ${TEMPLATE}, count(*) OVER ()::int AS "totalCount", lower(t.name_fi) AS "sortKey" FROM report_template t
  WHERE ($1::text IS NULL OR concat_ws(' ', t.key, t.name_fi, t.name_sv, t.name_en, t.description_fi, t.description_sv, t.description_en) ILIKE $1)
    AND ($2 OR t.retired_at IS NULL)`
