import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { reportFaults } from '@solmu/domain/reports/report-check.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { ReportLibraryReader } from './report-library.reader.js'
import { ReportStore, type VersionRecord } from './report-store.js'
import { ReportFault, ReportTemplate, ReportTemplateVersion } from './report-template.graphql.js'

/** The versions of templates, read for all templates of a request at once. */
@Resolver(() => ReportTemplate)
export class ReportTemplateFieldsResolver {
  constructor(
    private readonly store: ReportStore,
    private readonly loaders: Loaders
  ) {}

  @ResolveField(() => [ReportTemplateVersion], { description: 'Its versions, the newest first.' })
  versions(@Parent() { id }: ReportTemplate): Promise<ReportTemplateVersion[]> {
    return this.of(id)
  }

  @ResolveField(() => ReportTemplateVersion, { nullable: true, description: 'The version that is being written; null for none.' })
  async draft(@Parent() { id }: ReportTemplate): Promise<ReportTemplateVersion | null> {
    return (await this.of(id)).find(({ state }) => state === 'draft') ?? null
  }

  @ResolveField(() => ReportTemplateVersion, { nullable: true, description: 'The newest version that has been released; null for none.' })
  async released(@Parent() { id }: ReportTemplate): Promise<ReportTemplateVersion | null> {
    return (await this.of(id)).find(({ state }) => state === 'released') ?? null
  }

  @ResolveField(() => Int, { description: 'To how many publications one of its versions is attached.' })
  async attachedCount(@Parent() { id }: ReportTemplate): Promise<number> {
    return (await this.of(id)).reduce((sum, { attachedCount }) => sum + attachedCount, 0)
  }

  private of(id: string): Promise<VersionRecord[]> {
    const loader = this.loaders.of<VersionRecord>('reportVersions', async (ids) =>
      (await this.store.versions(ids)).map((value) => ({ key: value.templateId, value }))
    )
    return loader.load(id)
  }
}

@Resolver(() => ReportTemplateVersion)
export class ReportVersionFieldsResolver {
  constructor(
    private readonly library: ReportLibraryReader
  ) {}

  @ResolveField(() => Int, { description: 'How many blocks it has.' })
  blockCount(@Parent() { blocks }: ReportTemplateVersion): number {
    return blocks.length
  }

  @ResolveField(() => [ReportFault], { description: 'What stands in the way of releasing it, by the library as it is now; none of a released one.' })
  async faults(@Parent() version: ReportTemplateVersion): Promise<readonly ReportFault[]> {
    return version.state === 'released' ? [] : reportFaults(version, await this.library.read())
  }
}
