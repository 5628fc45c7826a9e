import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import {
  AppointDeputyInput,
  AppointDeputyPayload,
  DeputyCandidate,
  EndDeputyshipInput,
  EndDeputyshipPayload
} from './deputy.graphql.js'
import { DeputyService } from './deputy.service.js'

/** Everybody may name a deputy for their own role, so these ask for no more than one's own profile; the service decides. */
@Resolver()
export class DeputyResolver {
  constructor(private readonly deputies: DeputyService) {}

  @Requires('profile.manage')
  @Query(() => [DeputyCandidate], {
    description: 'Who could stand in for the holder of a role, by name; at most fifty.'
  })
  deputyCandidates(
    @Args('assignmentId', { type: () => ID, description: 'The assignment whose holder is away.' }) assignmentId: string,
    @Args('search', { type: () => String, nullable: true, description: 'A part of the name.' }) search: string | null | undefined
  ): Promise<DeputyCandidate[]> {
    return this.deputies.candidates(assignmentId, search ?? null)
  }

  @Requires('profile.manage')
  @NeedsFreshProof()
  @Mutation(() => AppointDeputyPayload, {
    description: 'Lets somebody stand in for the holder of a role from a day to a day; both are told by mail.'
  })
  async appointDeputy(
    @Args('input', { description: 'Who stands in for whom and when.' }) input: AppointDeputyInput
  ): Promise<AppointDeputyPayload> {
    return { assignment: await this.deputies.appoint(input) }
  }

  @Requires('profile.manage')
  @NeedsFreshProof()
  @Mutation(() => EndDeputyshipPayload, { description: 'Ends a deputyship sooner; both are told by mail.' })
  async endDeputyship(
    @Args('input', { description: 'Which deputyship ends when.' }) input: EndDeputyshipInput
  ): Promise<EndDeputyshipPayload> {
    return { assignment: await this.deputies.end(input) }
  }
}
