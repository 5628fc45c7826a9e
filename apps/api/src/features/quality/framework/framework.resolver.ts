import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { Requires } from '../../../core/access/requires.js'
import { FrameworkContentType } from './framework-content.graphql.js'
import { FrameworkLibraryService } from './framework-library.service.js'
import { FrameworkReader } from './framework-reader.js'
import {
  CreateFrameworkInput,
  DropFrameworkDraftInput,
  DropFrameworkDraftPayload,
  FrameworkDifference,
  FrameworkDifferenceArgs,
  FrameworkPayload,
  FrameworkVersionPayload,
  InstallFrameworksPayload,
  QualityFrameworkType,
  QualityFrameworkVersionType,
  ReleaseFrameworkInput,
  RetireFrameworkInput,
  SaveFrameworkDraftInput,
  StartFrameworkDraftInput
} from './framework.graphql.js'
import { FrameworkService } from './framework.service.js'

/** The quality frameworks, their versions and what they differ in. */
@Resolver(() => QualityFrameworkType)
export class FrameworkResolver {
  constructor(
    private readonly service: FrameworkService,
    private readonly reader: FrameworkReader,
    private readonly library: FrameworkLibraryService
  ) {}

  @Requires('quality.read')
  @Query(() => [QualityFrameworkType], { description: 'The quality frameworks by their codes; those that were retired among them.' })
  qualityFrameworks(): Promise<QualityFrameworkType[]> {
    return this.reader.all()
  }

  @Requires('quality.read')
  @Query(() => QualityFrameworkType, { description: 'One quality framework.' })
  qualityFramework(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<QualityFrameworkType> {
    return this.service.one(id)
  }

  @Requires('quality.read')
  @Query(() => QualityFrameworkVersionType, { description: 'One version of a quality framework.' })
  qualityFrameworkVersion(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<QualityFrameworkVersionType> {
    return this.service.version(id)
  }

  @Requires('quality.read')
  @Query(() => FrameworkDifference, { description: 'What differs between two versions of a framework.' })
  async frameworkDifference(@Args() { fromVersionId, toVersionId }: FrameworkDifferenceArgs): Promise<FrameworkDifference> {
    const { changes, ...versions } = await this.service.difference(fromVersionId, toVersionId)
    return { ...versions, changes: [...changes] }
  }

  @Requires('quality.manage')
  @Query(() => Int, { description: 'How many of the frameworks that come with the product are missing, and would be added.' })
  missingFrameworkCount(): Promise<number> {
    return this.library.gap()
  }

  @Requires('quality.manage')
  @Mutation(() => InstallFrameworksPayload, { description: 'Adds the frameworks that come with the product, as far as they are missing.' })
  async installFrameworks(): Promise<InstallFrameworksPayload> {
    return { count: await this.library.install() }
  }

  @Requires('quality.manage')
  @Mutation(() => FrameworkVersionPayload, { description: 'Begins a framework as a draft.' })
  createFramework(@Args('input', { description: 'What it is to be.' }) input: CreateFrameworkInput): Promise<FrameworkVersionPayload> {
    return this.service.create(input)
  }

  @Requires('quality.manage')
  @Mutation(() => FrameworkVersionPayload, { description: 'Begins the next version of a framework as a draft.' })
  startFrameworkDraft(@Args('input', { description: 'Of which one.' }) input: StartFrameworkDraftInput): Promise<FrameworkVersionPayload> {
    return this.service.startDraft(input)
  }

  @Requires('quality.manage')
  @Mutation(() => FrameworkVersionPayload, { description: 'Saves a draft, finished or not.' })
  saveFrameworkDraft(@Args('input', { description: 'What it is to say.' }) input: SaveFrameworkDraftInput): Promise<FrameworkVersionPayload> {
    return this.service.saveDraft(input)
  }

  @Requires('quality.manage')
  @Mutation(() => DropFrameworkDraftPayload, { description: 'Gives a draft up.' })
  async dropFrameworkDraft(@Args('input', { description: 'Which one.' }) input: DropFrameworkDraftInput): Promise<DropFrameworkDraftPayload> {
    return { versionId: input.versionId, isFrameworkGone: await this.service.dropDraft(input) }
  }

  @Requires('quality.manage')
  @Mutation(() => FrameworkVersionPayload, { description: 'Releases a draft from a day on. It never changes again.' })
  releaseFramework(@Args('input', { description: 'Which one, and from when.' }) input: ReleaseFrameworkInput): Promise<FrameworkVersionPayload> {
    return this.service.release(input)
  }

  @Requires('quality.manage')
  @Mutation(() => FrameworkPayload, { description: 'Retires a framework, or offers it again. What rests on it stays.' })
  async retireFramework(@Args('input', { description: 'Which one, and why.' }) input: RetireFrameworkInput): Promise<FrameworkPayload> {
    return { framework: await this.service.retire(input) }
  }

  @ResolveField(() => [QualityFrameworkVersionType], { description: 'Its versions, the newest first; drafts for those who write them.' })
  versions(@Parent() { id }: QualityFrameworkType): Promise<QualityFrameworkVersionType[]> {
    return this.reader.versionsOf(id)
  }
}

/** What only those who read a version itself want to know. */
@Resolver(() => QualityFrameworkVersionType)
export class FrameworkFieldsResolver {
  constructor(private readonly reader: FrameworkReader) {}

  @ResolveField(() => FrameworkContentType, { description: 'What it says.' })
  async content(@Parent() { id }: QualityFrameworkVersionType): Promise<FrameworkContentType> {
    const content = await this.reader.contentOf(id)
    if (!content) throw new DomainError('NOT_FOUND')
    return content as FrameworkContentType
  }
}
