import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Records } from '../../../core/records.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type Waiting = { readonly kind: 'meeting_coming' | 'minutes_to_sign' | 'minutes_to_write'; readonly id: string; readonly unitId: string; readonly dueOn: IsoDate | null; readonly name: LocalizedText }

/** A meeting waits for whoever sits in the body until it is over, its minutes for those who sign them, and what is left to do for those who arrange it; of those who lead the body or write for it, until it is signed. */
const WAITING = `
  SELECT 'meeting_coming' AS kind, m.id, m.unit_id AS "unitId", (m.starts_at AT TIME ZONE 'Europe/Helsinki')::date AS "dueOn", m.title AS name
    FROM meeting m WHERE m.consortium_id = $1 AND m.state = 'called' AND m.ends_at > clock_timestamp() AND m.body_id IN (SELECT app.my_bodies())
  UNION ALL
  SELECT 'minutes_to_sign', m.id, m.unit_id, NULL::date, m.title
    FROM meeting m WHERE m.consortium_id = $1 AND m.state = 'closed' AND m.signers @> jsonb_build_array(jsonb_build_object('userId', app.user_id()))
      AND NOT EXISTS (SELECT 1 FROM meeting_signature s WHERE s.meeting_id = m.id AND s.user_id = app.user_id())
  UNION ALL
  SELECT 'minutes_to_write', m.id, m.unit_id, NULL::date, m.title
    FROM meeting m WHERE m.consortium_id = $1 AND (m.state = 'open' AND m.ends_at < clock_timestamp() OR m.state = 'closed' AND m.signers = '[]' OR m.state = 'signed' AND app.arranges_meeting(m.id)) AND app.manages_meeting(m.id)
  ORDER BY "dueOn", id LIMIT 100`

/** Tells the inbox which meetings come, and whose minutes wait. */
@Injectable()
export class MeetingWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
    this.records.add('meeting', 'SELECT m.unit_id AS "unitId" FROM meeting m WHERE m.id = $1')
  }

  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('meeting.read')) return []
    const waiting = await this.db.sql<Waiting>(WAITING, [currentViewer().consortiumId])
    return waiting.map(({ kind, id, unitId, dueOn, name }) => ({ kind, subject: id, unitId, ...(dueOn && { dueOn }), params: { meetingId: id, name } }))
  }
}
