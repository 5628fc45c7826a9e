import { Injectable, type OnModuleInit } from '@nestjs/common'
import { daysThatExpire } from '@solmu/domain/quality/commitment.js'
import { daysThatAreDueSoon } from '@solmu/domain/quality/commitment-duty.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Waiting = { readonly kind: BroughtWork['kind']; readonly id: string; readonly commitmentId: string; readonly unitId: string; readonly dueOn: string; readonly name: LocalizedText }

const OWN = `unit_id = ANY (ARRAY(SELECT app.units_for('commitment.sign')))`
const HOLDS = `c.signed_at IS NOT NULL AND (least(c.valid_to, c.ended_on) IS NULL OR least(c.valid_to, c.ended_on) > app.today())`

/** Of the units for which the viewer signs: what is asked for, what ends unrenewed, and the duties that are due. */
const WAITING = `
  SELECT 'commitment_to_sign' AS kind, c.id, c.id AS "commitmentId", c.unit_id AS "unitId", c.due_on AS "dueOn", v.content->'name' AS name
    FROM quality_commitment c JOIN quality_framework_version v ON v.id = c.version_id WHERE c.signed_at IS NULL AND c.ended_at IS NULL AND c.due_on IS NOT NULL AND c.${OWN}
  UNION ALL
  SELECT 'commitment_expiring', c.id, c.id, c.unit_id, c.valid_to - 1, v.content->'name'
    FROM quality_commitment c JOIN quality_framework_version v ON v.id = c.version_id
    WHERE ${HOLDS} AND c.ended_on IS NULL AND c.valid_to <= app.today() + $1::integer AND c.${OWN}
  UNION ALL
  SELECT 'commitment_duty_due', d.id, c.id, c.unit_id, d.due_on, v.content->'name'
    FROM quality_commitment_duty d JOIN quality_commitment c ON c.id = d.commitment_id JOIN quality_framework_version v ON v.id = c.version_id
    WHERE ${HOLDS} AND d.done_on IS NULL AND d.due_on <= app.today() + $2::integer AND c.${OWN}
  ORDER BY 5, 2`

/** Tells the inbox what whoever signs for a unit has to sign, to renew and to see to. */
@Injectable()
export class CommitmentWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who sign nowhere. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('commitment.sign')) return []
    const rows = await this.db.sql<Waiting>(WAITING, [daysThatExpire, daysThatAreDueSoon])
    return rows.map(({ kind, id, commitmentId, unitId, dueOn, name }) => ({ kind, subject: id, unitId, dueOn, params: { commitmentId, name } }))
  }
}
