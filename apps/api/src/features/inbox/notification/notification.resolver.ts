import { Args, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { Unrecorded } from '../../../core/audit/logged.js'
import { asksFor } from '../../../core/graphql/page.js'
import {
  MarkNotificationsReadInput,
  NotificationConnection,
  NotificationListArgs,
  NotificationPreference,
  NotificationPreferencePayload,
  NotificationsPayload,
  SetNotificationPreferenceInput
} from './notification.graphql.js'
import { NotificationService } from './notification.service.js'

@Resolver()
export class NotificationResolver {
  constructor(private readonly service: NotificationService) {}

  @Requires('inbox.manage')
  @Query(() => NotificationConnection, { description: 'What the viewer is told, the newest first.' })
  notifications(@Args() args: NotificationListArgs, @Info() info: GraphQLResolveInfo): Promise<NotificationConnection> {
    return this.service.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('inbox.manage')
  @Query(() => Int, { description: 'How many notifications the viewer has not read.' })
  unreadNotificationCount(): Promise<number> {
    return this.service.unreadCount()
  }

  @Requires('inbox.manage')
  @Query(() => [NotificationPreference], { description: 'How the viewer is told, group by group.' })
  notificationPreferences(): Promise<NotificationPreference[]> {
    return this.service.preferences()
  }

  @Requires('inbox.manage')
  @Unrecorded()
  @Mutation(() => NotificationsPayload, { description: 'Marks notifications as read, or all of them.' })
  async markNotificationsRead(@Args('input', { description: 'Which.' }) input: MarkNotificationsReadInput): Promise<NotificationsPayload> {
    return { unreadCount: await this.service.markRead(input.ids) }
  }

  @Requires('inbox.manage')
  @Mutation(() => NotificationPreferencePayload, { description: 'Chooses how the viewer is told about a group of topics.' })
  async setNotificationPreference(@Args('input', { description: 'About what, and how.' }) input: SetNotificationPreferenceInput): Promise<NotificationPreferencePayload> {
    return { preferences: await this.service.choose(input) }
  }
}
