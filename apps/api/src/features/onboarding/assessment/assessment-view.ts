import { Injectable } from '@nestjs/common'
import { assessorState, isOverdue } from '@solmu/domain/onboarding/consolidation.js'
import { obstaclesTo, procedureActions } from '@solmu/domain/onboarding/procedure.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { procedureFiles } from '../procedure-file/procedure-files.service.js'
import { RulesService } from '../rules/rules.service.js'
import { type AssessorRow, consolidationOf, factsOf, type Procedure, ProcedureReader } from './procedure-reader.js'
import type { ApplicationAssessment, ApplicationAssessor, AssessorCandidate, CriterionNote, SiteVisit } from './assessment.graphql.js'

type VisitRow = Omit<SiteVisit, 'observations'> & { readonly observations: Readonly<Record<string, string>> }

const VISITS = `SELECT id, state, planned_on AS "plannedOn", visited_on AS "visitedOn", visitors, observations, findings, cancel_reason AS "cancelReason", version,
    ${procedureFiles('visit_id', 'v.id')}
  FROM application_visit v WHERE application_id = $1 ORDER BY planned_on, id`

const notesOf = (notes: Readonly<Record<string, string>>): CriterionNote[] => Object.entries(notes).map(([criterion, text]) => ({ criterion, text }))

/** Shows how an application is assessed. */
@Injectable()
export class AssessmentView {
  constructor(
    private readonly reader: ProcedureReader,
    private readonly rules: RulesService,
    private readonly access: Access,
    private readonly db: Db
  ) {}

  /** @throws DomainError NOT_FOUND */
  async of(applicationId: string): Promise<ApplicationAssessment> {
    const procedure = await this.reader.one(applicationId)
    const criteria = procedure.criteria ? { number: procedure.criteriaNumber ?? 0, content: procedure.criteria } : await this.rules.criteriaToday()
    const consolidation = consolidationOf(procedure)
    const visits = await this.db.sql<VisitRow>(VISITS, [applicationId])
    const at = { unitId: procedure.centre.id }
    return {
      ...{ applicationId, centre: procedure.centre, state: procedure.state, version: procedure.version, isOpen: procedure.isOpen },
      ...{ criteriaNumber: criteria.number, criteria: criteria.content.criteria.map((each) => ({ ...each, anchors: [...each.anchors] })) },
      assessors: procedure.assessors.map(assessorShown),
      scores: [...procedure.scores],
      ...{ results: [...(consolidation?.criteria ?? [])], total: consolidation?.total ?? null, missing: [...(consolidation?.missing ?? [])] },
      ...{ settled: notesOf(procedure.settled), closedAt: procedure.closedAt, summary: procedure.summary },
      visits: visits.map((visit) => ({ ...visit, observations: notesOf(visit.observations) })),
      actions: actionsOf(procedure),
      ...{ mayManage: this.access.may('application.manage', at), mayAssess: this.access.may('application.assess', at) }
    }
  }

  /** Who may be asked to assess an application, by name. @throws DomainError NOT_FOUND */
  async candidates(applicationId: string): Promise<AssessorCandidate[]> {
    const { centre, assessors } = await this.reader.one(applicationId)
    const people = await this.candidatesAt(centre.id)
    return people.map(({ userId, name }) => ({ userId, name, isAsked: assessors.some((each) => each.userId === userId) }))
  }

  candidatesAt(centreId: string): Promise<{ userId: string; name: string; language: string }[]> {
    return this.db.sql('SELECT user_id AS "userId", display_name AS name, language FROM app.assessors_for($1) ORDER BY display_name COLLATE "fi-x-icu", user_id', [centreId])
  }
}

const assessorShown = (row: AssessorRow): ApplicationAssessor => {
  const { id, name, dueOn, conflict, conflictNote, submittedAt, releasedReason, version } = row
  return { id, name, dueOn, conflict, conflictNote, submittedAt, releasedReason, version, state: assessorState(row), isOverdue: isOverdue(row, todayIn()), isMe: row.userId === currentViewer().userId }
}

/** What can be done with an application, and what stands in the way. */
export const actionsOf = (procedure: Procedure): { action: (typeof procedureActions)[number]; blockedBy: string[] }[] =>
  procedureActions.map((action) => ({ action, blockedBy: obstaclesTo(action, factsOf(procedure)) }))

