import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { JudgeProjectClaimInput, MoveProjectClaimInput, OpenProjectClaimInput, ProjectClaimPayload, RecordProjectRecoveryInput, SaveProjectClaimInput } from './claim-input.graphql.js'
import { ClaimReader } from './claim-reader.js'
import { ClaimRecoveryService } from './claim-recovery.service.js'
import { ProjectClaim, ProjectClaims } from './claim.graphql.js'
import { ClaimService } from './claim.service.js'

/** What is claimed of what was spent, and what came of it? */
@Resolver(() => ProjectClaim)
export class ClaimResolver {
  constructor(
    private readonly reader: ClaimReader,
    private readonly service: ClaimService,
    private readonly recovery: ClaimRecoveryService
  ) {}

  @Requires('budget.read')
  @Query(() => ProjectClaims, { description: 'The claims of a project.' })
  projectClaims(@Args('projectId', { type: () => ID, description: 'Which project.' }) projectId: string): Promise<ProjectClaims> {
    return this.reader.list(projectId)
  }

  @Requires('budget.read')
  @Query(() => ProjectClaim, { description: 'A claim with its lines.' })
  projectClaim(@Args('claimId', { type: () => ID, description: 'Which claim.' }) claimId: string): Promise<ProjectClaim> {
    return this.reader.one(claimId)
  }

  @Requires('claim.write')
  @Mutation(() => ProjectClaimPayload, { description: 'Begins a claim of a partner for a period, with every cost that can be in it.' })
  async openProjectClaim(@Args('input', { description: 'Whose, and for which period.' }) input: OpenProjectClaimInput): Promise<ProjectClaimPayload> {
    return { claim: await this.service.open(input) }
  }

  @Requires('claim.write')
  @Mutation(() => ProjectClaimPayload, { description: 'Says what is in a claim before it is sent.' })
  async saveProjectClaim(@Args('input', { description: 'What is in it.' }) input: SaveProjectClaimInput): Promise<ProjectClaimPayload> {
    return { claim: await this.service.save(input) }
  }

  @Requires('claim.write')
  @Mutation(() => ProjectClaimPayload, { description: 'Leads a claim on, or back.' })
  async moveProjectClaim(@Args('input', { description: 'Which step.' }) input: MoveProjectClaimInput): Promise<ProjectClaimPayload> {
    return { claim: await this.service.move(input) }
  }

  @Requires('project.steer')
  @Mutation(() => ProjectClaimPayload, { description: 'Records what the funder says of the lines of a claim: accepted, parked or refused.' })
  async judgeProjectClaim(@Args('input', { description: 'What it says.' }) input: JudgeProjectClaimInput): Promise<ProjectClaimPayload> {
    return { claim: await this.service.judge(input) }
  }

  @Requires('project.steer')
  @Mutation(() => ProjectClaimPayload, { description: 'Records that the funder takes back something that it paid, that it does not after all, or that it has been paid back.' })
  async recordProjectRecovery(@Args('input', { description: 'What happened.' }) input: RecordProjectRecoveryInput): Promise<ProjectClaimPayload> {
    return { claim: await this.recovery.record(input) }
  }
}
