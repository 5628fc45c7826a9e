import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { Type } from 'class-transformer'
import { IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { UserKindEnum, UserStateEnum, UserType } from '../../identity/user/user.graphql.js'
import { RoleNameEnum } from '../role-assignment/role-name.graphql.js'

export enum UserSortEnum {
  name = 'name',
  last_login = 'last_login'
}
registerEnumType(UserSortEnum, { name: 'UserSort', description: 'What a list of people is sorted by.' })

@ObjectType({ description: 'A page of people with an account.' })
export class UserConnection extends ConnectionOf(UserType, 'people') {}

@InputType({ description: 'Which people to list; what is left out does not narrow the list.' })
export class UserFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name or e-mail.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => RoleNameEnum, { nullable: true, description: 'Those who hold this role today.' })
  @IsOptional()
  role?: RoleName | null

  @Field(() => UserStateEnum, { nullable: true, description: 'Those in this state.' })
  @IsOptional()
  state?: UserStateEnum | null

  @Field(() => UserKindEnum, { nullable: true, description: 'People only, or machines only.' })
  @IsOptional()
  kind?: 'person' | 'machine' | null

  @Field(() => ID, { nullable: true, description: 'Those who hold a role at this unit today.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null
}

@ArgsType()
export class UserListArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Which people.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UserFilter)
  filter?: UserFilter | null

  @Field(() => UserSortEnum, { nullable: true, description: 'By name when not given.' })
  @IsOptional()
  sort?: UserSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}
