import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { tokenActions } from '@solmu/domain/access/api-token.js'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import {
  CreateApiTokenInput,
  CreateApiTokenPayload,
  CreateMachineUserInput,
  CreateMachineUserPayload,
  MachineUser,
  RevokeApiTokenInput,
  RevokeApiTokenPayload
} from './machine.graphql.js'
import { MachineService } from './machine.service.js'

@Resolver(() => MachineUser)
export class MachineResolver {
  constructor(private readonly machines: MachineService) {}

  @Requires('access.administer')
  @Query(() => [MachineUser], { description: 'The programs with an account, by name, with their tokens.' })
  machineUsers(): Promise<MachineUser[]> {
    return this.machines.all()
  }

  @Requires('access.administer')
  @Query(() => [String], { description: 'The actions for which a token can be made.' })
  apiTokenActions(): string[] {
    return [...tokenActions]
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => CreateMachineUserPayload, { description: 'Makes an account for a program.' })
  async createMachineUser(@Args('input', { description: 'What it is called and what it is for.' }) input: CreateMachineUserInput): Promise<CreateMachineUserPayload> {
    return { machine: await this.machines.create(input) }
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Mutation(() => CreateApiTokenPayload, { description: 'Makes a token; what opens is shown once.' })
  createApiToken(@Args('input', { description: 'For which machine, for what, and how long.' }) input: CreateApiTokenInput): Promise<CreateApiTokenPayload> {
    return this.machines.createToken(input)
  }

  @Requires('access.administer')
  @Mutation(() => RevokeApiTokenPayload, { description: 'Takes a token back.' })
  async revokeApiToken(@Args('input', { description: 'Which token.' }) input: RevokeApiTokenInput): Promise<RevokeApiTokenPayload> {
    return { machine: await this.machines.revokeToken(input.tokenId) }
  }
}
