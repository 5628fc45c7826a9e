import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { GROUP, type GroupRow } from './indicator-row.js'
import type { ChangeIndicatorGroupInput, CreateIndicatorGroupInput } from './indicator-group.graphql.js'
import { onceOnly } from './indicator-store.js'

const INSERT_SQL = `
  INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position)
  SELECT $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 FROM indicator_group WHERE consortium_id = $2`

/** The groups `$1` in their new order. */
const ORDER_SQL = `
  UPDATE indicator_group g SET position = o.place FROM unnest($1::uuid[]) WITH ORDINALITY AS o(id, place)
  WHERE o.id = g.id AND g.position <> o.place`

/** The headings of the library. */
@Injectable()
export class IndicatorGroupService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, ALREADY_EXISTS, or what is wrong with the input */
  async create(input: CreateIndicatorGroupInput): Promise<GroupRow> {
    this.access.check('indicator.manage', {})
    const fields = new TextFields()
    const code = fields.key(['code'], input.code)
    const name = fields.localized(['name'], input.name, { most: 120, isNeeded: true })
    throwIssues(fields.issues)
    const id = newId()
    await onceOnly(() => this.db.sql(INSERT_SQL, [id, currentViewer().consortiumId, code, name.fi, name.sv, name.en]))
    this.note({ id, code, name })
    this.audit.note({ after: { code, name: { ...name } } })
    return this.one(id)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, or what is wrong with the input */
  async change(input: ChangeIndicatorGroupInput): Promise<GroupRow> {
    this.access.check('indicator.manage', {})
    const before = await this.locked(input)
    const fields = new TextFields()
    const name = fields.localized(['name'], input.name, { most: 120, isNeeded: true })
    const position = input.position ?? before.position
    if (position < 1 || position > 1000) fields.refuse('OUT_OF_RANGE', ['position'], { min: 1, max: 1000 })
    throwIssues(fields.issues)
    await this.db.sql(
      'UPDATE indicator_group SET name_fi = $2, name_sv = $3, name_en = $4, version = version + 1 WHERE id = $1',
      [before.id, name.fi, name.sv, name.en]
    )
    if (position !== before.position) await this.move(before.id, position)
    this.note({ ...before, name })
    this.audit.note({
      before: { name: { ...before.name }, position: before.position },
      after: { name: { ...name }, position }
    })
    return this.one(before.id)
  }

  /** The others keep their order around it. */
  private async move(id: string, position: number): Promise<void> {
    const rows = await this.db.sql<{ id: string }>('SELECT id FROM indicator_group ORDER BY position, code')
    const others = rows.map((row) => row.id).filter((each) => each !== id)
    await this.db.sql(ORDER_SQL, [others.toSpliced(position - 1, 0, id)])
  }

  private async one(id: string): Promise<GroupRow> {
    const [row] = await this.db.sql<{ value: GroupRow }>(`SELECT ${GROUP} AS value FROM indicator_group g WHERE g.id = $1`, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['groupId'] })
    return row.value
  }

  private async locked({ groupId, expectedVersion }: ChangeIndicatorGroupInput): Promise<GroupRow> {
    const [row] = isUuid(groupId)
      ? await this.db.sql<{ value: GroupRow }>(`SELECT ${GROUP} AS value FROM indicator_group g WHERE g.id = $1 FOR NO KEY UPDATE`, [groupId])
      : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['groupId'] })
    if (row.value.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return row.value
  }

  private note({ id, code, name }: { id: string; code: string; name: LocalizedText }): void {
    this.audit.note({ subjectType: 'indicator_group', subjectId: id, details: { code, name: name.fi } })
  }
}
