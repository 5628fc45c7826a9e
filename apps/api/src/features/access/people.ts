import { InvitationAcceptanceService } from './invitation/invitation-acceptance.service.js'
import { InvitationController } from './invitation/invitation.controller.js'
import { InvitationQueries } from './invitation/invitation.queries.js'
import { InvitationResolver } from './invitation/invitation.resolver.js'
import { InvitationService } from './invitation/invitation.service.js'
import { FeedKeyResolver } from './feed-key/feed-key.resolver.js'
import { FeedKeyService } from './feed-key/feed-key.service.js'
import { MachineResolver } from './machine/machine.resolver.js'
import { MachineService } from './machine/machine.service.js'
import { TokenService } from './machine/token.service.js'
import { PersonController } from './person/person.controller.js'
import { PersonFilesService } from './person/person-files.service.js'
import { PersonResolver, ViewerErasureResolver } from './person/person.resolver.js'
import { PersonService } from './person/person.service.js'
import { SecondFactorResetService } from './person/second-factor-reset.service.js'

/** How people and machines come and go; parts of the module of access. */
export const peopleControllers = [InvitationController, PersonController]

export const peopleProviders = [
  ...[InvitationQueries, InvitationService, InvitationAcceptanceService, InvitationResolver],
  ...[PersonService, SecondFactorResetService, PersonFilesService, PersonResolver, ViewerErasureResolver],
  ...[MachineService, MachineResolver, TokenService],
  ...[FeedKeyService, FeedKeyResolver]
]
