import { Module, type OnModuleInit } from '@nestjs/common'
import { ChangeImpact } from '../network/network-change/change-impact.js'
import { NetworkModule } from '../network/network.module.js'
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
  imports: [NetworkModule],
  providers: [
    RoleAssignmentQueries,
    RoleAssignmentService,
    RoleAssignmentResolver,
    ViewerAssignmentsResolver,
    UnitPeopleResolver,
    UserDirectoryQueries,
    UserDirectoryResolver
  ]
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
