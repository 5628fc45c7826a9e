import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { OfferedColleague } from '../comment/comment.graphql.js'
import { GiveBackWorkItemInput, HandOnWorkItemInput, PutOffWorkItemInput, TakeBackWorkItemInput, WorkItemColleagueArgs, WorkItemPayload } from './mark.graphql.js'
import { MarkService } from './mark.service.js'
import { WorkItemType } from './work-item.graphql.js'
import { WorkItemService } from './work-item.service.js'

@Resolver()
export class WorkItemResolver {
  constructor(
    private readonly items: WorkItemService,
    private readonly marks: MarkService
  ) {}

  @Requires('inbox.read')
  @Query(() => [WorkItemType], { description: 'What waits for the viewer, the most pressing first, with what they have put off and handed on.' })
  workItems(): Promise<WorkItemType[]> {
    return this.items.mine()
  }

  @Requires('inbox.manage')
  @Query(() => [OfferedColleague], { description: 'The colleagues to whom something could be handed on, because they may do it too.' })
  workItemColleagues(@Args() args: WorkItemColleagueArgs): Promise<OfferedColleague[]> {
    return this.marks.colleagues(args)
  }

  @Requires('inbox.manage')
  @Mutation(() => WorkItemPayload, { description: 'Puts something off until a day.' })
  putOffWorkItem(@Args('input', { description: 'What, and until when.' }) input: PutOffWorkItemInput): Promise<WorkItemPayload> {
    return this.marks.putOff(input)
  }

  @Requires('inbox.manage')
  @Mutation(() => WorkItemPayload, { description: 'Hands something on to a colleague who may do it too, and tells them.' })
  handOnWorkItem(@Args('input', { description: 'What, and to whom.' }) input: HandOnWorkItemInput): Promise<WorkItemPayload> {
    return this.marks.handOn(input)
  }

  @Requires('inbox.manage')
  @Mutation(() => WorkItemPayload, { description: 'Takes back what the viewer has put off or handed on.' })
  takeBackWorkItem(@Args('input', { description: 'What.' }) input: TakeBackWorkItemInput): Promise<WorkItemPayload> {
    return this.marks.takeBack(input.itemId)
  }

  @Requires('inbox.manage')
  @Mutation(() => WorkItemPayload, { description: 'Gives back what a colleague has handed on to the viewer, and tells them.' })
  giveBackWorkItem(@Args('input', { description: 'What, and to whom.' }) input: GiveBackWorkItemInput): Promise<WorkItemPayload> {
    return this.marks.giveBack(input)
  }
}
