import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { PartnerService } from './partner.service.js'
import { MoveProjectInput, ProjectListArgs, RemoveProjectPartnerInput, SaveProjectInput, SaveProjectPartnerInput } from './project-input.graphql.js'
import { ProjectReader } from './project-reader.js'
import { Project, ProjectChoices, ProjectConnection, ProjectPayload } from './project.graphql.js'
import { ProjectQueries } from './project.queries.js'
import { ProjectService } from './project.service.js'

/** Which projects are there, who carries them out, and how far have they come? */
@Resolver(() => Project)
export class ProjectResolver {
  constructor(
    private readonly queries: ProjectQueries,
    private readonly reader: ProjectReader,
    private readonly service: ProjectService,
    private readonly partners: PartnerService
  ) {}

  @Requires('project.read')
  @Query(() => ProjectConnection, { description: 'The projects of the network, the newest first.' })
  projects(@Args() args: ProjectListArgs, @Info() info: GraphQLResolveInfo): Promise<ProjectConnection> {
    return this.queries.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('project.read')
  @Query(() => Project, { description: 'A project with its partners and its way so far.' })
  project(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Project> {
    return this.reader.one(id)
  }

  @Requires('project.edit')
  @Query(() => ProjectChoices, { description: 'What is needed to register a project.' })
  projectChoices(): Promise<ProjectChoices> {
    return this.reader.choices()
  }

  @Requires('project.edit')
  @Mutation(() => ProjectPayload, { description: 'Registers a project, or changes what is said of one.' })
  async saveProject(@Args('input', { description: 'What it is.' }) input: SaveProjectInput): Promise<ProjectPayload> {
    return { project: await this.service.save(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectPayload, { description: 'Moves a project on, or back.' })
  async moveProject(@Args('input', { description: 'Which step.' }) input: MoveProjectInput): Promise<ProjectPayload> {
    return { project: await this.service.move(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectPayload, { description: 'Takes an organisation into a project, or changes its units and days.' })
  async saveProjectPartner(@Args('input', { description: 'Who.' }) input: SaveProjectPartnerInput): Promise<ProjectPayload> {
    return { project: await this.partners.save(input) }
  }

  @Requires('project.edit')
  @Mutation(() => ProjectPayload, { description: 'Takes a partner without a budget out of a project.' })
  async removeProjectPartner(@Args('input', { description: 'Who.' }) input: RemoveProjectPartnerInput): Promise<ProjectPayload> {
    return { project: await this.partners.remove(input) }
  }
}
