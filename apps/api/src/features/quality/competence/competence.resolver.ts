import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import {
  Competence,
  CompetencePayload,
  CompetenceSummary,
  CompetenceTitle,
  RemoveCompetenceInput,
  RemoveCompetencePayload,
  SaveCompetenceInput,
  StaffMember,
  UnitOfStaffArgs
} from './competence.graphql.js'
import { CompetenceReader } from './competence.reader.js'
import { CompetenceService } from './competence.service.js'

/** What the staff have learned, and how they are supervised. */
@Resolver()
export class CompetenceResolver {
  constructor(
    private readonly reader: CompetenceReader,
    private readonly service: CompetenceService
  ) {}

  @Requires('competence.read')
  @Query(() => [Competence], { description: 'Records of training, qualifications and supervision by name: one’s own, and of the units that one answers for.' })
  staffCompetence(@Args('unitId', { type: () => ID, nullable: true, description: 'Of this unit alone.' }) unitId: string | null): Promise<Competence[]> {
    return this.reader.records(unitId ?? null)
  }

  @Requires('competence.read')
  @Query(() => [CompetenceSummary], { description: 'What the staff know, by unit, in counts.' })
  competenceSummary(@Args('unitId', { type: () => ID, nullable: true, description: 'Of this unit alone.' }) unitId: string | null): Promise<CompetenceSummary[]> {
    return this.reader.summary(unitId ? [unitId] : null)
  }

  @Requires('competence.read')
  @Query(() => [CompetenceTitle], { description: 'Which qualifications there are in a unit, and how many have each.' })
  competenceTitles(@Args() { unitId }: UnitOfStaffArgs): Promise<CompetenceTitle[]> {
    return this.reader.titles(unitId)
  }

  @Requires('competence.manage')
  @Query(() => [StaffMember], { description: 'Those who work in a unit today.' })
  unitStaff(@Args() { unitId }: UnitOfStaffArgs): Promise<StaffMember[]> {
    return this.reader.staff(unitId)
  }

  @Requires('competence.manage')
  @Mutation(() => CompetencePayload, { description: 'Records a training, a qualification or a supervision, or changes what is recorded.' })
  async saveCompetence(@Args('input', { description: 'What it is.' }) input: SaveCompetenceInput): Promise<CompetencePayload> {
    return { competence: await this.service.save(input) }
  }

  @Requires('competence.manage')
  @Mutation(() => RemoveCompetencePayload, { description: 'Removes a record for good.' })
  async removeCompetence(@Args('input', { description: 'Which one.' }) input: RemoveCompetenceInput): Promise<RemoveCompetencePayload> {
    return { competenceId: await this.service.remove(input) }
  }
}
