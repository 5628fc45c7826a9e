import { ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ViewerType } from '../../identity/user/user.graphql.js'
import { ConsortiumType } from './consortium.graphql.js'

/** The consortium of the session; row-level security shows no other. */
export const VIEWER_CONSORTIUM_SQL = `
  SELECT c.id, json_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) AS name, c.is_demo AS "isDemo"
  FROM consortium c WHERE c.id = app.consortium_id()`

/** What the network knows about the person who is signed in. */
@Resolver(() => ViewerType)
export class ViewerConsortiumResolver {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** @throws DomainError NOT_ALLOWED when the person's last role has ended since signing in */
  @ResolveField(() => ConsortiumType, { description: 'The consortium that the person works in.' })
  async consortium(): Promise<ConsortiumType> {
    const loader = this.loaders.of<ConsortiumType>('viewerConsortium', async ([key = '']) =>
      (await this.db.sql<ConsortiumType>(VIEWER_CONSORTIUM_SQL)).map((value) => ({ key, value }))
    )
    const [consortium] = await loader.load('own')
    if (!consortium) throw new DomainError('NOT_ALLOWED')
    return consortium
  }

  @ResolveField(() => IsoDay, { description: 'The calendar day in Finland.' })
  today(): string {
    return todayIn()
  }
}
