import { Args, Info, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { hasTransaction, Db } from '../../../core/db/db.js'
import { asksFor, type Page } from '../../../core/graphql/page.js'
import {
  AccessReviewConnection,
  AccessReviewListArgs,
  AccessReviewProgress,
  AccessReviewType,
  ConfirmAccessInput,
  ConfirmAccessPayload
} from './access-review.graphql.js'
import { AccessReviewQueries } from './access-review.queries.js'
import { AccessReviewService } from './access-review.service.js'

@Resolver(() => AccessReviewConnection)
export class AccessReviewResolver {
  constructor(
    private readonly queries: AccessReviewQueries,
    private readonly service: AccessReviewService,
    private readonly db: Db
  ) {}

  @Requires('access.review')
  @Query(() => AccessReviewConnection, { description: 'The roles in force within the viewer’s reach that are reviewed once a year.' })
  accessReviews(@Args() args: AccessReviewListArgs, @Info() info: GraphQLResolveInfo): Promise<Page<AccessReviewType>> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('access.review')
  @Mutation(() => ConfirmAccessPayload, { description: 'Confirms that roles are still needed.' })
  confirmAccess(@Args('input', { description: 'Which roles.' }) input: ConfirmAccessInput): Promise<ConfirmAccessPayload> {
    return this.service.confirm(input)
  }

  @ResolveField(() => AccessReviewProgress, { description: 'How far the review has come.' })
  progress(): Promise<AccessReviewProgress> {
    const read = () => this.queries.progress()
    return hasTransaction() ? read() : this.db.read(read)
  }
}
