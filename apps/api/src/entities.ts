import { RoleAssignmentEntity } from './features/access/role-assignment/role-assignment.entity.js'
import { AreaEntity, MunicipalityAreaEntity } from './features/geography/area.entity.js'
import { MunicipalityEntity } from './features/geography/municipality.entity.js'
import { UserEntity } from './features/identity/user/user.entity.js'
import { ConsortiumEntity } from './features/network/consortium/consortium.entity.js'
import { OrgUnitEntity } from './features/network/org-unit/org-unit.entity.js'
import { OrganisationEntity } from './features/network/organisation/organisation.entity.js'

/** Every entity class that TypeORM knows; a test compares them with the migrations. */
export const entities = [
  UserEntity,
  RoleAssignmentEntity,
  ConsortiumEntity,
  OrganisationEntity,
  OrgUnitEntity,
  MunicipalityEntity,
  AreaEntity,
  MunicipalityAreaEntity
]
