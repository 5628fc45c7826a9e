import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { CompletenessArgs, CompletenessTable, QueueItem, RoundOverview } from './overview.graphql.js'
import { OverviewService } from './overview.service.js'
import { RemindUnitsInput, RemindUnitsPayload } from './reminder.graphql.js'
import { ReminderService } from './reminder.service.js'

@Resolver()
export class OverviewResolver {
  constructor(
    private readonly overviews: OverviewService,
    private readonly reminders: ReminderService
  ) {}

  @Requires('return.read')
  @Query(() => RoundOverview, { description: 'Where a round stands, unit by unit, as far as the viewer sees its returns.' })
  roundOverview(
    @Args('roundId', { type: () => ID, description: 'The id of the round.' }) roundId: string
  ): Promise<RoundOverview> {
    return this.overviews.ofRound(roundId)
  }

  @Requires('return.read')
  @Query(() => CompletenessTable, { description: 'How complete and how timely the newest rounds are.', name: 'completeness' })
  completeness(@Args() args: CompletenessArgs): Promise<CompletenessTable> {
    return this.overviews.table(args)
  }

  @Requires('return.read')
  @Query(() => [QueueItem], { description: 'What waits for the viewer in the open rounds, the most blocking first.' })
  reviewQueue(): Promise<QueueItem[]> {
    return this.overviews.queue()
  }

  @Requires('round.remind')
  @Mutation(() => RemindUnitsPayload, { description: 'Reminds whoever fills in the returns of units that have something to send.' })
  remindUnits(@Args('input', { description: 'Whom, and of what.' }) input: RemindUnitsInput): Promise<RemindUnitsPayload> {
    return this.reminders.remind(input)
  }
}
