import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Access } from '../../../core/access/access.js'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { AssessedFramework, AssessmentType } from '../assessment/assessment.graphql.js'
import { AssessmentReader } from '../assessment/assessment-reader.js'
import type { AssessmentRow } from '../assessment/assessment-row.js'
import { CycleReader, type CycleRow } from './cycle-reader.js'
import { CycleService } from './cycle.service.js'
import {
  ActOnCycleInput,
  ChangeCycleInput,
  CreateCycleInput,
  CycleConnection,
  CycleCounts,
  CycleListArgs,
  CycleMember,
  CyclePayload,
  CycleType,
  PreviewCycleInput
} from './cycle.graphql.js'

/** Rounds of assessment. */
@Resolver(() => CycleType)
export class CycleResolver {
  constructor(
    private readonly reader: CycleReader,
    private readonly service: CycleService,
    private readonly assessments: AssessmentReader,
    private readonly access: Access
  ) {}

  @Requires('quality.read')
  @Query(() => CycleConnection, { description: 'The rounds of assessment of the network and its centres.' })
  assessmentCycles(@Args() args: CycleListArgs, @Info() info: GraphQLResolveInfo): Promise<CycleConnection> {
    return this.reader.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('quality.read')
  @Query(() => CycleType, { description: 'One round of assessment.' })
  assessmentCycle(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<CycleType> {
    return this.reader.one(id)
  }

  @Requires('assessment.plan')
  @Query(() => [CycleMember], { description: 'Who would take part in a round.' })
  previewAssessmentCycle(@Args('input', { description: 'In which round.' }) input: PreviewCycleInput): Promise<CycleMember[]> {
    return this.service.preview(input)
  }

  @Requires('assessment.plan')
  @Mutation(() => CyclePayload, { description: 'Plans a round.' })
  async createAssessmentCycle(@Args('input', { description: 'What it is to be.' }) input: CreateCycleInput): Promise<CyclePayload> {
    return { cycle: await this.service.create(input) }
  }

  @Requires('assessment.plan')
  @Mutation(() => CyclePayload, { description: 'Changes a round, as far as what it has come to allows.' })
  async changeAssessmentCycle(@Args('input', { description: 'What it is to be.' }) input: ChangeCycleInput): Promise<CyclePayload> {
    return { cycle: await this.service.change(input) }
  }

  @Requires('assessment.plan')
  @Mutation(() => CyclePayload, { description: 'Opens a round, closes it or calls it off.' })
  async actOnAssessmentCycle(@Args('input', { description: 'Which round, and what.' }) input: ActOnCycleInput): Promise<CyclePayload> {
    return { cycle: await this.service.act(input) }
  }

  @ResolveField(() => AssessedFramework, { description: 'The framework.' })
  framework(@Parent() { versionId }: CycleRow): Promise<AssessedFramework> {
    return this.assessments.frameworkOf(versionId)
  }

  @ResolveField(() => OrgUnitRefType, { nullable: true, description: 'The head office or the centre whose units take part.' })
  scope(@Parent() { scopeUnitId }: CycleRow): Promise<OrgUnitRefType | null> {
    return this.assessments.unit(scopeUnitId)
  }

  @ResolveField(() => CycleCounts, { description: 'How the assessments that the viewer may see stand.' })
  counts(@Parent() { id }: CycleRow): Promise<CycleCounts> {
    return this.reader.countsOf(id)
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may change it, and open, close or call it off.' })
  mayManage(@Parent() { scopeUnitId }: CycleRow): boolean {
    return this.access.may('assessment.plan', { unitId: scopeUnitId })
  }
}

/** The round of an assessment. */
@Resolver(() => AssessmentType)
export class AssessmentCycleFieldResolver {
  constructor(private readonly reader: CycleReader) {}

  @ResolveField(() => CycleType, { nullable: true, description: 'The round; null when it belongs to none.' })
  cycle(@Parent() { cycleId }: AssessmentRow): Promise<CycleType | null> | null {
    return cycleId === null ? null : this.reader.byId(cycleId)
  }
}
