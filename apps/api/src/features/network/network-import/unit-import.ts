import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isEmptyDelta } from '@solmu/domain/network/delta.js'
import type { FileRow } from '@solmu/domain/network/import-cells.js'
import type { KnownOrganisation } from '@solmu/domain/network/import-references.js'
import { planUnits, type PlannedRow, type UnitImportPlan } from '@solmu/domain/network/import-unit-plan.js'
import type { UnitRegister } from '@solmu/domain/network/import-unit-wishes.js'
import { readUnitRow } from '@solmu/domain/network/import-units.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { NetworkChangeQueries } from '../network-change/network-change.queries.js'
import { NetworkWriter } from '../network-change/network-writer.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { nameOf } from '../network.sql.js'
import { checkAsSeen, eachInSteps, fieldsOf, inSteps, type KindOfWork, stateRefusal } from './import-steps.js'
import type { BroughtIn, CheckedRow, ImportRecord } from './network-import.queries.js'

const CODES_SQL = 'SELECT id, code FROM org_unit WHERE code IS NOT NULL'

const ORGANISATIONS_SQL = `SELECT o.id, o.code, o.business_id AS "businessId", ${nameOf('o')} AS name FROM organisation o`

/** Units from a file: a change of the network like any other, with one entry in its history. */
@Injectable()
export class UnitImport implements KindOfWork {
  constructor(
    private readonly db: Db,
    private readonly network: NetworkQueries,
    private readonly changes: NetworkChangeQueries,
    private readonly writer: NetworkWriter
  ) {}

  async plan(record: ImportRecord, rows: readonly FileRow[]): Promise<readonly PlannedRow[]> {
    return (await this.workOut(record, rows, await this.network.ofAllTimes())).rows
  }

  async bringIn(record: ImportRecord, rows: readonly CheckedRow[]): Promise<{ changeId: string | null; rows: BroughtIn[] }> {
    await this.writer.lock()
    const { rows: planned, delta, opened } = await this.workOut(record, rows, await this.network.afresh())
    checkAsSeen(rows, planned)
    const broughtIn = planned.flatMap(({ line, subjectId, outcome }) =>
      subjectId === null || outcome !== 'new' ? [] : [{ line, subjectId, before: null }]
    )
    if (isEmptyDelta(delta)) return { changeId: null, rows: broughtIn }
    const { id, fileName, effectiveOn } = record
    const { id: changeId } = await this.writer.write({
      ...{ kind: 'import', effectiveOn, reason: fileName, decidedBy: null },
      ...{ operation: { kind: 'import', importId: id, fileName }, delta, opened }
    })
    return { changeId, rows: broughtIn }
  }

  async checkUndo({ changeId }: ImportRecord): Promise<void> {
    if (changeId === null) return
    const { undoRefusal } = await this.changes.one(changeId)
    // A job acts by no role of the person, whom the mutation has asked; row-level security looks once more.
    if (undoRefusal === null || undoRefusal === 'not_allowed') return
    throw stateRefusal(undoRefusal === 'date_has_come' ? 'too_late' : 'later_changes')
  }

  async undo(record: ImportRecord): Promise<void> {
    await this.writer.lock()
    await this.checkUndo(record)
    if (record.changeId === null) return
    try {
      await this.writer.undo(record.changeId)
    } catch (error) {
      throw error instanceof DomainError && error.kind === 'conflict' ? stateRefusal('later_changes') : error
    }
  }

  private async workOut(record: ImportRecord, rows: readonly FileRow[], picture: NetworkPicture): Promise<UnitImportPlan> {
    const fields = fieldsOf(record)
    const codes = await this.db.sql<{ id: string; code: string }>(CODES_SQL)
    const register: UnitRegister = {
      records: recordsOf(picture),
      municipalities: picture.municipalities.list,
      codes: new Map(codes.map(({ id, code }) => [id, code])),
      organisations: await this.db.sql<KnownOrganisation>(ORGANISATIONS_SQL)
    }
    const read = await eachInSteps(rows, (row) => readUnitRow(fields, row))
    return inSteps(planUnits(register, read, { effectiveOn: record.effectiveOn, reason: record.fileName, newId }))
  }
}

function recordsOf({ facts }: NetworkPicture): UnitRegister['records'] {
  const { links, territories, successions, services } = facts
  const units = facts.units.map((unit) => ({ ...unit, organisationName: undefined }))
  return { units, links, territories, successions, services }
}
