import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { type PackedFigure, packFigure } from '@solmu/domain/reports/figure-matrix.js'
import { Requires } from '../../../core/access/requires.js'
import { Consolidation, ConsolidationInput } from './consolidation.graphql.js'
import { FigureMatrixScalar } from './consolidation-kinds.graphql.js'
import { ConsolidationService } from './consolidation.service.js'
import { FigureDerivation, FigureDerivationInput } from './figure-derivation.graphql.js'
import { FigureDerivationService } from './figure-derivation.service.js'

@Resolver(() => Consolidation)
export class ConsolidationResolver {
  constructor(
    private readonly service: ConsolidationService,
    private readonly derivations: FigureDerivationService
  ) {}

  @Requires('return.read')
  @Query(() => Consolidation, { description: 'What the figures that the viewer reads add up to, by areas and periods.' })
  consolidation(@Args('input', { description: 'Which figures, and how.' }) input: ConsolidationInput): Promise<Consolidation> {
    return this.service.consolidation(input)
  }

  @Requires('return.read')
  @Query(() => FigureDerivation, { description: 'Why a figure is what it is, one step down, as far as the viewer reads it.' })
  figureDerivation(@Args('input', { description: 'Which figure.' }) input: FigureDerivationInput): Promise<FigureDerivation> {
    return this.derivations.derivation(input)
  }
  @ResolveField(() => FigureMatrixScalar, { description: 'The same figures as lists: what to ask for where there are many.' })
  matrix(@Parent() { values }: Consolidation): PackedFigure[][] {
    return values.map((row) => row.map(packFigure))
  }
}
