import { Args, Query, Resolver } from '@nestjs/graphql'
import { AnySignedIn } from '../../../core/access/requires.js'
import { ExplainedDifference, FigureDifferenceInput } from './difference.graphql.js'
import { DifferenceService } from './difference.service.js'

/** What may be compared follows from the figures: whoever reads both may ask why they differ. */
@Resolver()
export class DifferenceResolver {
  constructor(private readonly service: DifferenceService) {}

  @AnySignedIn()
  @Query(() => ExplainedDifference, { description: 'Why two figures that the viewer reads differ: what each rests on, and how much each difference explains.' })
  figureDifference(@Args('input', { description: 'Which figures.' }) input: FigureDifferenceInput): Promise<ExplainedDifference> {
    return this.service.difference(input)
  }
}
