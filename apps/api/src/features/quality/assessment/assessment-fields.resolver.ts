import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import {
  AssessedFramework,
  AssessmentAnswer,
  AssessmentHands,
  AssessmentProgress,
  AssessmentScore,
  AssessmentStepChoice,
  AssessmentType,
  EvidenceType
} from './assessment.graphql.js'
import { AssessmentReader } from './assessment-reader.js'
import type { AssessmentRow } from './assessment-row.js'
import { AssessmentService } from './assessment.service.js'

/** What is read of an assessment only when somebody asks for it. */
@Resolver(() => AssessmentType)
export class AssessmentFieldsResolver {
  constructor(
    private readonly reader: AssessmentReader,
    private readonly service: AssessmentService
  ) {}

  @ResolveField(() => OrgUnitRefType, { description: 'The unit.' })
  unit(@Parent() { unitId }: AssessmentRow): Promise<OrgUnitRefType | null> {
    return this.reader.unit(unitId)
  }

  @ResolveField(() => OrgUnitRefType, { nullable: true, description: 'The centre to which the unit belonged when it began.' })
  centre(@Parent() { centreId }: AssessmentRow): Promise<OrgUnitRefType | null> | null {
    return centreId === null ? null : this.reader.unit(centreId)
  }

  @ResolveField(() => AssessedFramework, { description: 'The framework by which the unit is looked at.' })
  framework(@Parent() { versionId }: AssessmentRow): Promise<AssessedFramework> {
    return this.reader.frameworkOf(versionId)
  }

  @ResolveField(() => AssessmentProgress, { description: 'How far the answers of the unit have come, as far as the viewer may read them.' })
  progress(@Parent() { id }: AssessmentRow): Promise<AssessmentProgress> {
    return this.reader.progressOf(id)
  }

  @ResolveField(() => [AssessmentAnswer], { description: 'What the unit says, as far as the viewer may read it.' })
  answers(@Parent() { id }: AssessmentRow): Promise<AssessmentAnswer[]> {
    return this.reader.answersOf(id)
  }

  @ResolveField(() => [EvidenceType], { description: 'What the unit shows for it, as far as the viewer may read it.' })
  evidence(@Parent() { id }: AssessmentRow): Promise<EvidenceType[]> {
    return this.reader.evidenceOf(id)
  }

  @ResolveField(() => AssessmentScore, { nullable: true, description: 'What the unit scored itself when it handed in; null where that is not to be known.' })
  selfScore(@Parent() { id }: AssessmentRow): Promise<AssessmentScore | null> {
    return this.reader.selfScoreOf(id)
  }

  @ResolveField(() => AssessmentHands, { description: 'Who handed it in, replied and made it final.' })
  async hands(@Parent() { id, selfSubmittedBy, finalisedBy, repliedBy }: AssessmentRow): Promise<AssessmentHands> {
    const people = await this.reader.peopleOf(id)
    const name = (userId: string | null) => (userId && people.get(userId)) || null
    return { submittedBy: name(selfSubmittedBy), finalisedBy: name(finalisedBy), repliedBy: name(repliedBy) }
  }

  @ResolveField(() => [AssessmentStepChoice], { description: 'The steps that are the viewer’s to take.' })
  async steps(@Parent() row: AssessmentRow): Promise<AssessmentStepChoice[]> {
    return (await this.service.steps(row)).map(({ action, isAllowed, blockedBy }) => ({ action, isAllowed, blockedBy: [...blockedBy] }))
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may write its answers now.' })
  mayEdit(@Parent() row: AssessmentRow): boolean {
    return this.service.rights(row).mayEdit
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may say who sees it once it is final.' })
  mayPublish(@Parent() row: AssessmentRow): boolean {
    return this.service.rights(row).mayPublish
  }

  @ResolveField(() => AssessmentType, { nullable: true, description: 'The final assessment of the same unit by the same framework that came before.' })
  previous(@Parent() { id }: AssessmentRow): Promise<AssessmentType | null> {
    return this.reader.before(id)
  }
}
