import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { AnswerExpulsionInput, DropExpulsionInput, ExpulsionListArgs, MemberExpulsion, MemberExpulsionPayload, ProposeExpulsionInput, RecordExpulsionInput } from './expulsion.graphql.js'
import { ExpulsionReader } from './expulsion-reader.js'
import { ExpulsionService } from './expulsion.service.js'

/** How members are expelled. */
@Resolver()
export class ExpulsionResolver {
  constructor(
    private readonly service: ExpulsionService,
    private readonly reader: ExpulsionReader
  ) {}

  @Requires('member.read')
  @Query(() => [MemberExpulsion], { description: 'The proposals to expel members that the viewer sees, the newest first: those who decide, those who look after the member, and the member itself.' })
  memberExpulsions(@Args() { membershipId = null }: ExpulsionListArgs): Promise<MemberExpulsion[]> {
    return this.reader.list(membershipId)
  }

  @Requires('member.manage')
  @Mutation(() => MemberExpulsionPayload, { description: 'Proposes to expel a member, which is asked what it says to it.' })
  async proposeExpulsion(@Args('input', { description: 'Whom, and why.' }) input: ProposeExpulsionInput): Promise<MemberExpulsionPayload> {
    return { expulsion: await this.service.propose(input) }
  }

  @Requires('member.read')
  @Mutation(() => MemberExpulsionPayload, { description: 'Answers for a member that is to be expelled: by itself, or as it has written to those who look after it.' })
  async answerExpulsion(@Args('input', { description: 'What it says.' }) input: AnswerExpulsionInput): Promise<MemberExpulsionPayload> {
    return { expulsion: await this.service.answer(input) }
  }

  @Requires('member.manage')
  @Mutation(() => MemberExpulsionPayload, { description: 'Drops a proposal to expel a member.' })
  async dropExpulsion(@Args('input', { description: 'Which one, and why.' }) input: DropExpulsionInput): Promise<MemberExpulsionPayload> {
    return { expulsion: await this.service.drop(input) }
  }

  @Requires('application.decide')
  @NeedsFreshProof()
  @Mutation(() => MemberExpulsionPayload, { description: 'Records that a member is expelled, by the ballot of the body that decides, once the member has been heard.' })
  async recordExpulsion(@Args('input', { description: 'Whom, and by which votes.' }) input: RecordExpulsionInput): Promise<MemberExpulsionPayload> {
    return { expulsion: await this.service.decide(input) }
  }
}
