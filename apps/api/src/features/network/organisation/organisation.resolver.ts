import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import {
  ChangeOrganisationInput,
  ChangeOrganisationPayload,
  OrganisationConnection,
  OrganisationListArgs,
  OrganisationRecordType,
  RegisterOrganisationInput,
  RegisterOrganisationPayload,
  SimilarOrganisation
} from './organisation.graphql.js'
import { OrganisationService } from './organisation.service.js'

@Resolver()
export class OrganisationResolver {
  constructor(private readonly organisations: OrganisationService) {}

  @Requires('organisation.read')
  @Query(() => OrganisationConnection, { description: 'The register of organisations.', name: 'organisations' })
  list(@Args() args: OrganisationListArgs, @Info() info: GraphQLResolveInfo): Promise<OrganisationConnection> {
    return this.organisations.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('organisation.read')
  @Query(() => OrganisationRecordType, { description: 'One organisation.' })
  organisation(
    @Args('id', { type: () => ID, description: 'The id of the organisation.' }) id: string
  ): Promise<OrganisationRecordType> {
    return this.organisations.one(id)
  }

  @Requires('organisation.read')
  @Query(() => [SimilarOrganisation], { description: 'Organisations of the register that may be the same body, the likeliest first.' })
  similarOrganisations(
    @Args('name', { type: () => String, nullable: true, description: 'A name.' }) name: string | null | undefined,
    @Args('businessId', { type: () => String, nullable: true, description: 'A business id.' })
    businessId: string | null | undefined,
    @Args('exceptId', { type: () => ID, nullable: true, description: 'An organisation to leave out.' })
    exceptId: string | null | undefined
  ): Promise<SimilarOrganisation[]> {
    return this.organisations.similar({ name: name ?? '', businessId: businessId ?? '', exceptId: exceptId ?? null })
  }

  @Requires('organisation.manage')
  @Mutation(() => RegisterOrganisationPayload, { description: 'Enters an organisation in the register.' })
  async registerOrganisation(
    @Args('input', { description: 'The organisation.' }) input: RegisterOrganisationInput
  ): Promise<RegisterOrganisationPayload> {
    return { organisation: await this.organisations.register(input) }
  }

  @Requires('organisation.manage')
  @Mutation(() => ChangeOrganisationPayload, { description: 'Changes what the register says about an organisation.' })
  async changeOrganisation(
    @Args('input', { description: 'The organisation.' }) input: ChangeOrganisationInput
  ): Promise<ChangeOrganisationPayload> {
    return { organisation: await this.organisations.change(input) }
  }
}
