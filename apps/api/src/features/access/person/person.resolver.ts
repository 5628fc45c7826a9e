import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { Logged } from '../../../core/audit/logged.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { ViewerType } from '../../identity/user/user.graphql.js'
import {
  DeactivatePersonInput,
  DeactivatePersonPayload,
  EndSessionsOfInput,
  EndSessionsOfPayload,
  ErasePersonInput,
  ErasePersonPayload,
  PersonAccount,
  ReactivatePersonInput,
  ReactivatePersonPayload,
  RequestErasureInput,
  RequestErasurePayload,
  ResetSecondFactorInput,
  ResetSecondFactorPayload
} from './person.graphql.js'
import { PersonService } from './person.service.js'
import { SecondFactorResetService } from './second-factor-reset.service.js'

@Resolver(() => PersonAccount)
export class PersonResolver {
  constructor(
    private readonly people: PersonService,
    private readonly resets: SecondFactorResetService
  ) {}

  @Requires('access.administer')
  @Logged('user')
  @Query(() => PersonAccount, { description: 'What hangs on an account, and what may be done to it.' })
  personAccount(@Args('id', { type: () => ID, description: 'The id of the person or machine.' }) id: string): Promise<PersonAccount> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return this.people.account(id)
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => DeactivatePersonPayload, { description: 'Closes an account; its sessions and tokens end at once.' })
  deactivatePerson(@Args('input', { description: 'Whose account, and why.' }) input: DeactivatePersonInput): Promise<DeactivatePersonPayload> {
    return this.people.deactivate(input)
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => ReactivatePersonPayload, { description: 'Opens a closed account again.' })
  reactivatePerson(@Args('input', { description: 'Whose account.' }) input: ReactivatePersonInput): Promise<ReactivatePersonPayload> {
    return this.people.reactivate(input)
  }

  @Requires('access.administer')
  @Mutation(() => EndSessionsOfPayload, { description: 'Signs a person out everywhere.' })
  endSessionsOf(@Args('input', { description: 'Whose sessions.' }) input: EndSessionsOfInput): Promise<EndSessionsOfPayload> {
    return this.people.endSessions(input.userId)
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => ResetSecondFactorPayload, { description: 'Takes away every second factor of a person who has lost them, and signs them out everywhere.' })
  resetSecondFactor(@Args('input', { description: 'Whose, and why.' }) input: ResetSecondFactorInput): Promise<ResetSecondFactorPayload> {
    return this.resets.reset(input)
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => ErasePersonPayload, { description: 'Erases a person for good; what they did stays under a pseudonym.' })
  erasePerson(@Args('input', { description: 'Who, with the name written out.' }) input: ErasePersonInput): Promise<ErasePersonPayload> {
    return this.people.erase(input)
  }

  @Requires('profile.manage')
  @Mutation(() => RequestErasurePayload, { description: 'Asks the administrators to be erased, or takes that back.' })
  async requestErasure(@Args('input', { description: 'Whether it is wanted.' }) input: RequestErasureInput): Promise<RequestErasurePayload> {
    return { erasureRequestedAt: await this.people.requestErasure(input.isWanted) }
  }
}

@Resolver(() => ViewerType)
export class ViewerErasureResolver {
  constructor(
    private readonly people: PersonService,
    private readonly db: Db
  ) {}

  @ResolveField(() => Date, { nullable: true, description: 'When one asked to be erased; null when one has not.' })
  erasureRequestedAt(): Promise<Date | null> {
    return hasTransaction() ? this.people.erasureRequestedAt() : this.db.read(() => this.people.erasureRequestedAt())
  }
}
