import { Module } from '@nestjs/common'
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
export class AccessModule {}
