import { Injectable } from '@nestjs/common'
import { correctionSteps, needsCorrection } from '@solmu/domain/results/correction.js'
import { effectiveDueOn } from '@solmu/domain/results/lateness.js'
import { steps, type ReturnPermission } from '@solmu/domain/results/return.workflow.js'
import { strip, type StageHolders, type StripStageName } from '@solmu/domain/results/strip.js'
import { decimalText } from '@solmu/shared/decimal.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { ReturnPeople } from '../unit-return/return-people.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { CORRECTION_JSON, type CorrectionRow } from './correction.queries.js'
import { closingOf } from './correction.service.js'
import { ReturnStandings, situationOf } from './return-standings.js'
import type { CorrectionType, ReturnStepType, StepOptionType, StripStageType } from './return-steps.graphql.js'

type HolderRow = { readonly stage: StripStageName; readonly displayName: string; readonly isDeputy: boolean }
type StepRow = Omit<ReturnStepType, 'takenBy' | 'takenAt'> & { readonly takenById: string | null; readonly takenAt: string }

/** Where a return stands: its strand, its steps, what can be done. Each is one statement for any number of returns. */
@Injectable()
export class ApprovalQueries {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly store: ReturnStore,
    private readonly standings: ReturnStandings,
    private readonly people: ReturnPeople
  ) {}

  /** Who has it, since when, and who is next. */
  async strip(record: ReturnRecord): Promise<StripStageType[]> {
    const [standing, holders] = await Promise.all([this.standings.of(record.id), this.holders(record.id)])
    if (!standing) return []
    const { times, region, isUnderHeadquarters, opensOn } = standing
    const stages = strip({
      ...{ region, isUnderHeadquarters, opensOn, holders },
      round: record.round.state,
      state: record.state,
      openedAt: null,
      heldSince: new Date(record.heldSince).toISOString(),
      submittedAt: times.submit ?? null,
      verifiedAt: times.verify ?? null,
      forwardedAt: region === 'open' ? null : (times.forward ?? null),
      acceptedAt: times.accept ?? null,
      lockedAt: times.lock ?? times.admit ?? null,
      unitDueOn: effectiveDueOn({ dueOn: record.round.dueOn, extendedUntil: record.extendedUntil }),
      verifyBy: record.round.verifyBy,
      acceptBy: record.round.acceptBy,
      may: this.may(record)
    })
    return stages.map((stage) => ({ ...stage, since: stage.since === null ? null : new Date(stage.since) }))
  }

  /** The steps that are the viewer's to take; what the checks say is not asked here. */
  async options(record: ReturnRecord): Promise<StepOptionType[]> {
    const standing = await this.standings.of(record.id)
    if (!standing) return []
    const may = this.may(record)
    const own = steps(situationOf(record, standing), may).map(({ action, isAllowed, blockedBy }) => ({ action, isAllowed, blockedBy }))
    if (!may('return.submit') || !needsCorrection(closingOf(record, standing))) return own
    const blockedBy = standing.hasOpenCorrection ? ['no_open_correction'] : []
    return [...own, { action: 'propose_correction', isAllowed: blockedBy.length === 0, blockedBy }]
  }

  /** What has happened to it, the oldest first. */
  async steps({ id }: ReturnRecord): Promise<ReturnStepType[]> {
    const [rows, people] = await Promise.all([
      this.loaders
        .of<StepRow>('returnSteps', (ids) =>
          this.db.sql(
            `SELECT p.return_id AS key, json_build_object('id', p.id, 'action', p.action, 'fromState', p.from_state,
               'toState', p.to_state, 'versionNumber', p.version_number, 'message', p.message, 'takenById', p.taken_by,
               'takenAt', p.taken_at) AS value
             FROM return_step p WHERE p.return_id = ANY ($1::uuid[]) ORDER BY p.taken_at, p.id`,
            [ids]
          )
        )
        .load(id),
      this.people.of(id)
    ])
    return rows.map(({ takenById, takenAt, ...step }) => ({
      ...step,
      takenBy: people.get(takenById ?? '') ?? null,
      takenAt: new Date(takenAt)
    }))
  }

  /** Its corrections, the newest first. */
  async corrections(record: ReturnRecord): Promise<CorrectionType[]> {
    const rows = await this.loaders
      .of<CorrectionRow>('correctionsOfReturn', (ids) =>
        this.db.sql(
          `SELECT k.return_id AS key, ${CORRECTION_JSON} AS value FROM correction k
           WHERE k.return_id = ANY ($1::uuid[]) ORDER BY k.proposed_at DESC, k.id DESC`,
          [ids]
        )
      )
      .load(record.id)
    return rows.length === 0 ? [] : this.shown(record, rows)
  }

  private async shown(record: ReturnRecord, rows: readonly CorrectionRow[]): Promise<CorrectionType[]> {
    const [people, asked, standing] = await Promise.all([
      this.people.of(record.id),
      this.store.askedOf(record),
      this.standings.of(record.id)
    ])
    const decimals = new Map(asked.map(({ indicator }) => [indicator.id, indicator.decimals]))
    const person = (id: string | null) => people.get(id ?? '') ?? null
    const instant = (text: string | null) => (text === null ? null : new Date(text))
    return rows.map(({ cells, proposedById, verifiedById, decidedById, ...row }) => ({
      ...row,
      cells: cells.map((cell) => {
        const text = (value: number | null) => (value === null ? null : decimalText(value, decimals.get(cell.indicatorId) ?? 0))
        return { ...cell, value: text(cell.value), was: text(cell.was) }
      }),
      proposedBy: person(proposedById),
      proposedAt: new Date(row.proposedAt),
      verifiedBy: person(verifiedById),
      verifiedAt: instant(row.verifiedAt),
      decidedBy: person(decidedById),
      decidedAt: instant(row.decidedAt),
      options: correctionSteps(row.state, standing?.isUnderHeadquarters ?? false, this.may(record))
    }))
  }

  private async holders(returnId: string): Promise<Partial<Record<StripStageName, StageHolders>>> {
    const rows = await this.loaders
      .of<HolderRow>('returnHolders', (ids) =>
        this.db.sql(
          `SELECT h.return_id AS key, json_build_object('stage', h.stage, 'displayName', h.display_name, 'isDeputy', h.is_deputy) AS value
           FROM app.return_holders($1::uuid[]) h`,
          [ids]
        )
      )
      .load(returnId)
    const of = (stage: StripStageName): StageHolders => {
      const here = rows.filter((row) => row.stage === stage)
      const named = (isDeputy: boolean) => here.filter((row) => row.isDeputy === isDeputy).map(({ displayName }) => displayName)
      return { people: named(false), deputies: named(true) }
    }
    return { unit: of('unit'), centre: of('centre'), headquarters: of('headquarters') }
  }

  private may(record: ReturnRecord): (permission: ReturnPermission) => boolean {
    return (permission) => this.store.may(permission, record)
  }
}
