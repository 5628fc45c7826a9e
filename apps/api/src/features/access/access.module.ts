import { Module, type OnModuleInit } from '@nestjs/common'
import { ChangeImpact } from '../network/network-change/change-impact.js'
import { IdentityModule } from '../identity/identity.module.js'
import { NetworkModule } from '../network/network.module.js'
import { RolePolicyResolver } from './role-policy/role-policy.resolver.js'
import { RolePolicyService } from './role-policy/role-policy.service.js'
import { AccessPageQueries } from './access-page/access-page.queries.js'
import { AccessPageResolver } from './access-page/access-page.resolver.js'
import { AccessReminders } from './access-reminder/access-reminders.js'
import { AccessReviewExportController } from './access-review/access-review-export.controller.js'
import { AccessReviewQueries } from './access-review/access-review.queries.js'
import { AccessReviewResolver } from './access-review/access-review.resolver.js'
import { AccessReviewService } from './access-review/access-review.service.js'
import { TokenService } from './machine/token.service.js'
import { peopleControllers, peopleProviders } from './people.js'
import { DeputyMail } from './deputy/deputy-mail.js'
import { DeputyResolver } from './deputy/deputy.resolver.js'
import { DeputyService } from './deputy/deputy.service.js'
import { Administrators } from './role-assignment/administrators.js'
import { AssignmentRecordResolver } from './role-assignment/assignment-record.resolver.js'
import { GiftRules } from './role-assignment/gift-rules.js'
import { RoleHoldersResolver } from './role-assignment/role-holders.resolver.js'
import { RoleAssignmentQueries } from './role-assignment/role-assignment.queries.js'
import {
  RoleAssignmentResolver,
  UnitPeopleResolver,
  ViewerAssignmentsResolver
} from './role-assignment/role-assignment.resolver.js'
import { RoleAssignmentService } from './role-assignment/role-assignment.service.js'
import { UserDirectoryQueries } from './user-directory/user-directory.queries.js'
import { UserDirectoryResolver } from './user-directory/user-directory.resolver.js'

/** What may they do, where, until when? */
@Module({
  imports: [NetworkModule, IdentityModule],
  controllers: [AccessReviewExportController, ...peopleControllers],
  providers: [
    ...peopleProviders,
    RolePolicyService,
    RolePolicyResolver,
    Administrators,
    GiftRules,
    AssignmentRecordResolver,
    RoleHoldersResolver,
    DeputyMail,
    DeputyService,
    DeputyResolver,
    AccessPageQueries,
    AccessPageResolver,
    AccessReviewQueries,
    AccessReviewService,
    AccessReviewResolver,
    AccessReminders,
    RoleAssignmentQueries,
    RoleAssignmentService,
    RoleAssignmentResolver,
    ViewerAssignmentsResolver,
    UnitPeopleResolver,
    UserDirectoryQueries,
    UserDirectoryResolver
  ],
  exports: [TokenService, AccessReminders, Administrators, GiftRules, AccessReviewQueries]
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly assignments: RoleAssignmentQueries
  ) {}

  /** Whoever changes the network is told which roles hang on the units that it touches. */
  onModuleInit(): void {
    this.impact.register((unitIds, day) => this.assignments.countAt(unitIds, day))
  }
}
