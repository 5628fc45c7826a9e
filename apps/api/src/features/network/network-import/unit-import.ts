import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isEmptyDelta, touchedUnits } from '@solmu/domain/network/delta.js'
import type { FileRow } from '@solmu/domain/network/import-cells.js'
import type { KnownOrganisation } from '@solmu/domain/network/import-references.js'
import { planUnits, type UnitImportPlan } from '@solmu/domain/network/import-unit-plan.js'
import type { UnitRegister } from '@solmu/domain/network/import-unit-wishes.js'
import { readUnitRow } from '@solmu/domain/network/import-units.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { NetworkChangeQueries } from '../network-change/network-change.queries.js'
import { type ChangeToWrite, NetworkWriter } from '../network-change/network-writer.js'
import { subjectIds } from '../network-change/network-writer.sql.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { nameOf } from '../network.sql.js'
import { checkAsSeen, eachInSteps, fieldsOf, inSteps, type KindOfWork, type Planned, stateRefusal, type WorkedOut } from './import-steps.js'
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

  async plan(record: ImportRecord, rows: readonly FileRow[]): Promise<Planned> {
    const { register } = await this.db.read(() => this.read())
    return { rows: (await planned(register, record, rows)).rows }
  }

  async workOut(record: ImportRecord, rows: readonly CheckedRow[]): Promise<WorkedOut> {
    const { register, revision } = await this.db.read(() => this.read())
    const plan = await planned(register, record, rows)
    checkAsSeen(rows, plan.rows)
    const change = changeOf(record, plan)
    return {
      rows: opened(plan),
      write: async () => {
        if (change) await this.writer.put(change)
      },
      record: async () => {
        if (!change) return null
        const now = await this.writer.lock()
        if (now !== revision) await this.checkUndisturbed(revision, change)
        return (await this.writer.record(change, now)).id
      }
    }
  }

  async bringIn(record: ImportRecord, rows: readonly CheckedRow[]): Promise<{ changeId: string | null; rows: BroughtIn[] }> {
    await this.writer.lock()
    const { register } = await this.read()
    const plan = await planned(register, record, rows)
    checkAsSeen(rows, plan.rows)
    const change = changeOf(record, plan)
    const recorded = change && (await this.writer.write(change))
    return { changeId: recorded?.id ?? null, rows: opened(plan) }
  }

  async checkUndo({ changeId }: ImportRecord): Promise<void> {
    if (changeId === null) return
    const { undoRefusal } = await this.changes.one(changeId)
    // A job acts by no role of the person, whom the mutation has asked; row-level security looks once more.
    if (undoRefusal === null || undoRefusal === 'not_allowed') return
    throw stateRefusal(undoRefusal === 'date_has_come' ? 'too_late' : 'later_changes')
  }

  /** The facts go before the others are held back: they wait only while it is seen that they have left them alone. */
  async undo(record: ImportRecord): Promise<void> {
    const { changeId } = record
    if (changeId === null) return
    const revision = await this.writer.revision()
    await this.checkUndo(record)
    try {
      await this.writer.takeBack(changeId)
    } catch (error) {
      throw error instanceof DomainError && error.kind === 'conflict' ? stateRefusal('later_changes') : error
    }
    if ((await this.writer.lock()) !== revision) await this.checkUndo(record)
    await this.writer.markUndone(changeId)
  }

  /** What others have done since the revision stays what it would be after this change, unless both concern the same. */
  private async checkUndisturbed(revision: number, { delta }: ChangeToWrite): Promise<void> {
    const passed = [...delta.removed.territories, ...delta.added.territories]
    const other = await this.changes.disturbing(revision, {
      subjects: subjectIds(delta),
      units: touchedUnits(delta),
      codes: passed.map(({ municipalityCode }) => municipalityCode)
    })
    if (other) throw new DomainError('STALE')
  }

  /** What is known; the revision comes first, so that whatever changes meanwhile counts as later. */
  private async read(): Promise<{ register: UnitRegister; revision: number }> {
    const revision = await this.writer.revision()
    const picture = await this.network.afresh()
    const codes = await this.db.sql<{ id: string; code: string }>(CODES_SQL)
    const register = {
      records: recordsOf(picture),
      municipalities: picture.municipalities.list,
      codes: new Map(codes.map(({ id, code }) => [id, code])),
      organisations: await this.db.sql<KnownOrganisation>(ORGANISATIONS_SQL)
    }
    return { register, revision }
  }
}

async function planned(register: UnitRegister, record: ImportRecord, rows: readonly FileRow[]): Promise<UnitImportPlan> {
  const fields = fieldsOf(record)
  const read = await eachInSteps(rows, (row) => readUnitRow(fields, row))
  return inSteps(planUnits(register, read, { effectiveOn: record.effectiveOn, reason: record.fileName, newId }))
}

/** The change that the rows come down to; null when there is nothing to change. */
function changeOf({ id, fileName, effectiveOn }: ImportRecord, { delta, opened }: UnitImportPlan): ChangeToWrite | null {
  if (isEmptyDelta(delta)) return null
  const operation = { kind: 'import', importId: id, fileName }
  return { kind: 'import', effectiveOn, reason: fileName, decidedBy: null, operation, delta, opened }
}

const opened = ({ rows }: UnitImportPlan): BroughtIn[] =>
  rows.flatMap(({ line, subjectId, outcome }) =>
    subjectId === null || outcome !== 'new' ? [] : [{ line, subjectId, before: null }]
  )

function recordsOf({ facts }: NetworkPicture): UnitRegister['records'] {
  const { links, territories, successions, services } = facts
  const units = facts.units.map((unit) => ({ ...unit, organisationName: undefined }))
  return { units, links, territories, successions, services }
}
