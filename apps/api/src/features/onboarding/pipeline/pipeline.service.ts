import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { blockerOf, pipelineFigures, pipelineStages, type PipelineStage, type Reached } from '@solmu/domain/onboarding/pipeline.js'
import { daysBetween, type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { groupBy } from '@solmu/shared/groups.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type Procedure, ProcedureReader, unsettledOf } from '../assessment/procedure-reader.js'
import type { ApplicationPipeline, PipelineArgs, PipelineCall, PipelineCard } from './pipeline.graphql.js'

type EventRow = { readonly applicationId: string; readonly at: Date; readonly stage: PipelineStage }

/** What happened, without events that leave an application where it stands. */
const EVENTS = `SELECT application_id AS "applicationId", at, to_state AS stage FROM application_event
  WHERE consortium_id = $1 AND to_state IS NOT NULL AND to_state IS DISTINCT FROM from_state ORDER BY at, id`

/** The applications of a centre or of the nation by their stages. */
@Injectable()
export class PipelineService {
  constructor(
    private readonly db: Db,
    private readonly reader: ProcedureReader
  ) {}

  /** @throws DomainError INVALID_INPUT for what is no day, DAYS_REVERSED */
  async of({ from, to, centreId = null, callId = null }: PipelineArgs): Promise<ApplicationPipeline> {
    if (!isIsoDate(from) || !isIsoDate(to)) throw new DomainError('INVALID_INPUT', { path: [isIsoDate(from) ? 'to' : 'from'] })
    if (to < from) throw new DomainError('DAYS_REVERSED', { path: ['to'] })
    const today = todayIn()
    const all = await this.reader.all()
    const calls = await this.calls()
    const wanted = all.filter((each) => (centreId === null || each.centre.id === centreId) && (callId === null || each.callId === callId))
    const histories = await this.histories()
    const cards = wanted.map((each) => cardOf(each, { calls, history: histories.get(each.applicationId) ?? [], today })).sort((one, other) => other.days - one.days)
    const { stages, ...figures } = pipelineFigures(wanted.map(({ applicationId }) => histories.get(applicationId) ?? []), { from, to, today })
    const used = new Set(all.map((each) => each.callId))
    const centres = [...new Map(all.map(({ centre }) => [centre.id, centre])).values()].sort((one, other) => one.name.fi.localeCompare(other.name.fi, 'fi'))
    return { ...figures, stages: [...stages], cards, centres, calls: calls.filter(({ id }) => used.has(id)) }
  }

  private calls(): Promise<PipelineCall[]> {
    return this.db.sql<{ id: string; title: LocalizedText }>('SELECT id, title FROM membership_call WHERE consortium_id = $1 ORDER BY opens_on DESC, id', [currentViewer().consortiumId])
  }

  private async histories(): Promise<Map<string, Reached[]>> {
    const rows = await this.db.sql<EventRow>(EVENTS, [currentViewer().consortiumId])
    const known = rows.filter(({ stage }) => pipelineStages.includes(stage)).map(({ applicationId, at, stage }) => ({ applicationId, stage, on: todayIn(undefined, at) }))
    return groupBy(known, ({ applicationId }) => applicationId)
  }
}

function cardOf(of: Procedure, { calls, history, today }: { calls: readonly PipelineCall[]; history: readonly Reached[]; today: IsoDate }): PipelineCard {
  const since = history.findLast(({ stage }) => stage === of.state)?.on ?? today
  const facts = { state: of.state, openQuestions: of.openQuestions, assessors: of.assessors, isClosed: of.closedAt !== null, unsettled: unsettledOf(of).length }
  const nextBody = of.state === 'in_decision' ? (of.path?.steps[of.taken.length]?.body ?? null) : null
  return {
    ...{ id: of.applicationId, name: of.name, centre: of.centre, stage: of.state, since, days: daysBetween(since, today) },
    call: calls.find(({ id }) => id === of.callId) ?? null,
    blocker: blockerOf({ ...facts, nextBody }, today)
  }
}
