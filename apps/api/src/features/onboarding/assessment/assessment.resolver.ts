import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ApplicationAssessment, ApplicationAssessmentPayload, AssessorCandidate } from './assessment.graphql.js'
import { AppointAssessorsInput, CloseAssessmentInput, DeclareConflictInput, ReleaseAssessorInput, SaveApplicationScoresInput, SaveSiteVisitInput } from './assessment-input.graphql.js'
import { AssessmentService } from './assessment.service.js'
import { AssessmentView } from './assessment-view.js'
import { VisitService } from './visit.service.js'

/** How applications for membership are assessed. */
@Resolver()
export class AssessmentResolver {
  constructor(
    private readonly service: AssessmentService,
    private readonly visits: VisitService,
    private readonly view: AssessmentView
  ) {}

  @Requires('application.read')
  @Query(() => ApplicationAssessment, { description: 'How an application is assessed.' })
  applicationAssessment(@Args('applicationId', { type: () => ID, description: 'Which application.' }) applicationId: string): Promise<ApplicationAssessment> {
    return this.view.of(applicationId)
  }

  @Requires('application.manage')
  @Query(() => [AssessorCandidate], { description: 'Who may be asked to assess an application, by name.' })
  assessorCandidates(@Args('applicationId', { type: () => ID, description: 'Which application.' }) applicationId: string): Promise<AssessorCandidate[]> {
    return this.view.candidates(applicationId)
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationAssessmentPayload, { description: 'Asks people to assess an application by a day; the first of them begins the assessment.' })
  async appointAssessors(@Args('input', { description: 'Whom, and by when.' }) input: AppointAssessorsInput): Promise<ApplicationAssessmentPayload> {
    await this.service.appoint(input)
    return { assessment: await this.view.of(input.applicationId) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationAssessmentPayload, { description: 'Lets an assessor go who has not handed in.' })
  async releaseAssessor(@Args('input', { description: 'Which one, and why.' }) input: ReleaseAssessorInput): Promise<ApplicationAssessmentPayload> {
    return { assessment: await this.view.of(await this.service.release(input)) }
  }

  @Requires('application.assess')
  @Mutation(() => ApplicationAssessmentPayload, { description: 'Says what binds the viewer to an applicant whom they are asked to assess; whoever is bound gives no score.' })
  async declareAssessorConflict(@Args('input', { description: 'What it is.' }) input: DeclareConflictInput): Promise<ApplicationAssessmentPayload> {
    return { assessment: await this.view.of(await this.service.declare(input)) }
  }

  @Requires('application.assess')
  @Mutation(() => ApplicationAssessmentPayload, { description: 'Keeps the viewer’s scores, or hands them in.' })
  async saveApplicationScores(@Args('input', { description: 'The scores.' }) input: SaveApplicationScoresInput): Promise<ApplicationAssessmentPayload> {
    return { assessment: await this.view.of(await this.service.saveScores(input)) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationAssessmentPayload, { description: 'Puts the scores together once all who assess have handed in, with what is agreed where they lie apart.' })
  async closeApplicationAssessment(@Args('input', { description: 'What is agreed.' }) input: CloseAssessmentInput): Promise<ApplicationAssessmentPayload> {
    await this.service.close(input)
    return { assessment: await this.view.of(input.applicationId) }
  }

  @Requires('application.assess')
  @Mutation(() => ApplicationAssessmentPayload, { description: 'Plans a visit to an applicant, writes down what was seen, or calls it off. One that was made or called off never changes.' })
  async saveSiteVisit(@Args('input', { description: 'The visit.' }) input: SaveSiteVisitInput): Promise<ApplicationAssessmentPayload> {
    await this.visits.save(input)
    return { assessment: await this.view.of(input.applicationId) }
  }
}
