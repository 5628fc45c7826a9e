import { Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { MeetingCalendarService } from './meeting-calendar.service.js'

@ObjectType({ description: 'The address under which one’s own calendar fetches meetings.' })
export class CalendarLink {
  @Field(() => Date, { nullable: true, description: 'Since when there is one; null without one.' })
  madeAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The address on this server, told once when it is made; else null.' })
  path!: string | null
}

/** One’s own meetings in one’s own calendar. */
@Resolver(() => CalendarLink)
export class CalendarLinkResolver {
  constructor(private readonly calendar: MeetingCalendarService) {}

  @Requires('meeting.read')
  @Query(() => CalendarLink, { description: 'Whether the viewer has an address for their calendar.' })
  async calendarLink(): Promise<CalendarLink> {
    return { madeAt: await this.calendar.madeAt(), path: null }
  }

  @Requires('meeting.read')
  @Mutation(() => CalendarLink, { description: 'Makes an address for the viewer’s calendar; the one before it is revoked.' })
  async makeCalendarLink(): Promise<CalendarLink> {
    const path = await this.calendar.make()
    return { madeAt: await this.calendar.madeAt(), path }
  }

  @Requires('meeting.read')
  @Mutation(() => CalendarLink, { description: 'Revokes the address of the viewer’s calendar.' })
  async revokeCalendarLink(): Promise<CalendarLink> {
    await this.calendar.revoke()
    return { madeAt: null, path: null }
  }
}
