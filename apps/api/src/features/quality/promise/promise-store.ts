import { Injectable } from '@nestjs/common'
import type { PromiseContent, PromiseLevel } from '@solmu/domain/quality/promise.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { ServicePromise } from './promise.graphql.js'

export type PromiseRow = Omit<ServicePromise, 'mayChange'>

/** A row of `app.open_promises`. */
export type OpenPromiseRow = {
  readonly id: string
  readonly level: PromiseLevel
  readonly name: LocalizedText
  readonly number: number
  readonly content: PromiseContent
  readonly validFrom: string
  readonly consortiumName: LocalizedText
}

const PROMISES = `SELECT p.id, p.level, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit,
    CASE WHEN p.level = 'organisation' THEN json_build_object('id', o.id, 'name', ${nameOf('o')}) END AS organisation,
    (SELECT coalesce(json_agg(json_build_object('id', v.id, 'number', v.number, 'state', v.state, 'content', v.content, 'validFrom', v.valid_from, 'validTo', v.valid_to,
      'version', v.version) ORDER BY v.number DESC), '[]') FROM service_promise_version v WHERE v.promise_id = p.id) AS versions,
    p.withdrawn_on AS "withdrawnOn", p.withdrawn_reason AS "withdrawnReason", p.version,
    p.id IN (SELECT o.id FROM app.open_promises($1) o) AS "isOpenToAll"
  FROM service_promise p JOIN unit_now u ON u.id = p.unit_id LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.consortium_id = $1`

/** Reads and writes service promises; whether it may be done is asked before. */
@Injectable()
export class PromiseStore {
  constructor(private readonly db: Db) {}

  all(): Promise<PromiseRow[]> {
    return this.db.sql<PromiseRow>(`${PROMISES} ORDER BY array_position(ARRAY['network', 'organisation', 'unit'], p.level), u.name_fi COLLATE "fi-x-icu", p.id`, [
      currentViewer().consortiumId
    ])
  }

  async one(id: string): Promise<PromiseRow | undefined> {
    const [row] = await this.db.sql<PromiseRow>(`${PROMISES} AND p.id = $2`, [currentViewer().consortiumId, id])
    return row
  }

  /** What a consortium promises everybody today; nothing when it is not open to all. No viewer. */
  open(consortiumId: string): Promise<OpenPromiseRow[]> {
    return this.db.askAsNobody<OpenPromiseRow>(
      'SELECT id, level, name, number, content, valid_from AS "validFrom", consortium_name AS "consortiumName" FROM app.open_promises($1)',
      [consortiumId]
    )
  }

  async isHeadOffice(unitId: string): Promise<boolean> {
    const rows = await this.db.sql(`SELECT id FROM org_unit WHERE id = $1 AND type = 'headquarters'`, [unitId])
    return rows.length > 0
  }

  async lock(id: string): Promise<void> {
    await this.db.sql('SELECT id FROM service_promise WHERE id = $1 FOR NO KEY UPDATE', [id])
  }

  async add(level: PromiseLevel, unit: { readonly id: string; readonly organisation?: { readonly id: string } }): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    const organisationId = level === 'organisation' ? unit.organisation?.id : null
    await this.db.sql('INSERT INTO service_promise (id, consortium_id, level, unit_id, organisation_id, created_by) VALUES ($1, $2, $3, $4, $5, $6)', [
      ...[id, consortiumId, level, unit.id, organisationId, userId]
    ])
    return id
  }

  async addDraft({ promiseId, unitId }: { readonly promiseId: string; readonly unitId: string }, content: PromiseContent): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO service_promise_version (id, consortium_id, promise_id, unit_id, number, content, changed_by)
       SELECT $1, $2, $3, $4, coalesce(max(v.number), 0) + 1, $5, $6 FROM service_promise_version v WHERE v.promise_id = $3`,
      [newId(), consortiumId, promiseId, unitId, JSON.stringify(content), userId]
    )
  }

  async writeDraft(versionId: string, content: PromiseContent): Promise<void> {
    await this.db.sql('UPDATE service_promise_version SET content = $2, changed_by = $3, changed_at = now(), version = version + 1 WHERE id = $1', [
      versionId,
      JSON.stringify(content),
      currentViewer().userId
    ])
  }

  /** Has the version that holds end on the day on which the draft takes over. */
  async release({ promiseId, versionId, validFrom }: { readonly promiseId: string; readonly versionId: string; readonly validFrom: string }): Promise<void> {
    await this.db.sql(`UPDATE service_promise_version SET valid_to = $2, version = version + 1 WHERE promise_id = $1 AND state = 'released' AND valid_to IS NULL`, [promiseId, validFrom])
    await this.db.sql(
      `UPDATE service_promise_version SET state = 'released', valid_from = $2, released_by = $3, released_at = now(), version = version + 1 WHERE id = $1`,
      [versionId, validFrom, currentViewer().userId]
    )
  }

  async withdraw(id: string, reason: string): Promise<void> {
    await this.db.sql('UPDATE service_promise SET withdrawn_on = app.today(), withdrawn_reason = $2, version = version + 1 WHERE id = $1', [id, reason])
  }
}
