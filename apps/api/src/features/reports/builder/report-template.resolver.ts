import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { reportDifference } from '@solmu/domain/reports/report-versions.js'
import { Requires } from '../../../core/access/requires.js'
import { ReportDraftService } from './report-draft.service.js'
import {
  CopyReportTemplateInput,
  DiscardReportDraftInput,
  InstallReportTemplatesPayload,
  ReleaseReportDraftInput,
  ReportDraftPayload,
  ReportTemplatePayload,
  RestoreReportTemplateInput,
  RetireReportTemplateInput,
  SaveReportDraftInput,
  SaveReportTemplateInput
} from './report-input.graphql.js'
import { ReportStore } from './report-store.js'
import { ReportDifference, ReportTemplate, ReportTemplateConnection, ReportTemplateListArgs, ReportTemplateVersion } from './report-template.graphql.js'
import { ReportTemplateService } from './report-template.service.js'

/** Report templates and their versions. */
@Resolver()
export class ReportTemplateResolver {
  constructor(
    private readonly store: ReportStore,
    private readonly templates: ReportTemplateService,
    private readonly drafts: ReportDraftService
  ) {}

  @Requires('edition.read')
  @Query(() => ReportTemplateConnection, { description: 'Report templates, by their Finnish names.' })
  reportTemplates(@Args() args: ReportTemplateListArgs): Promise<ReportTemplateConnection> {
    return this.store.list(args)
  }

  @Requires('edition.read')
  @Query(() => ReportTemplate, { description: 'A report template.' })
  reportTemplate(@Args('id', { type: () => ID, description: 'The template.' }) id: string): Promise<ReportTemplate> {
    return this.store.template(id)
  }

  @Requires('edition.read')
  @Query(() => ReportTemplateVersion, { description: 'A version of a report template.' })
  reportTemplateVersion(@Args('id', { type: () => ID, description: 'The version.' }) id: string): Promise<ReportTemplateVersion> {
    return this.store.version(id)
  }

  @Requires('edition.read')
  @Query(() => Int, { description: 'How many of the report templates that come with the product the consortium does not have.' })
  reportTemplateGap(): Promise<number> {
    return this.templates.gap()
  }

  @Requires('edition.read')
  @Query(() => ReportDifference, { description: 'What differs between two versions, of one template or of two.' })
  async reportDifference(
    @Args('oneVersionId', { type: () => ID, description: 'The one version.' }) oneVersionId: string,
    @Args('otherVersionId', { type: () => ID, description: 'The other.' }) otherVersionId: string
  ): Promise<ReportDifference> {
    const one = await this.store.version(oneVersionId)
    const other = await this.store.version(otherVersionId)
    return { one, other, changes: reportDifference(one.blocks, other.blocks) }
  }

  @Requires('report.manage')
  @Mutation(() => InstallReportTemplatesPayload, { description: 'Adds the report templates that come with the product and are not there yet.' })
  async installReportTemplates(): Promise<InstallReportTemplatesPayload> {
    return { addedCount: await this.templates.install() }
  }

  @Requires('report.manage')
  @Mutation(() => ReportTemplatePayload, { description: 'Adds a report template with an empty draft, or calls one otherwise.' })
  async saveReportTemplate(@Args('input', { description: 'The template.' }) input: SaveReportTemplateInput): Promise<ReportTemplatePayload> {
    return { template: await this.templates.save(input) }
  }

  @Requires('report.manage')
  @Mutation(() => ReportTemplatePayload, { description: 'Copies a report template.' })
  async copyReportTemplate(@Args('input', { description: 'Which, and what the copy is called.' }) input: CopyReportTemplateInput): Promise<ReportTemplatePayload> {
    return { template: await this.templates.copy(input) }
  }

  @Requires('report.manage')
  @Mutation(() => ReportTemplatePayload, { description: 'Takes a report template out of use; reports that were attached stay.' })
  async retireReportTemplate(@Args('input', { description: 'Which one.' }) input: RetireReportTemplateInput): Promise<ReportTemplatePayload> {
    return { template: await this.templates.retire(input.templateId, true, input.expectedVersion) }
  }

  @Requires('report.manage')
  @Mutation(() => ReportTemplatePayload, { description: 'Takes a report template into use again.' })
  async restoreReportTemplate(@Args('input', { description: 'Which one.' }) input: RestoreReportTemplateInput): Promise<ReportTemplatePayload> {
    return { template: await this.templates.retire(input.templateId, false, input.expectedVersion) }
  }

  @Requires('report.manage')
  @Mutation(() => ReportDraftPayload, { description: 'Saves the blocks of the draft of a template; where there is none, one begins.' })
  async saveReportDraft(@Args('input', { description: 'The blocks.' }) input: SaveReportDraftInput): Promise<ReportDraftPayload> {
    return { version: await this.drafts.save(input) }
  }

  @Requires('report.manage')
  @Mutation(() => ReportTemplatePayload, { description: 'Drops the draft of a template; what was released stays.' })
  async discardReportDraft(@Args('input', { description: 'Which one.' }) input: DiscardReportDraftInput): Promise<ReportTemplatePayload> {
    return { template: await this.drafts.discard(input) }
  }

  @Requires('report.manage')
  @Mutation(() => ReportTemplatePayload, { description: 'Releases the draft of a template: it never changes again, and can be attached to publications.' })
  async releaseReportDraft(@Args('input', { description: 'Which one, and what has changed.' }) input: ReleaseReportDraftInput): Promise<ReportTemplatePayload> {
    return { template: await this.drafts.release(input) }
  }
}
