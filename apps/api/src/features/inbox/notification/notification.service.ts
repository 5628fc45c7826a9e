import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { defaultFrequency, type Frequency, isTopic, knownParams, type TopicGroup, topicGroups, topics } from '@solmu/domain/inbox/notification-topics.js'
import { isRecordKind, recordKinds, recordPath, type RecordRef } from '@solmu/domain/inbox/records.js'
import { isUuid } from '@solmu/shared/ids.js'
import { sameInAll } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { NotificationListArgs, NotificationPreference, NotificationType, SetNotificationPreferenceInput } from './notification.graphql.js'

type Row = {
  readonly id: string
  readonly topic: string
  readonly group: TopicGroup
  readonly subjectType: string | null
  readonly subjectId: string | null
  readonly params: Readonly<Record<string, unknown>>
  readonly at: Date
  readonly readAt: Date | null
  readonly unit: OrgUnitRefType | null
}

const OWN = 'n.user_id = app.user_id()'
const MATCHES = `${OWN} AND (NOT $1::boolean OR n.read_at IS NULL) AND ($2::text IS NULL OR n.topic_group = $2)`
const PAGE = `SELECT n.id, n.topic, n.topic_group AS group, n.subject_type AS "subjectType", n.subject_id AS "subjectId", n.params, n.at,
    n.read_at AS "readAt", CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'type', u.type,
      'name', json_build_object('fi', u.name_fi, 'sv', u.name_sv, 'en', u.name_en)) END AS unit
  FROM notification n LEFT JOIN unit_now u ON u.id = n.unit_id
  WHERE ${MATCHES} AND ($3::uuid IS NULL OR n.id < $3) ORDER BY n.id DESC LIMIT $4`

/** What the viewer is told, and how they wish to be told. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** The newest first: ids are made in the order of time. */
  async list({ unreadOnly, group, ...page }: NotificationListArgs, wantsTotal: boolean): Promise<Page<NotificationType>> {
    const first = page.first ?? DEFAULT_PAGE
    const filter = [unreadOnly, group ?? null]
    const [start = null] = pageStart(page.after, ['string']) ?? []
    if (start !== null && !isUuid(start)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const rows = await this.db.sql<Row>(PAGE, [...filter, start, first + 1])
    const totalCount = wantsTotal ? await this.count(MATCHES, filter) : 0
    const { nodes, pageInfo } = toPage(rows, { first, totalCount, cursor: ({ id }) => [id] })
    return { nodes: nodes.map(toNotification), pageInfo, totalCount }
  }

  unreadCount(): Promise<number> {
    return this.count(`${OWN} AND n.read_at IS NULL`, [])
  }

  /** Once and for all: what was read stays read. */
  async markRead(ids: readonly string[] | null | undefined): Promise<number> {
    await this.db.sql('UPDATE notification n SET read_at = now() WHERE n.user_id = app.user_id() AND n.read_at IS NULL AND ($1::uuid[] IS NULL OR n.id = ANY ($1))', [
      ids ?? null
    ])
    return this.unreadCount()
  }

  /** Every group, also where nothing was chosen. */
  async preferences(): Promise<NotificationPreference[]> {
    const rows = await this.db.sql<{ group: TopicGroup; frequency: Frequency }>(
      'SELECT f.topic_group AS group, f.frequency FROM notification_preference f WHERE f.user_id = app.user_id()'
    )
    const chosen = new Map(rows.map(({ group, frequency }) => [group, frequency]))
    return topicGroups.map((group) => ({ group, frequency: chosen.get(group) ?? defaultFrequency }))
  }

  async choose({ group, frequency }: SetNotificationPreferenceInput): Promise<NotificationPreference[]> {
    const { userId, consortiumId } = currentViewer()
    const before = (await this.preferences()).find((each) => each.group === group)
    await this.db.sql(
      `INSERT INTO notification_preference (consortium_id, user_id, topic_group, frequency) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id, consortium_id, topic_group) DO UPDATE SET frequency = excluded.frequency, changed_at = now()
       WHERE notification_preference.frequency <> excluded.frequency`,
      [consortiumId, userId, group, frequency]
    )
    this.audit.note({ subjectType: 'user', subjectId: userId, details: { kind: group }, before: { state: before?.frequency ?? defaultFrequency }, after: { state: frequency } })
    return this.preferences()
  }

  private async count(condition: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM notification n WHERE ${condition}`, values)
    return row?.count ?? 0
  }
}

function toNotification({ id, topic, group, params, at, readAt, unit, ...row }: Row): NotificationType {
  const known = isTopic(topic) ? topics[topic] : null
  const record = recordOf(row)
  return {
    ...{ id, group, at, readAt, unit, person: knownParams(params).person ?? null, about: record && recordKinds[record.kind].name },
    says: known?.says ?? sameInAll(topic),
    path: record ? pathOf(topic, record) : (known?.path ?? '/inbox/notifications')
  }
}

const recordOf = ({ subjectType: kind, subjectId: id }: Pick<Row, 'subjectType' | 'subjectId'>): RecordRef | null =>
  kind !== null && id !== null && isRecordKind(kind) ? { kind, id } : null

/** What was said about a record stands at the foot of its page. */
const pathOf = (topic: string, record: RecordRef): string => `${recordPath(record)}${topic.startsWith('comment_') ? '#discussion' : ''}`
