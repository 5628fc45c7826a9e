import { Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { WorkItemType } from './work-item.graphql.js'
import { WorkItemService } from './work-item.service.js'

@Resolver()
export class WorkItemResolver {
  constructor(private readonly items: WorkItemService) {}

  @Requires('inbox.read')
  @Query(() => [WorkItemType], { description: 'What waits for the viewer, the most pressing first.' })
  workItems(): Promise<WorkItemType[]> {
    return this.items.mine()
  }
}
