import { Args, Info, Query, Resolver } from '@nestjs/graphql'
import type { Division } from '@solmu/domain/geography/divisions.js'
import type { GraphQLResolveInfo } from 'graphql'
import { AnySignedIn } from '../../core/access/requires.js'
import { asksFor } from '../../core/graphql/page.js'
import { IsoDay } from '../../core/graphql/scalars.js'
import { AreaType, DivisionEnum, MunicipalityType } from './geography.graphql.js'
import { GeographyQueries } from './geography.queries.js'

const asOfArgument = { type: () => IsoDay, nullable: true, description: 'The day to look at; today when not given.' }

@Resolver()
export class GeographyResolver {
  constructor(private readonly geography: GeographyQueries) {}

  @AnySignedIn()
  @Query(() => [MunicipalityType], {
    description: 'The municipalities that live on a day, in the order of their codes.'
  })
  municipalities(
    @Args('asOf', asOfArgument) asOf: string | null | undefined,
    @Info() info: GraphQLResolveInfo
  ): Promise<MunicipalityType[]> {
    return this.geography.municipalities({ asOf: asOf ?? null, withAreas: asksFor(info, 'areas') })
  }

  @AnySignedIn()
  @Query(() => [AreaType], { description: 'The areas of a division on a day; none when the division did not exist.' })
  areas(
    @Args('division', { type: () => DivisionEnum, description: 'The division.' }) division: Division,
    @Args('asOf', asOfArgument) asOf: string | null | undefined
  ): Promise<AreaType[]> {
    return this.geography.areas(division, asOf ?? null)
  }
}
