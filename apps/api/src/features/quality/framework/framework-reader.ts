import { Injectable } from '@nestjs/common'
import type { FrameworkContent, FrameworkKind, FrameworkSubject, VersionStanding } from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'

/** A row of quality_framework, with what its newest version in sight calls it. */
export type FrameworkRow = {
  readonly id: string
  readonly code: string
  readonly kind: FrameworkKind
  readonly name: LocalizedText
  readonly description: LocalizedText
  readonly subject: FrameworkSubject
  readonly shippedCode: string | null
  readonly retiredAt: Date | null
  readonly retiredReason: string
  readonly version: number
}

/** A row of quality_framework_version without what it says. */
export type VersionRow = VersionStanding & {
  readonly frameworkId: string
  readonly news: LocalizedText
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly releasedAt: Date | null
  readonly releasedBy: string | null
  readonly version: number
  readonly criterionCount: number
  readonly sectionCount: number
}

const FRAMEWORKS = `SELECT f.id, f.code, f.kind, v.content->'name' AS name, v.content->'description' AS description, v.content->>'subject' AS subject,
    f.shipped_code AS "shippedCode", f.retired_at AS "retiredAt", f.retired_reason AS "retiredReason", f.version
  FROM quality_framework f
  JOIN LATERAL (SELECT n.content FROM quality_framework_version n WHERE n.framework_id = f.id ORDER BY n.number DESC LIMIT 1) v ON true
  WHERE f.consortium_id = $1`

const VERSION = `v.id, v.framework_id AS "frameworkId", v.number, v.state, v.valid_from AS "validFrom", v.valid_to AS "validTo",
  json_build_object('fi', v.news_fi, 'sv', v.news_sv, 'en', v.news_en) AS news, v.changed_at AS "changedAt", c.display_name AS "changedBy",
  v.released_at AS "releasedAt", r.display_name AS "releasedBy", v.version,
  (SELECT count(*)::int FROM jsonb_path_query(v.content, '$.sections[*].criteria[*]')) AS "criterionCount",
  jsonb_array_length(v.content->'sections') AS "sectionCount"`
const FROM_VERSIONS = `quality_framework_version v LEFT JOIN app_user c ON c.id = v.changed_by LEFT JOIN app_user r ON r.id = v.released_by`

/** Reads frameworks and their versions. For other parts of quality: what a version says never changes once it is released. */
@Injectable()
export class FrameworkReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** Every framework in sight by its code; those that were retired among them. */
  all(): Promise<FrameworkRow[]> {
    return this.db.sql<FrameworkRow>(`${FRAMEWORKS} ORDER BY f.code`, [currentViewer().consortiumId])
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<FrameworkRow | undefined> {
    const [row] = await this.db.sql<FrameworkRow>(`${FRAMEWORKS} AND f.id = $2`, [currentViewer().consortiumId, id])
    return row
  }

  /** The versions of a framework, the newest first; those of all that are asked for at once. */
  versionsOf(frameworkId: string): Promise<VersionRow[]> {
    const loader = this.loaders.of<VersionRow>('frameworkVersions', async (ids) =>
      (await this.versionsNow(ids)).map((value) => ({ key: value.frameworkId, value }))
    )
    return loader.load(frameworkId)
  }

  /** The versions of frameworks as they stand at this moment, the newest first. */
  versionsNow(frameworkIds: readonly string[]): Promise<VersionRow[]> {
    return this.db.sql<VersionRow>(
      `SELECT ${VERSION} FROM ${FROM_VERSIONS} WHERE v.consortium_id = $1 AND v.framework_id = ANY ($2) ORDER BY v.number DESC`,
      [currentViewer().consortiumId, frameworkIds]
    )
  }

  /** Undefined for one out of sight. */
  async version(id: string): Promise<VersionRow | undefined> {
    const [row] = await this.db.sql<VersionRow>(`SELECT ${VERSION} FROM ${FROM_VERSIONS} WHERE v.consortium_id = $1 AND v.id = $2`, [
      currentViewer().consortiumId,
      id
    ])
    return row
  }

  /** What versions say; nothing for those out of sight. */
  async contentOf(versionId: string): Promise<FrameworkContent | undefined> {
    const loader = this.loaders.of<FrameworkContent>('frameworkContents', (ids) =>
      this.db.sql('SELECT id AS key, content AS value FROM quality_framework_version WHERE consortium_id = $1 AND id = ANY ($2)', [
        currentViewer().consortiumId,
        ids
      ])
    )
    return (await loader.load(versionId))[0]
  }
}
