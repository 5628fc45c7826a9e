import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { AnySignedIn, BeforeSecondFactor } from '../../../core/access/requires.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ViewerType } from '../user/user.graphql.js'
import { EndOtherSessionsPayload, EndSessionInput, EndSessionPayload, SessionType } from './session.graphql.js'
import { SessionQueries } from './session.queries.js'
import { SessionService } from './session.service.js'

@Resolver(() => ViewerType)
export class SessionResolver {
  constructor(
    private readonly db: Db,
    private readonly queries: SessionQueries,
    private readonly service: SessionService,
    private readonly audit: AuditWriter
  ) {}

  @ResolveField(() => [SessionType], { description: 'One’s living sessions: the present one first, then the last used.' })
  sessions(): Promise<SessionType[]> {
    return this.queries.own()
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @Mutation(() => EndSessionPayload, { description: 'Ends one of one’s own sessions; the device is signed out.' })
  async endSession(@Args('input', { description: 'Which session.' }) input: EndSessionInput): Promise<EndSessionPayload> {
    const { userId } = currentViewer()
    const [row] = await this.db.sql('DELETE FROM session WHERE id = $1 AND user_id = $2 RETURNING id', [input.sessionId, userId])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['sessionId'] })
    this.audit.note({ subjectType: 'user', subjectId: userId, details: { sessionId: input.sessionId } })
    return { sessions: await this.queries.own() }
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @Mutation(() => EndOtherSessionsPayload, { description: 'Ends all of one’s sessions but the present one.' })
  async endOtherSessions(): Promise<EndOtherSessionsPayload> {
    const endedCount = await this.service.endOthers()
    this.audit.note({ subjectType: 'user', subjectId: currentViewer().userId, details: { endedCount } })
    return { endedCount, sessions: await this.queries.own() }
  }
}
